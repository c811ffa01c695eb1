// parameters: $id, $organisation, $service (on whose behalf the actor answers; one of them is null)
// The referral, locked, where it was sent to an offer of that organisation or service.
MATCH (referral:Referral {id: $id})-[:TO]->(offer:Offer)
WHERE EXISTS { (offer)-[:PROVIDED_BY]->(:Organisation {id: $organisation}) }
  OR EXISTS { (offer)-[:DELIVERED_BY]->(:CounsellingService {id: $service}) }
SET referral._lock = true REMOVE referral._lock
WITH referral
WHERE referral.retired_at IS NULL AND NOT referral.state IN ['draft', 'entered_in_error']
RETURN referral {.*} AS properties
