// parameters: $on, $until
// The offers open on the first day that end, or lose their funding, by the second.
MATCH (offer:Offer)
WHERE offer.kind IS NOT NULL AND offer.retired_at IS NULL
  AND coalesce(offer.valid_from <= $on, true)
  AND coalesce(offer.valid_to >= $on, true)
  AND (offer.valid_to <= $until OR offer.funding_ends_on <= $until)
MATCH (offer)-[:PROVIDED_BY]->(provider:Organisation)
OPTIONAL MATCH (offer)-[:DELIVERED_BY]->(deliverer:CounsellingService)
RETURN offer.id AS id, offer.name AS name, coalesce(deliverer.id, provider.id) AS unit, offer.valid_to AS valid_to,
  offer.funding_ends_on AS funding_ends_on,
  COLLECT { MATCH (offer)-[:ADDRESSES]->(topic:Topic) RETURN topic.code } AS topics,
  COLLECT { MATCH (offer)-[:SERVES]->(place:Place) RETURN place.code } AS serves
ORDER BY id
