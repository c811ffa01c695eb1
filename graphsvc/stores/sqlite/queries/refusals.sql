-- parameters: :start, :end (first day outside)
-- Refused referrals of the window by tie, the kind of unit that refused, and its reason.
SELECT sender.id, coalesce(service.id, organisation.id) AS receiver, coalesce(service.kind, organisation.kind),
  event.reason, count(*)
FROM referral
JOIN referral_from_counselling_service AS sent ON sent.source = referral.pk
JOIN counselling_service AS sender ON sender.pk = sent.target
JOIN referral_event_event_of_referral AS happened ON happened.target = referral.pk
JOIN referral_event AS event ON event.pk = happened.source
JOIN referral_to_offer AS went ON went.source = referral.pk
JOIN offer ON offer.pk = went.target
JOIN offer_provided_by_organisation AS provided ON provided.source = offer.pk
JOIN organisation ON organisation.pk = provided.target
LEFT JOIN offer_delivered_by_counselling_service AS delivered ON delivered.source = offer.pk
LEFT JOIN counselling_service AS service ON service.pk = delivered.target
WHERE referral.requested_on >= :start AND referral.requested_on < :end
  AND referral.retired_at IS NULL
  AND referral.state NOT IN ('draft', 'entered_in_error')
  AND event.state = 'rejected' AND event.reason IS NOT NULL AND event.retired_at IS NULL
  AND coalesce(offer.sensitive, 0) = 0
GROUP BY sender.id, receiver, event.reason
ORDER BY sender.id, receiver, event.reason
