-- parameters: :service, :scope, :counsellor, :on, :until
-- The open steps of open goals, where an agreement runs: those due up to a day, and those that use an offer.
SELECT step.id, client.id, topic.code, offer.id
FROM client
CROSS JOIN agreement_concluded_with_client AS concluded ON concluded.target = client.pk
CROSS JOIN agreement ON agreement.pk = concluded.source
CROSS JOIN goal_goal_of_agreement AS belongs ON belongs.target = agreement.pk
CROSS JOIN goal ON goal.pk = belongs.source
CROSS JOIN step_step_of_goal AS serves ON serves.target = goal.pk
CROSS JOIN step ON step.pk = serves.source
CROSS JOIN goal_aims_at_topic AS aims ON aims.source = goal.pk
CROSS JOIN topic ON topic.pk = aims.target
LEFT JOIN step_uses_offer AS uses ON uses.source = step.pk
LEFT JOIN offer ON offer.pk = uses.target
WHERE client.holder = :service
  AND (:scope IS NULL OR client.holder = :scope)
  AND (:counsellor IS NULL OR client.counsellor = :counsellor)
  AND client.retired_at IS NULL
  AND (client.closed_on IS NULL OR client.closed_on >= :on)
  AND agreement.state IN ('agreed', 'active') AND agreement.retired_at IS NULL AND agreement.holder = client.holder
  AND goal.state IN ('open', 'partly') AND goal.retired_at IS NULL AND goal.holder = client.holder
  AND (step.due_on <= :until OR uses.target IS NOT NULL)
  AND step.state = 'open' AND step.retired_at IS NULL AND step.holder = client.holder
ORDER BY step.due_on IS NULL, step.due_on, step.id
