-- parameters: :client, :service, :account, :on
-- The service that holds the case of a client, where a substitution opens it to that service and account on that day.
SELECT client.holder
FROM client
JOIN substitution_covers_client AS covers ON covers.target = client.pk
JOIN substitution ON substitution.pk = covers.source AND substitution.holder = client.holder
JOIN substitution_covered_by_counselling_service AS covered ON covered.source = substitution.pk
JOIN counselling_service AS service ON service.pk = covered.target
WHERE client.id = :client AND service.id = :service AND substitution.retired_at IS NULL
  AND substitution.starts_on <= :on AND substitution.ends_on >= :on
  AND (substitution.account IS NULL OR substitution.account = :account)
LIMIT 1
