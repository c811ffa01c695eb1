-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, name, valid_from, valid_to, synthetic FROM cooperation WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, name, valid_from, valid_to, synthetic FROM cooperation
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO cooperation (id, revision, updated_at, retired_at, name, valid_from, valid_to, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :name, :valid_from, :valid_to, :synthetic);

-- name: load
INSERT INTO cooperation (id, revision, updated_at, retired_at, name, valid_from, valid_to, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :name, :valid_from, :valid_to, :synthetic)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, name = excluded.name, valid_from = excluded.valid_from, valid_to = excluded.valid_to, synthetic = excluded.synthetic;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, name, valid_from, valid_to, synthetic FROM cooperation
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, name, valid_from, valid_to, synthetic FROM cooperation WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM cooperation WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM cooperation
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;

-- name: join_BETWEEN_CounsellingService
INSERT INTO cooperation_between_counselling_service (source, target)
SELECT source.pk, target.pk FROM cooperation AS source, counselling_service AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source, target) DO NOTHING;

-- name: unjoin_BETWEEN_CounsellingService
DELETE FROM cooperation_between_counselling_service
WHERE source = (SELECT pk FROM cooperation WHERE id = :source) AND target = (SELECT pk FROM counselling_service WHERE id = :target);

-- name: from_BETWEEN_CounsellingService
SELECT source.id, target.id
FROM cooperation_between_counselling_service AS link JOIN cooperation AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_BETWEEN_CounsellingService
SELECT source.id, target.id
FROM cooperation_between_counselling_service AS link JOIN cooperation AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_BETWEEN_CounsellingService
SELECT count(*) FROM cooperation
WHERE NOT EXISTS (SELECT 1 FROM cooperation_between_counselling_service WHERE cooperation_between_counselling_service.source = cooperation.pk);

-- name: join_BETWEEN_Organisation
INSERT INTO cooperation_between_organisation (source, target)
SELECT source.pk, target.pk FROM cooperation AS source, organisation AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source, target) DO NOTHING;

-- name: unjoin_BETWEEN_Organisation
DELETE FROM cooperation_between_organisation
WHERE source = (SELECT pk FROM cooperation WHERE id = :source) AND target = (SELECT pk FROM organisation WHERE id = :target);

-- name: from_BETWEEN_Organisation
SELECT source.id, target.id
FROM cooperation_between_organisation AS link JOIN cooperation AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_BETWEEN_Organisation
SELECT source.id, target.id
FROM cooperation_between_organisation AS link JOIN cooperation AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_BETWEEN_Organisation
SELECT count(*) FROM cooperation
WHERE NOT EXISTS (SELECT 1 FROM cooperation_between_organisation WHERE cooperation_between_organisation.source = cooperation.pk);
