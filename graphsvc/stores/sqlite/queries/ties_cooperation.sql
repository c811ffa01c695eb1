-- parameters: :start, :end (first day outside)
WITH partner (cooperation, unit) AS (
  SELECT between_them.source, service.id
  FROM cooperation
  JOIN cooperation_between_counselling_service AS between_them ON between_them.source = cooperation.pk
  JOIN counselling_service AS service ON service.pk = between_them.target
  WHERE cooperation.valid_from < :end AND (cooperation.valid_to IS NULL OR cooperation.valid_to >= :start)
    AND cooperation.retired_at IS NULL
  UNION ALL
  SELECT between_them.source, organisation.id
  FROM cooperation
  JOIN cooperation_between_organisation AS between_them ON between_them.source = cooperation.pk
  JOIN organisation ON organisation.pk = between_them.target
  WHERE cooperation.valid_from < :end AND (cooperation.valid_to IS NULL OR cooperation.valid_to >= :start)
    AND cooperation.retired_at IS NULL
)
SELECT one.unit, other.unit, count(*)
FROM partner AS one
JOIN partner AS other ON other.cooperation = one.cooperation AND other.unit > one.unit
GROUP BY one.unit, other.unit
ORDER BY one.unit, other.unit
