-- parameters: :id, :holder
-- The goals of an agreement that nobody has said the result of, by id.
SELECT goal.id
FROM agreement
JOIN goal_goal_of_agreement AS belongs ON belongs.target = agreement.pk
JOIN goal ON goal.pk = belongs.source
WHERE agreement.id = :id
  AND (:holder IS NULL OR agreement.holder = :holder)
  AND goal.state = 'open'
  AND goal.retired_at IS NULL
ORDER BY goal.id
