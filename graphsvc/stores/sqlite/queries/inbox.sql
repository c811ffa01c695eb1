-- parameters: :organisation, :service (on whose behalf the actor answers; one of them is NULL), :states (JSON list),
-- :day and :before (day and id of the last one seen, NULL at the beginning), :limit
-- The referrals to offers of that organisation or service, the last requested first. What was never sent is not
-- received; of sensitive offers, only what is still open.
SELECT referral.id
FROM (
  SELECT provided.source AS offer
  FROM organisation JOIN offer_provided_by_organisation AS provided ON provided.target = organisation.pk
  WHERE organisation.id = :organisation
  UNION
  SELECT delivered.source
  FROM counselling_service AS service
  JOIN offer_delivered_by_counselling_service AS delivered ON delivered.target = service.pk
  WHERE service.id = :service
) AS own
JOIN offer ON offer.pk = own.offer
JOIN referral_to_offer AS went ON went.target = own.offer
JOIN referral ON referral.pk = went.source
WHERE referral.retired_at IS NULL
  AND referral.state IN (SELECT value FROM json_each(:states))
  AND referral.state NOT IN ('draft', 'entered_in_error')
  AND (coalesce(offer.sensitive, 0) = 0 OR referral.state IN ('requested', 'accepted', 'in_progress', 'on_hold'))
  AND (:before IS NULL OR (referral.requested_on, referral.id) < (:day, :before))
ORDER BY referral.requested_on DESC, referral.id DESC
LIMIT :limit
