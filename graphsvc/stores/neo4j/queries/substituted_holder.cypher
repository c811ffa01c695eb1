// parameters: $client, $service, $account, $on
// The service that holds the case of a client, where a substitution opens it to that service and account on that day.
MATCH (client:Client {id: $client})<-[:COVERS]-(substitution:Substitution)
      -[:COVERED_BY]->(:CounsellingService {id: $service})
WHERE substitution.holder = client.holder AND substitution.retired_at IS NULL
  AND substitution.starts_on <= $on <= substitution.ends_on
  AND (substitution.account IS NULL OR substitution.account = $account)
RETURN client.holder AS holder LIMIT 1
