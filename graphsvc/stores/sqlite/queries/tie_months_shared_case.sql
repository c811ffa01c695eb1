-- parameters: :months (JSON list of first days), :one, :other
WITH works (agreement, unit) AS (
  SELECT pk, holder FROM agreement WHERE holder IN (:one, :other)
  UNION
  SELECT joined.source, service.id
  FROM counselling_service AS service
  JOIN agreement_joined_by_counselling_service AS joined ON joined.target = service.pk
  WHERE service.id IN (:one, :other)
  UNION
  SELECT joined.source, organisation.id
  FROM organisation
  JOIN agreement_joined_by_organisation AS joined ON joined.target = organisation.pk
  WHERE organisation.id IN (:one, :other)
)
SELECT asked.value, one.unit, other.unit, count(*)
FROM works AS one
JOIN works AS other ON other.agreement = one.agreement AND other.unit > one.unit
JOIN agreement ON agreement.pk = one.agreement AND agreement.state <> 'draft' AND agreement.retired_at IS NULL
JOIN json_each(:months) AS asked
  ON agreement.concluded_on < date(asked.value, '+1 month')
  AND (agreement.closed_on IS NULL OR agreement.closed_on >= asked.value)
GROUP BY asked.value, one.unit, other.unit
ORDER BY asked.value
