// parameters: $topics and $places (lists of codes), $on, $limit
// DISTINCT keeps the planner to this order: the person's few places, the offers' own properties, and the topics last.
// A topic is shared by the offers of every place that the graph holds.
MATCH (place:Place)
WHERE place.code IN $places
MATCH (place)<-[:SERVES]-(offer:Offer)
WITH DISTINCT offer
WHERE offer.retired_at IS NULL
  AND coalesce(offer.valid_from <= $on, true)
  AND coalesce(offer.valid_to >= $on, true)
WITH DISTINCT offer
MATCH (offer)-[:ADDRESSES]->(topic:Topic)
WHERE topic.code IN $topics
RETURN DISTINCT offer.id AS id
ORDER BY id LIMIT $limit
