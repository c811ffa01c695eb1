// parameters: $start, $end (first day outside)
// Starts from the links: few agreements have further bodies, and those without make no tie.
MATCH ()-[joined:JOINED_BY]->()
WITH startNode(joined) AS agreement, collect(endNode(joined).id) AS joining
WHERE agreement.concluded_on < $end AND coalesce(agreement.closed_on >= $start, true)
  AND agreement.state <> 'draft' AND agreement.retired_at IS NULL
WITH CASE WHEN agreement.holder IN joining THEN joining ELSE joining + agreement.holder END AS units
UNWIND units AS sender
UNWIND units AS receiver
WITH sender, receiver
WHERE sender < receiver
WITH sender, receiver, count(*) AS events
ORDER BY sender, receiver
RETURN collect(sender) AS senders, collect(receiver) AS receivers, collect(events) AS events
