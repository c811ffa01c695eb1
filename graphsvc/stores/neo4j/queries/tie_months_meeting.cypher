// parameters: $start, $end (first day outside), $one, $other
MATCH (one:CounsellingService|Organisation)<-[:ATTENDED_BY]-(meeting:Meeting)
WHERE one.id = $one AND meeting.held_on >= $start AND meeting.held_on < $end AND meeting.retired_at IS NULL
MATCH (meeting)-[:ATTENDED_BY]->(other)
WHERE other.id = $other AND other <> one
WITH date.truncate('month', meeting.held_on) AS month, count(*) AS events
RETURN month, CASE WHEN $one < $other THEN $one ELSE $other END AS sender,
  CASE WHEN $one < $other THEN $other ELSE $one END AS receiver, events
ORDER BY month
