// parameters: $months (first days), $one, $other
MATCH (one:CounsellingService|Organisation)<-[:BETWEEN]-(cooperation:Cooperation)
WHERE one.id = $one AND cooperation.retired_at IS NULL
MATCH (cooperation)-[:BETWEEN]->(other)
WHERE other.id = $other AND other <> one
UNWIND $months AS month
WITH month, cooperation
WHERE cooperation.valid_from < month + duration('P1M') AND coalesce(cooperation.valid_to >= month, true)
WITH month, count(*) AS events
RETURN month, CASE WHEN $one < $other THEN $one ELSE $other END AS sender,
  CASE WHEN $one < $other THEN $other ELSE $one END AS receiver, events
ORDER BY month
