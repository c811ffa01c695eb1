// parameters: $id (of a client), $holder
// Every record that belongs to the case, with its links and the records of the network that they end at.
MATCH (client:Client {id: $id})
WHERE $holder IS NULL OR client.holder = $holder
MATCH path = (client)<-[:PROFILE_OF|CONCLUDED_WITH|GOAL_OF|STEP_OF|REVIEW_OF|VERSION_OF|HURDLE_OF|FOR*0..3]-(record)
WHERE all(
  node IN tail(nodes(path))
  WHERE node.retired_at IS NULL AND ($holder IS NULL OR node.holder = $holder)
)
WITH DISTINCT record
RETURN head(labels(record)) AS label, record {.*} AS properties, COLLECT {
  MATCH (record)-[link]->(target)
  WHERE target.holder IS NULL OR $holder IS NULL OR target.holder = $holder
  RETURN {
    type: type(link), source: record.id, target: target.id, properties: properties(link),
    label: head(labels(target)), record: properties(target)
  }
} AS links
ORDER BY record.id
