// parameters: $access_rules (list of codes), $holder (null for all), $after (id of a step), $limit
// Open steps that use an offer with one of these access rules, with topic, client and newest profile.
MATCH (condition:Condition)<-[:REQUIRES]-(offer:Offer)<-[:USES]-(step:Step)
WHERE condition.access_rule IN $access_rules
  AND step.state = 'open'
  AND step.retired_at IS NULL
  AND ($holder IS NULL OR step.holder = $holder)
  AND step.id > $after
WITH DISTINCT step, offer ORDER BY step.id LIMIT $limit
MATCH (step)-[:STEP_OF]->(goal:Goal)-[:AIMS_AT]->(topic:Topic)
MATCH (goal)-[:GOAL_OF]->(:Agreement)-[:CONCLUDED_WITH]->(client:Client)
RETURN step.id AS step, offer.id AS offer, topic.code AS topic, client.id AS client, COLLECT {
  MATCH (client)<-[:PROFILE_OF]-(profile:Profile)
  WHERE profile.retired_at IS NULL
  RETURN profile {.*} ORDER BY coalesce(profile.version, 0) DESC, profile.id DESC LIMIT 1
} AS profiles
ORDER BY step
