// parameters: $service, $account, $on
// The substitutions that a service gave, and those that open a case to the account on that day; by last day, then id.
CALL () {
  MATCH (substitution:Substitution)
  WHERE substitution.holder = $service AND substitution.id > ''
  RETURN substitution
  UNION
  MATCH (:CounsellingService {id: $service})<-[:COVERED_BY]-(substitution:Substitution)
  WHERE substitution.starts_on <= $on <= substitution.ends_on
    AND (substitution.account IS NULL OR substitution.account = $account)
  RETURN substitution
}
WITH substitution
WHERE substitution.retired_at IS NULL
MATCH (client:Client)<-[:COVERS]-(substitution)-[:COVERED_BY]->(service:CounsellingService)
WHERE client.holder = substitution.holder
RETURN substitution {.*} AS substitution, client {.*} AS client, service {.*} AS service
ORDER BY substitution.ends_on, substitution.id
