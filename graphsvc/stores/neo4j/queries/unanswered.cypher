// parameters: $start, $end (first day outside), $patience (days)
// Referrals of the window that nobody answered for longer than that before its end, by tie and quarter of the request.
MATCH (referral:Referral)
USING INDEX referral:Referral(requested_on)
WHERE referral.requested_on >= $start AND referral.requested_on < $end - duration({days: $patience})
  AND referral.state = 'requested' AND referral.retired_at IS NULL
MATCH (service:CounsellingService)<-[:FROM]-(referral)-[:TO]->(offer:Offer)
WHERE NOT coalesce(offer.sensitive, false)
WITH service, offer, date.truncate('quarter', referral.requested_on) AS quarter, count(*) AS referrals
MATCH (offer)-[:PROVIDED_BY]->(provider:Organisation)
OPTIONAL MATCH (offer)-[:DELIVERED_BY]->(deliverer:CounsellingService)
RETURN service.id AS sender, coalesce(deliverer.id, provider.id) AS receiver, quarter, sum(referrals) AS referrals
ORDER BY sender, receiver, quarter
