// parameters: $holder, $counsellor, $spellings, $after, $limit
// The clients of a service whose reference holds one of the spellings, by id from behind a given one.
MATCH (client:Client {holder: $holder})
WHERE client.id > $after
  AND client.retired_at IS NULL
  AND ($counsellor IS NULL OR client.counsellor = $counsellor)
  AND any(spelling IN $spellings WHERE spelling = '' OR client.reference CONTAINS spelling)
RETURN client {.*} AS client
ORDER BY client.id
LIMIT $limit
