// parameters: $service, $holder, $counsellor, $on, $until
// The reviews that are due up to a day and were not held, where an agreement runs; of several the latest, and none
// that a later one has overtaken.
// The condition on the id lets the index on holder and id be used.
MATCH (client:Client {holder: $service})
WHERE client.id > '' AND ($holder IS NULL OR client.holder = $holder)
  AND ($counsellor IS NULL OR client.counsellor = $counsellor)
  AND client.retired_at IS NULL
  AND coalesce(client.closed_on >= $on, true)
MATCH (client)<-[:CONCLUDED_WITH]-(agreement:Agreement)
WHERE agreement.state IN ['agreed', 'active'] AND agreement.retired_at IS NULL AND agreement.holder = client.holder
MATCH (agreement)<-[:REVIEW_OF]-(review:Review)
WHERE review.held_on IS NULL AND review.due_on <= $until
  AND review.retired_at IS NULL AND review.holder = client.holder
  AND NOT EXISTS {
    MATCH (agreement)<-[:REVIEW_OF]-(later:Review)
    WHERE later.retired_at IS NULL AND later.due_on > review.due_on
      AND (later.held_on IS NOT NULL OR later.due_on <= $until)
  }
RETURN review {.*} AS review, client.id AS client
ORDER BY review.due_on, review.id
