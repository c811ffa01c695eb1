-- parameters: :service (NULL for every service), :limit
-- The handovers from or to a service, the last offered first: giver, receiver, how many people, and the ids of those
-- clients that the asking service holds now.
SELECT handover.id, giver.id, receiver.id,
  (SELECT count(*) FROM handover_hands_over_client AS handed WHERE handed.source = handover.pk),
  (
    SELECT json_group_array(client.id)
    FROM handover_hands_over_client AS handed JOIN client ON client.pk = handed.target
    WHERE handed.source = handover.pk AND (:service IS NULL OR client.holder = :service)
  )
FROM handover
JOIN handover_from_counselling_service AS sent ON sent.source = handover.pk
JOIN counselling_service AS giver ON giver.pk = sent.target
JOIN handover_to_counselling_service AS went ON went.source = handover.pk
JOIN counselling_service AS receiver ON receiver.pk = went.target
WHERE handover.retired_at IS NULL AND (:service IS NULL OR giver.id = :service OR receiver.id = :service)
ORDER BY handover.offered_at DESC, handover.id DESC
LIMIT :limit
