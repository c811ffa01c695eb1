-- parameters: :id
-- The clients that a handover is about and that its holder still holds, by id.
SELECT client.id
FROM handover
JOIN handover_hands_over_client AS handed ON handed.source = handover.pk
JOIN client ON client.pk = handed.target AND client.holder = handover.holder
WHERE handover.id = :id
ORDER BY client.id
