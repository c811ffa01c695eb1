-- parameters: :months (JSON list of first days), :one, :other
WITH partner (cooperation, unit) AS (
  SELECT between_them.source, service.id
  FROM counselling_service AS service
  JOIN cooperation_between_counselling_service AS between_them ON between_them.target = service.pk
  WHERE service.id IN (:one, :other)
  UNION ALL
  SELECT between_them.source, organisation.id
  FROM organisation
  JOIN cooperation_between_organisation AS between_them ON between_them.target = organisation.pk
  WHERE organisation.id IN (:one, :other)
)
SELECT asked.value, one.unit, other.unit, count(*)
FROM partner AS one
JOIN partner AS other ON other.cooperation = one.cooperation AND other.unit > one.unit
JOIN cooperation ON cooperation.pk = one.cooperation AND cooperation.retired_at IS NULL
JOIN json_each(:months) AS asked
  ON cooperation.valid_from < date(asked.value, '+1 month')
  AND (cooperation.valid_to IS NULL OR cooperation.valid_to >= asked.value)
GROUP BY asked.value, one.unit, other.unit
ORDER BY asked.value
