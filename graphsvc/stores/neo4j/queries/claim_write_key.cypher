// parameters: $key, $written and $entry (whole records), $created (maps of label and properties), $version (newest)
// Locks the key. Of two concurrent writes with one key the second waits here, then sees the answer of the first.
// One statement for key, pause, audit entry and new records, as each statement is a round trip.
MERGE (key:WriteKey {key: $key})
ON CREATE SET key = $written
WITH key, key.id = $written.id AS claimed
CALL (claimed) {
  MATCH (migration:SchemaVersion {version: $version})
  WHERE claimed AND migration.writing_paused_at IS NULL
  CREATE (entry:AuditEntry)
  SET entry = $entry
  FOREACH (new IN $created |
    CREATE (record:$(new.label))
    SET record = new.properties
  )
  RETURN count(*) AS stored
}
RETURN claimed, key.digest AS digest, key.answer AS answer, stored
