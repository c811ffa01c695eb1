// parameters: $on, $until
// The offers open on the day, by topic and by place served.
MATCH (offer:Offer)
WHERE offer.kind IS NOT NULL AND offer.retired_at IS NULL
  AND coalesce(offer.valid_from <= $on, true)
  AND coalesce(offer.valid_to >= $on, true)
MATCH (offer)-[:PROVIDED_BY]->(provider:Organisation)
OPTIONAL MATCH (offer)-[:DELIVERED_BY]->(deliverer:CounsellingService)
WITH offer, coalesce(deliverer.id, provider.id) AS unit,
  NOT EXISTS { MATCH (offer)<-[:INTAKE_OF]-(intake:Intake) WHERE intake.retired_at IS NULL }
  OR EXISTS {
    MATCH (offer)<-[:INTAKE_OF]-(intake:Intake)
    WHERE intake.retired_at IS NULL AND intake.starts_on >= $on AND intake.booked < intake.places
  } AS room,
  coalesce(offer.valid_to > $until, true) AND coalesce(offer.funding_ends_on > $until, true) AS lasts
MATCH (offer)-[:ADDRESSES]->(topic:Topic)
MATCH (offer)-[:SERVES]->(place:Place)
RETURN topic.code AS topic, place.code AS place, count(*) AS offers,
  sum(CASE WHEN room THEN 1 ELSE 0 END) AS with_room, sum(CASE WHEN lasts THEN 1 ELSE 0 END) AS lasting,
  count(DISTINCT unit) AS providers, min(unit) AS provider
ORDER BY topic, place
