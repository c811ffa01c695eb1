// parameters: $holder (null for every service), $states, $day and $before (last one seen, or null), $limit
// The referrals that a service sent, the last requested first.
CALL () {
  MATCH (referral:Referral {holder: $holder}) WHERE referral.id > ''
  RETURN referral
  UNION
  WITH 1 AS every WHERE $holder IS NULL
  MATCH (referral:Referral) WHERE referral.state IN $states
  RETURN referral
}
WITH referral
WHERE referral.retired_at IS NULL AND referral.state IN $states
  AND ($before IS NULL OR referral.requested_on < $day OR (referral.requested_on = $day AND referral.id < $before))
RETURN referral.id AS id
ORDER BY referral.requested_on DESC, referral.id DESC LIMIT $limit
