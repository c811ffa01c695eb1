-- parameters: :months (JSON list of first days), :one, :other
WITH present (meeting, unit) AS (
  SELECT attended.source, service.id
  FROM counselling_service AS service
  JOIN meeting_attended_by_counselling_service AS attended ON attended.target = service.pk
  WHERE service.id IN (:one, :other)
  UNION ALL
  SELECT attended.source, organisation.id
  FROM organisation
  JOIN meeting_attended_by_organisation AS attended ON attended.target = organisation.pk
  WHERE organisation.id IN (:one, :other)
)
SELECT asked.value, one.unit, other.unit, count(*)
FROM present AS one
JOIN present AS other ON other.meeting = one.meeting AND other.unit > one.unit
JOIN meeting ON meeting.pk = one.meeting AND meeting.retired_at IS NULL
JOIN json_each(:months) AS asked ON substr(asked.value, 1, 7) = substr(meeting.held_on, 1, 7)
GROUP BY asked.value, one.unit, other.unit
ORDER BY asked.value
