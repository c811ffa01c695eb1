// parameters: $topics (list of codes), $area (code), $start, $end (first day outside), $on, $limit
// Intakes with room in the window, with their offer and how many unanswered referrals ask for a place of them.
MATCH (area:Place {code: $area})
WITH
  COLLECT { MATCH (area)<-[:PART_OF*0..20]-(place:Place) RETURN DISTINCT place }
  + COLLECT { MATCH (area)-[:PART_OF*1..20]->(place:Place) RETURN DISTINCT place } AS near
MATCH (intake:Intake)
USING INDEX intake:Intake(starts_on)
WHERE intake.starts_on >= $start AND intake.starts_on < $end
  AND intake.retired_at IS NULL AND intake.booked < intake.places
  AND coalesce(intake.register_by >= $on, true)
MATCH (intake)-[:INTAKE_OF]->(offer:Offer)
WHERE offer.retired_at IS NULL
  AND coalesce(offer.valid_from <= intake.starts_on, true)
  AND coalesce(offer.valid_to >= intake.starts_on, true)
  AND EXISTS { MATCH (offer)-[:ADDRESSES]->(topic:Topic) WHERE topic.code IN $topics }
  AND EXISTS { MATCH (offer)-[:SERVES]->(place:Place) WHERE place IN near }
RETURN offer.id AS offer, intake {.*} AS intake, COUNT {
  MATCH (intake)<-[:PLACED_IN]-(referral:Referral)
  WHERE referral.state = 'requested' AND referral.retired_at IS NULL
} AS asked
ORDER BY offer.id, intake.starts_on, intake.id LIMIT $limit
