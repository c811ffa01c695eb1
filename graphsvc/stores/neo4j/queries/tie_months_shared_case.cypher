// parameters: $months (first days), $one, $other
// Starts from the links: where two units share a case, at least one of them has joined it.
MATCH (agreement:Agreement)-[:JOINED_BY]->(joining:CounsellingService|Organisation)
WHERE joining.id IN [$one, $other] AND $one <> $other
  AND agreement.state <> 'draft' AND agreement.retired_at IS NULL
WITH agreement, collect(DISTINCT joining.id) AS joined
WHERE size(joined) = 2 OR (agreement.holder IN [$one, $other] AND NOT agreement.holder IN joined)
UNWIND $months AS month
WITH month, agreement
WHERE agreement.concluded_on < month + duration('P1M') AND coalesce(agreement.closed_on >= month, true)
WITH month, count(*) AS events
RETURN month, CASE WHEN $one < $other THEN $one ELSE $other END AS sender,
  CASE WHEN $one < $other THEN $other ELSE $one END AS receiver, events
ORDER BY month
