// parameters: $service (null for every service), $limit
// The handovers from or to a service, the last offered first: giver, receiver, how many people, and the ids of those
// clients that the asking service holds now.
MATCH (giver:CounsellingService)<-[:FROM]-(handover:Handover)-[:TO]->(receiver:CounsellingService)
WHERE handover.retired_at IS NULL AND ($service IS NULL OR giver.id = $service OR receiver.id = $service)
RETURN handover {.*} AS handover, giver {.*} AS giver, receiver {.*} AS receiver,
  COUNT { (handover)-[:HANDS_OVER]->(:Client) } AS people,
  [(handover)-[:HANDS_OVER]->(client:Client) WHERE $service IS NULL OR client.holder = $service | client.id] AS clients
ORDER BY handover.offered_at DESC, handover.id DESC LIMIT $limit
