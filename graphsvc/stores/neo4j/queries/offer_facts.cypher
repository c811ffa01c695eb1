// parameters: $ids (of offers), $on
// One row per offer with all its facts, by id.
UNWIND $ids AS id
MATCH (offer:Offer {id: id})
MATCH (offer)-[:PROVIDED_BY]->(provider:Organisation)
OPTIONAL MATCH (offer)-[:DELIVERED_BY]->(deliverer:CounsellingService)
OPTIONAL MATCH (offer)-[:HELD_IN]->(held:Place)
RETURN
  offer {.*, search_text: null, folded_name: null} AS offer,
  provider {.*, search_text: null, folded_name: null} AS provider,
  deliverer {.*, search_text: null, folded_name: null} AS deliverer,
  held {.*, search_text: null, folded_name: null} AS held_in,
  COLLECT {
    MATCH (offer)-[:ADDRESSES]->(topic:Topic)
    RETURN topic.code ORDER BY topic.code
  } AS topics,
  COLLECT {
    MATCH (offer)-[:SERVES]->(place:Place)
    RETURN place.code ORDER BY place.code
  } AS serves,
  COLLECT {
    MATCH (offer)-[:REQUIRES]->(condition:Condition)
    RETURN condition {.*} ORDER BY condition.id
  } AS conditions,
  COLLECT {
    MATCH (offer)<-[:INTAKE_OF]-(intake:Intake)
    WHERE intake.starts_on >= $on AND intake.retired_at IS NULL
    RETURN intake {.*} ORDER BY intake.starts_on, intake.id LIMIT 5
  } AS intakes,
  COLLECT {
    MATCH (offer)<-[:REPORTS]-(report:OfferReport)
    WHERE report.settled_on IS NULL AND report.retired_at IS NULL
    RETURN [report.kind, report.reported_on] ORDER BY report.reported_on, report.id
  } AS reports
ORDER BY id
