// parameters: $id, $holder
// The topic of a goal, and the newest profile of the client its agreement is concluded with.
MATCH (goal:Goal {id: $id})
WHERE $holder IS NULL OR goal.holder = $holder
MATCH (goal)-[:AIMS_AT]->(topic:Topic)
MATCH (goal)-[:GOAL_OF]->(:Agreement)-[:CONCLUDED_WITH]->(client:Client)
RETURN goal {.*} AS goal, topic.code AS topic, client.id AS client, COLLECT {
  MATCH (client)<-[:PROFILE_OF]-(profile:Profile)
  WHERE profile.retired_at IS NULL AND ($holder IS NULL OR profile.holder = $holder)
  RETURN profile {.*} ORDER BY coalesce(profile.version, 0) DESC, profile.id DESC LIMIT 1
} AS profiles
