// parameters: $start, $end (first day outside), $patience (days)
// How the referrals of each tie ran. Whole days lie between the request and the answer, which is an instant in UTC.
MATCH (referral:Referral)
USING INDEX referral:Referral(requested_on)
WHERE referral.requested_on >= $start AND referral.requested_on < $end
  AND referral.retired_at IS NULL
  AND NOT referral.state IN ['draft', 'entered_in_error']
MATCH (service:CounsellingService)<-[:FROM]-(referral)-[:TO]->(offer:Offer)
WHERE NOT coalesce(offer.sensitive, false)
OPTIONAL MATCH (referral)<-[:EVENT_OF]-(event:ReferralEvent)
WHERE event.state IN ['accepted', 'rejected'] AND event.retired_at IS NULL
WITH service, offer, referral, min(CASE event.state WHEN 'accepted' THEN event.at END) AS accepted,
  count(CASE event.state WHEN 'rejected' THEN 1 END) > 0 AS refused
WITH service, offer, refused, accepted IS NOT NULL AS answered,
  duration.inDays(referral.requested_on, date(accepted)).days > $patience AS late,
  accepted IS NULL AND NOT refused AND referral.state = 'requested'
    AND duration.inDays(referral.requested_on, $end).days > $patience AS silent
MATCH (offer)-[:PROVIDED_BY]->(provider:Organisation)
OPTIONAL MATCH (offer)-[:DELIVERED_BY]->(deliverer:CounsellingService)
RETURN service.id AS sender, coalesce(deliverer.id, provider.id) AS receiver, count(*) AS sent,
  sum(CASE WHEN answered AND NOT late THEN 1 ELSE 0 END) AS answered,
  sum(CASE WHEN answered AND late THEN 1 ELSE 0 END) AS late,
  sum(CASE WHEN refused THEN 1 ELSE 0 END) AS refused,
  sum(CASE WHEN silent THEN 1 ELSE 0 END) AS silent
ORDER BY sender, receiver
