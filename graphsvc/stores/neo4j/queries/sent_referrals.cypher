// parameters: $holder (null for every service), $states, $day and $before (day and id of the last one seen, null at
// the beginning), $limit
// The referrals that a service sent, the last requested first.
MATCH (referral:Referral)
WHERE ($holder IS NULL OR referral.holder = $holder) AND referral.retired_at IS NULL AND referral.state IN $states
  AND ($before IS NULL OR referral.requested_on < $day OR (referral.requested_on = $day AND referral.id < $before))
RETURN referral.id AS id
ORDER BY referral.requested_on DESC, referral.id DESC LIMIT $limit
