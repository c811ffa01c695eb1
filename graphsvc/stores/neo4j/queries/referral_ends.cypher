// parameters: $ids, $holder (the service whose goals are shown, null for every one, empty for none)
// What each referral is linked to; goal, client and earlier referral only where that service holds them.
UNWIND $ids AS id
MATCH (referral:Referral {id: id})-[:TO]->(offer:Offer)
MATCH (referral)-[:FROM]->(sender:CounsellingService)
RETURN referral {.*} AS referral, offer {.*} AS offer, sender {.*} AS sender,
  head([(referral)-[:PLACED_IN]->(intake:Intake) | intake {.*}]) AS intake,
  head([(referral)-[:FOR]->(goal:Goal) WHERE $holder IS NULL OR goal.holder = $holder | goal.id]) AS goal,
  head([(referral)-[:FOR]->(goal:Goal)-[:GOAL_OF]->(:Agreement)-[:CONCLUDED_WITH]->(client:Client)
        WHERE $holder IS NULL OR (client.holder = $holder AND goal.holder = $holder) | client.id]) AS client,
  head([(referral)-[:REPLACES]->(earlier:Referral)
        WHERE $holder IS NULL OR earlier.holder = $holder | earlier.id]) AS replaces,
  EXISTS { (offer)-[:DELIVERED_BY]->(:CounsellingService {id: $holder}) } AS also_receives
