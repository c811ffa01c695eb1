// parameters: $start, $end (first day outside), $one, $other
MATCH (service:CounsellingService)<-[:FROM]-(referral:Referral)
WHERE service.id IN [$one, $other]
  AND referral.requested_on >= $start AND referral.requested_on < $end
  AND referral.retired_at IS NULL
  AND NOT referral.state IN ['draft', 'entered_in_error']
MATCH (referral)-[:TO]->(offer:Offer)
WHERE NOT coalesce(offer.sensitive, false)
MATCH (offer)-[:PROVIDED_BY]->(provider:Organisation)
OPTIONAL MATCH (offer)-[:DELIVERED_BY]->(deliverer:CounsellingService)
WITH referral, service.id AS sender, coalesce(deliverer, provider).id AS receiver
WHERE (sender = $one AND receiver = $other) OR (sender = $other AND receiver = $one)
RETURN date.truncate('month', referral.requested_on) AS month, sender, receiver, count(*) AS events
ORDER BY month, sender, receiver
