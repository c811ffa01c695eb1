-- parameters: :start, :end (first day outside), :patience (days)
-- How the referrals of each tie ran. Whole days lie between the request and the answer, which is an instant in UTC.
SELECT ran.sender, ran.receiver, count(*),
  sum(ran.accepted IS NOT NULL AND ran.days <= :patience),
  sum(ran.accepted IS NOT NULL AND ran.days > :patience),
  sum(ran.refused),
  sum(ran.accepted IS NULL AND NOT ran.refused AND ran.state = 'requested'
    AND julianday(:end) - julianday(ran.requested_on) > :patience)
FROM (
  SELECT sender.id AS sender, coalesce(service.id, organisation.id) AS receiver, asked.state, asked.requested_on,
    asked.accepted, asked.refused,
    julianday(substr(asked.accepted, 1, 10)) - julianday(asked.requested_on) AS days
  FROM (
    SELECT referral.pk, referral.state, referral.requested_on,
      (
        SELECT min(event.at)
        FROM referral_event_event_of_referral AS happened JOIN referral_event AS event ON event.pk = happened.source
        WHERE happened.target = referral.pk AND event.state = 'accepted' AND event.retired_at IS NULL
      ) AS accepted,
      EXISTS (
        SELECT 1
        FROM referral_event_event_of_referral AS happened JOIN referral_event AS event ON event.pk = happened.source
        WHERE happened.target = referral.pk AND event.state = 'rejected' AND event.retired_at IS NULL
      ) AS refused
    FROM referral
    WHERE referral.requested_on >= :start AND referral.requested_on < :end
      AND referral.retired_at IS NULL
      AND referral.state NOT IN ('draft', 'entered_in_error')
  ) AS asked
  JOIN referral_from_counselling_service AS sent ON sent.source = asked.pk
  JOIN counselling_service AS sender ON sender.pk = sent.target
  JOIN referral_to_offer AS went ON went.source = asked.pk
  JOIN offer ON offer.pk = went.target
  JOIN offer_provided_by_organisation AS provided ON provided.source = offer.pk
  JOIN organisation ON organisation.pk = provided.target
  LEFT JOIN offer_delivered_by_counselling_service AS delivered ON delivered.source = offer.pk
  LEFT JOIN counselling_service AS service ON service.pk = delivered.target
  WHERE coalesce(offer.sensitive, 0) = 0
) AS ran
GROUP BY ran.sender, ran.receiver
ORDER BY ran.sender, ran.receiver
