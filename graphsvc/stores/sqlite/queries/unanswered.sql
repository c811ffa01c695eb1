-- parameters: :start, :end (first day outside), :patience (days)
-- Referrals of the window that nobody answered for longer than that before its end, by tie and quarter of the request.
SELECT sender.id, coalesce(service.id, organisation.id) AS receiver,
  date(referral.requested_on, 'start of month', '-' || ((CAST(substr(referral.requested_on, 6, 2) AS INTEGER) - 1) % 3)
    || ' months') AS quarter,
  count(*)
FROM referral
JOIN referral_from_counselling_service AS sent ON sent.source = referral.pk
JOIN counselling_service AS sender ON sender.pk = sent.target
JOIN referral_to_offer AS went ON went.source = referral.pk
JOIN offer ON offer.pk = went.target
JOIN offer_provided_by_organisation AS provided ON provided.source = offer.pk
JOIN organisation ON organisation.pk = provided.target
LEFT JOIN offer_delivered_by_counselling_service AS delivered ON delivered.source = offer.pk
LEFT JOIN counselling_service AS service ON service.pk = delivered.target
WHERE referral.requested_on >= :start AND referral.requested_on < date(:end, '-' || :patience || ' days')
  AND referral.state = 'requested' AND referral.retired_at IS NULL AND coalesce(offer.sensitive, 0) = 0
GROUP BY sender.id, receiver, quarter
ORDER BY sender.id, receiver, quarter
