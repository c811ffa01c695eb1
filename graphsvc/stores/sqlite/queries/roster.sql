-- parameters: :start, :end (first day outside)
SELECT unit.id, unit.name, unit.kind, unit.carrier
FROM (
  SELECT service.id, coalesce(service.short_name, service.name) AS name, service.kind, service.carrier,
    membership.valid_from, membership.valid_to, service.retired_at
  FROM counselling_service_member_of_network AS membership
  JOIN counselling_service AS service ON service.pk = membership.source
  UNION ALL
  SELECT organisation.id, coalesce(organisation.short_name, organisation.name), organisation.kind,
    organisation.carrier, membership.valid_from, membership.valid_to, organisation.retired_at
  FROM organisation_member_of_network AS membership
  JOIN organisation ON organisation.pk = membership.source
) AS unit
WHERE unit.valid_from < :end AND (unit.valid_to IS NULL OR unit.valid_to >= :start)
GROUP BY unit.id
ORDER BY unit.id
