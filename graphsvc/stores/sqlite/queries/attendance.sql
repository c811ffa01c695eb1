-- parameters: :start, :end (first day outside)
SELECT meeting.id, meeting.held_on, service.id AS unit
FROM meeting
JOIN meeting_attended_by_counselling_service AS attended ON attended.source = meeting.pk
JOIN counselling_service AS service ON service.pk = attended.target
WHERE meeting.held_on >= :start AND meeting.held_on < :end AND meeting.retired_at IS NULL
UNION ALL
SELECT meeting.id, meeting.held_on, organisation.id
FROM meeting
JOIN meeting_attended_by_organisation AS attended ON attended.source = meeting.pk
JOIN organisation ON organisation.pk = attended.target
WHERE meeting.held_on >= :start AND meeting.held_on < :end AND meeting.retired_at IS NULL
ORDER BY meeting.id, unit
