-- parameters: :access_rules (JSON list of codes), :holder (NULL for all), :after (id of a step), :limit
-- Open steps that use an offer with one of these access rules, with topic, client and newest profile.
SELECT DISTINCT step.id, offer.id, topic.code, client.id, (
  SELECT profile.id
  FROM profile_profile_of_client AS describes
  JOIN profile ON profile.pk = describes.source
  WHERE describes.target = client.pk AND profile.retired_at IS NULL
  ORDER BY coalesce(profile.version, 0) DESC, profile.id DESC
  LIMIT 1
)
FROM condition
JOIN offer_requires_condition AS requires ON requires.target = condition.pk
JOIN offer ON offer.pk = requires.source
JOIN step_uses_offer AS uses ON uses.target = offer.pk
JOIN step ON step.pk = uses.source
JOIN step_step_of_goal AS belongs ON belongs.source = step.pk
JOIN goal ON goal.pk = belongs.target
JOIN goal_aims_at_topic AS aims ON aims.source = goal.pk
JOIN topic ON topic.pk = aims.target
JOIN goal_goal_of_agreement AS agreed ON agreed.source = goal.pk
JOIN agreement_concluded_with_client AS concluded ON concluded.source = agreed.target
JOIN client ON client.pk = concluded.target
WHERE condition.access_rule IN (SELECT value FROM json_each(:access_rules))
  AND step.state = 'open'
  AND step.retired_at IS NULL
  AND (:holder IS NULL OR step.holder = :holder)
  AND step.id > :after
ORDER BY step.id
LIMIT :limit
