// parameters: $version (newest)
MATCH (migration:SchemaVersion {version: $version})
REMOVE migration.writing_paused_at
