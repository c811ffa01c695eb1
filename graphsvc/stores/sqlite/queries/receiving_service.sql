-- parameters: :id
-- The service that a handover goes to.
SELECT service.id
FROM handover
JOIN handover_to_counselling_service AS went ON went.source = handover.pk
JOIN counselling_service AS service ON service.pk = went.target
WHERE handover.id = :id
