-- parameters: :holder, :counsellor, :spellings (JSON list), :after, :limit
-- The clients of a service whose reference holds one of the spellings, by id from behind a given one.
SELECT client.id
FROM client
WHERE client.holder = :holder
  AND client.id > :after
  AND client.retired_at IS NULL
  AND (:counsellor IS NULL OR client.counsellor = :counsellor)
  AND EXISTS (
    SELECT 1 FROM json_each(:spellings) AS spelling
    WHERE spelling.value = '' OR instr(client.reference, spelling.value) > 0
  )
ORDER BY client.id
LIMIT :limit
