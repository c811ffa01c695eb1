// parameters: $version (newest), $at
MATCH (migration:SchemaVersion {version: $version})
SET migration.writing_paused_at = coalesce(migration.writing_paused_at, $at)
