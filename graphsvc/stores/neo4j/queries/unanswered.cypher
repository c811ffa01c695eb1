// parameters: $start, $end (first day outside), $patience (days)
// Referrals of the window that nobody answered for longer than that before its end, by the day of the request.
MATCH (referral:Referral)
USING INDEX referral:Referral(requested_on)
WHERE referral.requested_on >= $start AND referral.requested_on < $end - duration({days: $patience})
  AND referral.state = 'requested' AND referral.retired_at IS NULL
MATCH (referral)-[:TO]->(offer:Offer)
WHERE NOT coalesce(offer.sensitive, false)
RETURN referral.requested_on AS requested_on, count(*) AS referrals
ORDER BY requested_on
