-- parameters: :holder, :start_at, :end_at (first instant outside)
-- The help that began in a window through a referral that the service sent, by instant, then id.
SELECT offer.kind, referral.entitled_on, referral.requested_on,
  min(CASE event.state WHEN 'accepted' THEN event.at END),
  min(CASE event.state WHEN 'in_progress' THEN event.at END) AS started
FROM counselling_service AS service
JOIN referral_from_counselling_service AS sent ON sent.target = service.pk
JOIN referral ON referral.pk = sent.source
JOIN referral_event_event_of_referral AS belongs ON belongs.target = referral.pk
JOIN referral_event AS event ON event.pk = belongs.source
JOIN referral_to_offer AS went ON went.source = referral.pk
JOIN offer ON offer.pk = went.target
WHERE service.id = :holder AND referral.retired_at IS NULL AND referral.state <> 'entered_in_error'
GROUP BY referral.pk
HAVING started >= :start_at AND started < :end_at
ORDER BY started, referral.id
