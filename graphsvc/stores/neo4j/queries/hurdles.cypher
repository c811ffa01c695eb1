// parameters: $start, $end (first day outside)
// In how many clients' agreements each hurdle was noted: missing offers by topic, broken co-operation by kind of body.
MATCH (hurdle:Hurdle)
USING INDEX hurdle:Hurdle(noted_on)
WHERE hurdle.noted_on >= $start AND hurdle.noted_on < $end AND hurdle.retired_at IS NULL
MATCH (hurdle)-[:HURDLE_OF]->(:Agreement)-[:CONCLUDED_WITH]->(client:Client)
OPTIONAL MATCH (hurdle)-[:CONCERNS]->(topic:Topic)
OPTIONAL MATCH (hurdle)-[:CONCERNS]->(body:Organisation)
OPTIONAL MATCH (hurdle)-[:CONCERNS]->(service:CounsellingService)
WITH client, hurdle.kind AS kind, CASE hurdle.kind
  WHEN 'supply_gap' THEN coalesce(topic.code, '')
  WHEN 'broken_cooperation' THEN coalesce(service.kind, body.kind, '')
  ELSE ''
END AS about
RETURN kind, about, count(DISTINCT client) AS clients
ORDER BY kind, about
