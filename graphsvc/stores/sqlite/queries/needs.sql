-- parameters: :needed_on
-- Open goals of agreements that run on the day, by topic and by the place in the newest profile of the client.
SELECT topic.code, profile.place, count(*)
FROM goal
JOIN goal_goal_of_agreement AS belongs ON belongs.source = goal.pk
JOIN agreement ON agreement.pk = belongs.target
JOIN agreement_concluded_with_client AS concluded ON concluded.source = agreement.pk
JOIN goal_aims_at_topic AS aims ON aims.source = goal.pk
JOIN topic ON topic.pk = aims.target
LEFT JOIN profile ON profile.pk = (
  SELECT newest.pk
  FROM profile_profile_of_client AS describes
  JOIN profile AS newest ON newest.pk = describes.source
  WHERE describes.target = concluded.target AND newest.retired_at IS NULL
  ORDER BY coalesce(newest.version, 0) DESC, newest.id DESC
  LIMIT 1
)
WHERE goal.state = 'open' AND goal.retired_at IS NULL
  AND agreement.state <> 'draft' AND agreement.retired_at IS NULL
  AND agreement.concluded_on <= :needed_on
  AND (agreement.closed_on IS NULL OR agreement.closed_on >= :needed_on)
GROUP BY topic.code, profile.place
ORDER BY topic.code, coalesce(profile.place, '')
