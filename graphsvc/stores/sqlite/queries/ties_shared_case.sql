-- parameters: :start, :end (first day outside)
WITH ran (pk, holder) AS (
  SELECT pk, holder
  FROM agreement
  WHERE concluded_on < :end AND (closed_on IS NULL OR closed_on >= :start)
    AND state <> 'draft' AND retired_at IS NULL
),
works (agreement, unit) AS (
  SELECT pk, holder FROM ran
  UNION
  SELECT ran.pk, service.id
  FROM ran
  JOIN agreement_joined_by_counselling_service AS joined ON joined.source = ran.pk
  JOIN counselling_service AS service ON service.pk = joined.target
  UNION
  SELECT ran.pk, organisation.id
  FROM ran
  JOIN agreement_joined_by_organisation AS joined ON joined.source = ran.pk
  JOIN organisation ON organisation.pk = joined.target
)
SELECT one.unit, other.unit, count(*)
FROM works AS one
JOIN works AS other ON other.agreement = one.agreement AND other.unit > one.unit
GROUP BY one.unit, other.unit
ORDER BY one.unit, other.unit
