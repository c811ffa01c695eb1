// parameters: $service, $holder, $counsellor, $on, $until
// The open steps of open goals, where an agreement runs: those due up to a day, and those that use an offer.
// The condition on the id lets the index on holder and id be used.
MATCH (client:Client {holder: $service})
WHERE client.id > '' AND ($holder IS NULL OR client.holder = $holder)
  AND ($counsellor IS NULL OR client.counsellor = $counsellor)
  AND client.retired_at IS NULL
  AND coalesce(client.closed_on >= $on, true)
MATCH (client)<-[:CONCLUDED_WITH]-(agreement:Agreement)
WHERE agreement.state IN ['agreed', 'active'] AND agreement.retired_at IS NULL AND agreement.holder = client.holder
MATCH (agreement)<-[:GOAL_OF]-(goal:Goal)-[:AIMS_AT]->(topic:Topic)
WHERE goal.state IN ['open', 'partly'] AND goal.retired_at IS NULL AND goal.holder = client.holder
MATCH (goal)<-[:STEP_OF]-(step:Step)
WHERE step.state = 'open' AND step.retired_at IS NULL AND step.holder = client.holder
OPTIONAL MATCH (step)-[:USES]->(offer:Offer)
WITH client, topic, step, offer
WHERE step.due_on <= $until OR offer IS NOT NULL
RETURN step {.*} AS step, client.id AS client, topic.code AS topic, offer.id AS offer
ORDER BY step.due_on IS NULL, step.due_on, step.id
