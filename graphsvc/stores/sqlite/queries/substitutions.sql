-- parameters: :service, :account, :on
-- The substitutions that a service gave, and those that open a case to the account on that day; by last day, then id.
SELECT substitution.id, client.id, service.id
FROM substitution
JOIN substitution_covers_client AS covers ON covers.source = substitution.pk
JOIN client ON client.pk = covers.target AND client.holder = substitution.holder
JOIN substitution_covered_by_counselling_service AS covered ON covered.source = substitution.pk
JOIN counselling_service AS service ON service.pk = covered.target
WHERE substitution.retired_at IS NULL AND (
  substitution.holder = :service OR (
    service.id = :service AND substitution.starts_on <= :on AND substitution.ends_on >= :on
    AND (substitution.account IS NULL OR substitution.account = :account)
  )
)
ORDER BY substitution.ends_on, substitution.id
