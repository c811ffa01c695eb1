-- parameters: :holder, :start, :end (first day outside), :start_at, :end_at (the same as instants)
-- What a service did in a window: part, code, count. Referrals count for the service that sent them.
WITH sent AS (
  SELECT referral.pk, referral.state, referral.outcome, referral.reason
  FROM counselling_service AS service
  JOIN referral_from_counselling_service AS link ON link.target = service.pk
  JOIN referral ON referral.pk = link.source
  WHERE service.id = :holder AND referral.retired_at IS NULL
    AND referral.requested_on >= :start AND referral.requested_on < :end
    AND referral.state NOT IN ('draft', 'entered_in_error')
), handed AS (
  SELECT handover.pk, giver.id AS giver, receiver.id AS receiver
  FROM handover
  JOIN handover_from_counselling_service AS gave ON gave.source = handover.pk
  JOIN counselling_service AS giver ON giver.pk = gave.target
  JOIN handover_to_counselling_service AS took ON took.source = handover.pk
  JOIN counselling_service AS receiver ON receiver.pk = took.target
  WHERE handover.state = 'accepted' AND handover.answered_at >= :start_at AND handover.answered_at < :end_at
    AND (giver.id = :holder OR receiver.id = :holder)
)
SELECT 'cases' AS part, 'running' AS code, count(*) AS n FROM client
WHERE holder = :holder AND retired_at IS NULL AND coalesce(opened_on, :start) < :end
  AND coalesce(closed_on, :end) >= :start
UNION ALL
SELECT 'cases', 'begun', count(*) FROM client
WHERE holder = :holder AND retired_at IS NULL AND opened_on >= :start AND opened_on < :end
UNION ALL
SELECT 'cases', 'ended', count(*) FROM client
WHERE holder = :holder AND retired_at IS NULL AND closed_on >= :start AND closed_on < :end
UNION ALL
SELECT 'cases', CASE handed.giver WHEN :holder THEN 'handed_over' ELSE 'taken_over' END, count(*)
FROM handed JOIN handover_hands_over_client AS about ON about.source = handed.pk
GROUP BY handed.giver = :holder
UNION ALL
SELECT 'contacts', topic, count(*) FROM short_contact
WHERE holder = :holder AND retired_at IS NULL AND held_on >= :start AND held_on < :end
GROUP BY topic
UNION ALL
SELECT 'goals', goal.state, count(*)
FROM goal
JOIN goal_goal_of_agreement AS belongs ON belongs.source = goal.pk
JOIN agreement ON agreement.pk = belongs.target
WHERE goal.holder = :holder AND goal.retired_at IS NULL AND agreement.state <> 'draft'
  AND agreement.concluded_on < :end AND coalesce(agreement.closed_on, :end) >= :start
GROUP BY goal.state
UNION ALL
SELECT 'referrals', state, count(*) FROM sent GROUP BY state
UNION ALL
SELECT 'outcomes', outcome, count(*) FROM sent WHERE outcome IS NOT NULL GROUP BY outcome
UNION ALL
SELECT 'reasons', reason, count(*) FROM sent
WHERE reason IS NOT NULL AND state IN ('rejected', 'failed', 'cancelled') GROUP BY reason
ORDER BY part, code
