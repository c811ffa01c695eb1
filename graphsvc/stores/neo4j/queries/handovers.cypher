// parameters: $service (null for every service), $limit
// The handovers from or to a service, the last offered first: giver, receiver, how many people, and the ids of those
// clients that the asking service holds now. Only for every service, all ids are walked.
CALL () {
  MATCH (:CounsellingService {id: $service})<-[:FROM|TO]-(handover:Handover)
  RETURN handover
  UNION
  WITH 1 AS every WHERE $service IS NULL
  MATCH (handover:Handover) WHERE handover.id > ''
  RETURN handover
}
WITH handover
WHERE handover.retired_at IS NULL
MATCH (giver:CounsellingService)<-[:FROM]-(handover)-[:TO]->(receiver:CounsellingService)
RETURN handover {.*} AS handover, giver {.*} AS giver, receiver {.*} AS receiver,
  COUNT { (handover)-[:HANDS_OVER]->(:Client) } AS people,
  [(handover)-[:HANDS_OVER]->(client:Client) WHERE $service IS NULL OR client.holder = $service | client.id] AS clients
ORDER BY handover.offered_at DESC, handover.id DESC LIMIT $limit
