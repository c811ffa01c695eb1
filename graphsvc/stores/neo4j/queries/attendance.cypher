// parameters: $start, $end (first day outside)
MATCH (meeting:Meeting)
WHERE meeting.held_on >= $start AND meeting.held_on < $end AND meeting.retired_at IS NULL
MATCH (meeting)-[:ATTENDED_BY]->(unit)
RETURN meeting.id AS meeting, meeting.held_on AS held_on, unit.id AS unit
ORDER BY meeting, unit
