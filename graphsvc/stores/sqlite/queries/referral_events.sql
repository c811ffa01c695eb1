-- parameters: :id
-- The ids of the events of one referral, by instant, then id.
SELECT event.id
FROM referral
JOIN referral_event_event_of_referral AS belongs ON belongs.target = referral.pk
JOIN referral_event AS event ON event.pk = belongs.source
WHERE referral.id = :id
ORDER BY event.at, event.id
