// parameters: $id, $organisation, $service (on whose behalf the actor answers; one of them is null)
// The enquiry, locked, where it went to an offer of that organisation or service.
MATCH (enquiry:CapacityEnquiry {id: $id})-[:TO]->(offer:Offer)
WHERE EXISTS { (offer)-[:PROVIDED_BY]->(:Organisation {id: $organisation}) }
  OR EXISTS { (offer)-[:DELIVERED_BY]->(:CounsellingService {id: $service}) }
SET enquiry._lock = true REMOVE enquiry._lock
WITH enquiry
WHERE enquiry.retired_at IS NULL
RETURN enquiry {.*} AS properties
