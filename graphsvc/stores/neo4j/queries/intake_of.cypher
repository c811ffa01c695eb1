// parameters: $id
// The intake that a referral asks a place of.
MATCH (:Referral {id: $id})-[:PLACED_IN]->(intake:Intake)
RETURN intake.id AS intake
