// parameters: $start, $end (first day outside)
// Refused referrals of the window by tie, the kind of unit that refused, and its reason.
MATCH (referral:Referral)
USING INDEX referral:Referral(requested_on)
WHERE referral.requested_on >= $start AND referral.requested_on < $end
  AND referral.retired_at IS NULL
  AND NOT referral.state IN ['draft', 'entered_in_error']
MATCH (referral)<-[:EVENT_OF]-(event:ReferralEvent)
WHERE event.state = 'rejected' AND event.reason IS NOT NULL AND event.retired_at IS NULL
MATCH (service:CounsellingService)<-[:FROM]-(referral)-[:TO]->(offer:Offer)
WHERE NOT coalesce(offer.sensitive, false)
MATCH (offer)-[:PROVIDED_BY]->(provider:Organisation)
OPTIONAL MATCH (offer)-[:DELIVERED_BY]->(deliverer:CounsellingService)
RETURN service.id AS sender, coalesce(deliverer.id, provider.id) AS receiver,
  coalesce(deliverer.kind, provider.kind) AS kind, event.reason AS reason, count(*) AS referrals
ORDER BY sender, receiver, reason
