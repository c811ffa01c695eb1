// parameters: $id, $holder
// The goals of an agreement that nobody has said the result of, by id. The write holds the lock of the agreement.
MATCH (agreement:Agreement {id: $id})<-[:GOAL_OF]-(goal:Goal)
WHERE ($holder IS NULL OR agreement.holder = $holder) AND goal.state = 'open' AND goal.retired_at IS NULL
RETURN goal.id AS id
ORDER BY id
