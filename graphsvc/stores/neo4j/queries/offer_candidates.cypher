// parameters: $topics and $places (lists of codes), $on, $limit
// DISTINCT keeps the planner to this order: topics, the offers' own properties, and the places last. The place check
// is a MATCH, because the planner runs EXISTS before the cheap filters.
MATCH (place:Place)
WHERE place.code IN $places
WITH collect(place) AS served
MATCH (topic:Topic)<-[:ADDRESSES]-(offer:Offer)
WHERE topic.code IN $topics
WITH DISTINCT served, offer
WHERE offer.retired_at IS NULL
  AND coalesce(offer.valid_from <= $on, true)
  AND coalesce(offer.valid_to >= $on, true)
WITH DISTINCT served, offer
MATCH (offer)-[:SERVES]->(place:Place)
WHERE place IN served
RETURN DISTINCT offer.id AS id
ORDER BY id LIMIT $limit
