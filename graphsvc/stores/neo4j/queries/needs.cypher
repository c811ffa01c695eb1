// parameters: $needed_on
// Open goals of agreements that run on the day, by topic and by the place in the newest profile of the client.
MATCH (goal:Goal)
WHERE goal.state = 'open' AND goal.retired_at IS NULL
MATCH (goal)-[:GOAL_OF]->(agreement:Agreement)
WHERE agreement.concluded_on <= $needed_on AND coalesce(agreement.closed_on >= $needed_on, true)
  AND agreement.state <> 'draft' AND agreement.retired_at IS NULL
MATCH (goal)-[:AIMS_AT]->(topic:Topic)
MATCH (agreement)-[:CONCLUDED_WITH]->(client:Client)
WITH topic.code AS topic, head(COLLECT {
  MATCH (client)<-[:PROFILE_OF]-(profile:Profile)
  WHERE profile.retired_at IS NULL
  RETURN coalesce(profile.place, '') AS place ORDER BY coalesce(profile.version, 0) DESC, profile.id DESC LIMIT 1
}) AS place
RETURN topic, nullIf(place, '') AS place, count(*) AS goals
ORDER BY topic, coalesce(place, '')
