// parameters: $start, $end (first day outside)
// The receiver is the service that delivers the offer, else the organisation that provides it. Counted by offer
// first: there are far fewer offers than referrals. One row with three lists travels faster than many rows.
// The hint keeps the planner from starting at the few services, each of which has referrals of many years.
MATCH (referral:Referral)
USING INDEX referral:Referral(requested_on)
WHERE referral.requested_on >= $start AND referral.requested_on < $end
  AND referral.retired_at IS NULL
  AND NOT referral.state IN ['draft', 'entered_in_error']
MATCH (service:CounsellingService)<-[:FROM]-(referral)-[:TO]->(offer:Offer)
WITH service, offer, count(*) AS events
WHERE NOT coalesce(offer.sensitive, false)
MATCH (offer)-[:PROVIDED_BY]->(provider:Organisation)
OPTIONAL MATCH (offer)-[:DELIVERED_BY]->(deliverer:CounsellingService)
WITH service, coalesce(deliverer, provider) AS receiving, sum(events) AS events
WITH service.id AS sender, receiving.id AS receiver, events
ORDER BY sender, receiver
RETURN collect(sender) AS senders, collect(receiver) AS receivers, collect(events) AS events
