// parameters: $ids, $holder
// The agreements to which the records belong, locked, by id: agreements themselves, goals, steps, reviews and hurdles.
UNWIND $ids AS id
CALL (id) {
  MATCH (agreement:Agreement {id: id})
  RETURN agreement
  UNION
  MATCH (:Goal {id: id})-[:GOAL_OF]->(agreement:Agreement)
  RETURN agreement
  UNION
  MATCH (:Step {id: id})-[:STEP_OF]->(:Goal)-[:GOAL_OF]->(agreement:Agreement)
  RETURN agreement
  UNION
  MATCH (:Review {id: id})-[:REVIEW_OF]->(agreement:Agreement)
  RETURN agreement
  UNION
  MATCH (:Hurdle {id: id})-[:HURDLE_OF]->(agreement:Agreement)
  RETURN agreement
}
WITH DISTINCT agreement
WHERE $holder IS NULL OR agreement.holder = $holder
// Every write takes these locks in one order, and reads only behind them.
WITH agreement
ORDER BY agreement.id
SET agreement._lock = true
REMOVE agreement._lock
RETURN agreement {.*} AS properties
