-- parameters: :holder (NULL for every service), :states (JSON list), :day and :before (day and id of the last one
-- seen, NULL at the beginning), :limit
-- The referrals that a service sent, the last requested first.
SELECT referral.id
FROM referral
WHERE (:holder IS NULL OR referral.holder = :holder) AND referral.retired_at IS NULL
  AND referral.state IN (SELECT value FROM json_each(:states))
  AND (:before IS NULL OR (referral.requested_on, referral.id) < (:day, :before))
ORDER BY referral.requested_on DESC, referral.id DESC
LIMIT :limit
