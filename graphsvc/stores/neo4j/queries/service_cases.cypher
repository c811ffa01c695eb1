// parameters: $start, $end (first day outside)
// Each referral that makes a tie in the window: what holds a case of one service together, the quarter, both ends. The
// key never leaves the store: the client of the goal, else the referral itself.
MATCH (referral:Referral)
USING INDEX referral:Referral(requested_on)
WHERE referral.requested_on >= $start AND referral.requested_on < $end
  AND referral.retired_at IS NULL
  AND NOT referral.state IN ['draft', 'entered_in_error']
MATCH (service:CounsellingService)<-[:FROM]-(referral)-[:TO]->(offer:Offer)
WHERE NOT coalesce(offer.sensitive, false)
MATCH (offer)-[:PROVIDED_BY]->(provider:Organisation)
OPTIONAL MATCH (offer)-[:DELIVERED_BY]->(deliverer:CounsellingService)
OPTIONAL MATCH (referral)-[:FOR]->(:Goal)-[:GOAL_OF]->(:Agreement)-[:CONCLUDED_WITH]->(client:Client)
RETURN DISTINCT coalesce(client.id, referral.id) AS key, service.id AS sender,
  date.truncate('quarter', referral.requested_on) AS quarter, coalesce(deliverer.id, provider.id) AS receiver
