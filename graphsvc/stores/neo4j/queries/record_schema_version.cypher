// parameters: $version, $at
MERGE (migration:SchemaVersion {version: $version})
ON CREATE SET migration.applied_at = $at
