// parameters: $service, $holder, $counsellor, $on
// The clients in counselling, each with the newest profile.
// The condition on the id lets the index on holder and id be used.
MATCH (client:Client {holder: $service})
WHERE client.id > '' AND ($holder IS NULL OR client.holder = $holder)
  AND ($counsellor IS NULL OR client.counsellor = $counsellor)
  AND client.retired_at IS NULL
  AND coalesce(client.closed_on >= $on, true)
RETURN client {.*} AS client, COLLECT {
  MATCH (client)<-[:PROFILE_OF]-(profile:Profile)
  WHERE profile.retired_at IS NULL AND profile.holder = client.holder
  RETURN profile {.*} ORDER BY coalesce(profile.version, 0) DESC, profile.id DESC LIMIT 1
} AS profiles
ORDER BY client.id
