-- parameters: :start, :end (first day outside)
WITH present (meeting, unit) AS (
  SELECT attended.source, service.id
  FROM meeting
  JOIN meeting_attended_by_counselling_service AS attended ON attended.source = meeting.pk
  JOIN counselling_service AS service ON service.pk = attended.target
  WHERE meeting.held_on >= :start AND meeting.held_on < :end AND meeting.retired_at IS NULL
  UNION ALL
  SELECT attended.source, organisation.id
  FROM meeting
  JOIN meeting_attended_by_organisation AS attended ON attended.source = meeting.pk
  JOIN organisation ON organisation.pk = attended.target
  WHERE meeting.held_on >= :start AND meeting.held_on < :end AND meeting.retired_at IS NULL
)
SELECT one.unit, other.unit, count(*)
FROM present AS one
JOIN present AS other ON other.meeting = one.meeting AND other.unit > one.unit
GROUP BY one.unit, other.unit
ORDER BY one.unit, other.unit
