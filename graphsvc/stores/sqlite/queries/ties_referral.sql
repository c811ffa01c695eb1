-- parameters: :start, :end (first day outside)
-- The receiver is the service that delivers the offer, else the organisation that provides it. Counted by keys of
-- service and offer first: there are far fewer offers than referrals. Ids are read last.
SELECT sender.id, coalesce(service.id, organisation.id) AS receiver, sum(counted.events)
FROM (
  SELECT sent.target AS sender, went.target AS offer, count(*) AS events
  FROM referral
  JOIN referral_from_counselling_service AS sent ON sent.source = referral.pk
  JOIN referral_to_offer AS went ON went.source = referral.pk
  WHERE referral.requested_on >= :start AND referral.requested_on < :end
    AND referral.retired_at IS NULL
    AND referral.state NOT IN ('draft', 'entered_in_error')
  GROUP BY sent.target, went.target
) AS counted
JOIN offer ON offer.pk = counted.offer
JOIN counselling_service AS sender ON sender.pk = counted.sender
JOIN offer_provided_by_organisation AS provided ON provided.source = offer.pk
JOIN organisation ON organisation.pk = provided.target
LEFT JOIN offer_delivered_by_counselling_service AS delivered ON delivered.source = offer.pk
LEFT JOIN counselling_service AS service ON service.pk = delivered.target
WHERE coalesce(offer.sensitive, 0) = 0
GROUP BY sender.id, receiver
ORDER BY sender.id, receiver
