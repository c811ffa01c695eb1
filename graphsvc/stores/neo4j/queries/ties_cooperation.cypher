// parameters: $start, $end (first day outside)
MATCH (cooperation:Cooperation)
WHERE cooperation.valid_from < $end AND coalesce(cooperation.valid_to >= $start, true)
  AND cooperation.retired_at IS NULL
MATCH (one)<-[:BETWEEN]-(cooperation)-[:BETWEEN]->(other)
WITH one.id AS sender, other.id AS receiver
WHERE sender < receiver
WITH sender, receiver, count(*) AS events
ORDER BY sender, receiver
RETURN collect(sender) AS senders, collect(receiver) AS receivers, collect(events) AS events
