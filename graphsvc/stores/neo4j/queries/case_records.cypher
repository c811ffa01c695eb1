// parameters: $id
// Every record of the cases of a handover that its holder holds, by distance from the client, then id. Only casework
// has a holder; handovers and substitutions are about a case and stay with the service that wrote them.
MATCH (handover:Handover {id: $id})-[:HANDS_OVER]->(client:Client)
WHERE client.holder = handover.holder
MATCH path = (record)-[*0..8]->(client)
WHERE all(node IN nodes(path) WHERE node.holder = handover.holder AND NOT node:Handover AND NOT node:Substitution)
WITH record, min(length(path)) AS distance
ORDER BY distance, record.id
RETURN collect(record.id) AS ids
