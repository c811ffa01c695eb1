-- parameters: :ids (JSON list)
-- The ids of the agreements to which the records belong, by id: of agreements themselves, goals, steps, reviews and
-- hurdles.
WITH named AS (SELECT value AS id FROM json_each(:ids)),
goals AS (
  SELECT goal.pk FROM named JOIN goal ON goal.id = named.id
  UNION ALL
  SELECT above.target
  FROM named
  JOIN step ON step.id = named.id
  JOIN step_step_of_goal AS above ON above.source = step.pk
),
agreements AS (
  SELECT agreement.pk FROM named JOIN agreement ON agreement.id = named.id
  UNION
  SELECT above.target FROM goals JOIN goal_goal_of_agreement AS above ON above.source = goals.pk
  UNION
  SELECT above.target
  FROM named
  JOIN review ON review.id = named.id
  JOIN review_review_of_agreement AS above ON above.source = review.pk
  UNION
  SELECT above.target
  FROM named
  JOIN hurdle ON hurdle.id = named.id
  JOIN hurdle_hurdle_of_agreement AS above ON above.source = hurdle.pk
)
SELECT agreement.id
FROM agreements
JOIN agreement ON agreement.pk = agreements.pk
ORDER BY agreement.id
