-- parameters: :id
-- The topic of a goal, and the newest profile of the client its agreement is concluded with.
SELECT topic.code, client.id, (
  SELECT profile.id
  FROM profile_profile_of_client AS describes
  JOIN profile ON profile.pk = describes.source
  WHERE describes.target = client.pk AND profile.retired_at IS NULL
  ORDER BY coalesce(profile.version, 0) DESC, profile.id DESC
  LIMIT 1
)
FROM goal
JOIN goal_aims_at_topic AS aims ON aims.source = goal.pk
JOIN topic ON topic.pk = aims.target
JOIN goal_goal_of_agreement AS belongs ON belongs.source = goal.pk
JOIN agreement_concluded_with_client AS concluded ON concluded.source = belongs.target
JOIN client ON client.pk = concluded.target
WHERE goal.id = :id
