// parameters: $key, $written and $entry (properties of the whole write key and audit entry), $version (newest)
// Locks the key. Of two concurrent writes with one key the second waits here, then sees the answer of the first.
// One statement for key, pause and audit entry, as each statement is a round trip.
MERGE (key:WriteKey {key: $key})
ON CREATE SET key = $written
WITH key, key.id = $written.id AS claimed
CALL (claimed) {
  MATCH (migration:SchemaVersion {version: $version})
  WHERE claimed AND migration.writing_paused_at IS NULL
  CREATE (entry:AuditEntry)
  SET entry = $entry
  RETURN count(*) AS stored
}
RETURN claimed, key.digest AS digest, key.answer AS answer, stored
