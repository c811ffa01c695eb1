// parameters: $topics (list of codes), $on, $limit
MATCH (topic:Topic)<-[:ADDRESSES]-(offer:Offer)
WHERE topic.code IN $topics
WITH DISTINCT offer
WHERE offer.retired_at IS NULL
  AND coalesce(offer.valid_from <= $on, true)
  AND coalesce(offer.valid_to >= $on, true)
RETURN offer.id AS id
ORDER BY id LIMIT $limit
