-- parameters: :offers (JSON list of ids), :topic, :start and :end (first day outside) of sending, :until (instant)
-- Of each offer: the referrals for goals of the topic that had an outcome by then, and in how many the person got help.
-- CROSS JOIN keeps the order: the few offers first, their referrals after, by keys.
SELECT offer.id, count(*), sum(referral.outcome = 'got_help')
FROM offer
CROSS JOIN referral_to_offer AS went ON went.target = offer.pk
CROSS JOIN referral ON referral.pk = went.source
CROSS JOIN referral_for_goal AS meant ON meant.source = referral.pk
CROSS JOIN goal_aims_at_topic AS aims ON aims.source = meant.target
CROSS JOIN topic ON topic.pk = aims.target
WHERE offer.id IN (SELECT value FROM json_each(:offers))
  AND coalesce(offer.sensitive, 0) = 0
  AND topic.code = :topic
  AND referral.outcome IS NOT NULL
  AND referral.requested_on >= :start AND referral.requested_on < :end
  AND referral.retired_at IS NULL
  AND referral.state <> 'entered_in_error'
  AND EXISTS (
    SELECT 1
    FROM referral_event_event_of_referral AS belongs
    JOIN referral_event AS event ON event.pk = belongs.source
    WHERE belongs.target = referral.pk AND event.state IN ('completed', 'failed') AND event.at < :until
  )
GROUP BY offer.pk
ORDER BY offer.id
