-- parameters: :service, :start and :end (first day outside) of sending, :until (instant)
-- Of each unit that the service referred to: how many referrals, how many answered and accepted by then, and the days
-- from sending to acceptance in total. The unit is the service that delivers the offer, else its provider.
SELECT unit, count(*), sum(answered), count(accepted_at),
  coalesce(sum(CAST(julianday(substr(accepted_at, 1, 10)) - julianday(requested_on) AS INTEGER)), 0)
FROM (
  SELECT coalesce(service.id, organisation.id) AS unit, referral.requested_on,
    EXISTS (
      SELECT 1
      FROM referral_event_event_of_referral AS belongs
      JOIN referral_event AS event ON event.pk = belongs.source
      WHERE belongs.target = referral.pk AND event.state IN ('accepted', 'rejected') AND event.at < :until
    ) AS answered,
    (
      SELECT min(event.at)
      FROM referral_event_event_of_referral AS belongs
      JOIN referral_event AS event ON event.pk = belongs.source
      WHERE belongs.target = referral.pk AND event.state = 'accepted' AND event.at < :until
    ) AS accepted_at
  FROM counselling_service AS sender
  CROSS JOIN referral_from_counselling_service AS sent ON sent.target = sender.pk
  CROSS JOIN referral ON referral.pk = sent.source
  CROSS JOIN referral_to_offer AS went ON went.source = referral.pk
  CROSS JOIN offer ON offer.pk = went.target
  CROSS JOIN offer_provided_by_organisation AS provided ON provided.source = offer.pk
  CROSS JOIN organisation ON organisation.pk = provided.target
  LEFT JOIN offer_delivered_by_counselling_service AS delivered ON delivered.source = offer.pk
  LEFT JOIN counselling_service AS service ON service.pk = delivered.target
  WHERE sender.id = :service
    AND coalesce(offer.sensitive, 0) = 0
    AND referral.requested_on >= :start AND referral.requested_on < :end
    AND referral.retired_at IS NULL
    AND referral.state NOT IN ('draft', 'entered_in_error')
)
GROUP BY unit
ORDER BY unit
