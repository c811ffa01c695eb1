// parameters: $start, $end (first day outside)
MATCH (meeting:Meeting)
WHERE meeting.held_on >= $start AND meeting.held_on < $end AND meeting.retired_at IS NULL
MATCH (one)<-[:ATTENDED_BY]-(meeting)-[:ATTENDED_BY]->(other)
WITH one.id AS sender, other.id AS receiver
WHERE sender < receiver
WITH sender, receiver, count(*) AS events
ORDER BY sender, receiver
RETURN collect(sender) AS senders, collect(receiver) AS receivers, collect(events) AS events
