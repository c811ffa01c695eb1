// parameters: $version (newest), $properties
// In the statement that every write runs anyway, so that asking for the pause costs no round trip.
MATCH (migration:SchemaVersion {version: $version})
WHERE migration.writing_paused_at IS NULL
CREATE (entry:AuditEntry)
SET entry = $properties
RETURN count(*) AS stored
