-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, starts_on, ends_on, account, given_by, synthetic FROM substitution WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, starts_on, ends_on, account, given_by, synthetic FROM substitution
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO substitution (id, revision, updated_at, retired_at, holder, starts_on, ends_on, account, given_by, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :starts_on, :ends_on, :account, :given_by, :synthetic);

-- name: load
INSERT INTO substitution (id, revision, updated_at, retired_at, holder, starts_on, ends_on, account, given_by, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :starts_on, :ends_on, :account, :given_by, :synthetic)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, starts_on = excluded.starts_on, ends_on = excluded.ends_on, account = excluded.account, given_by = excluded.given_by, synthetic = excluded.synthetic;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, starts_on, ends_on, account, given_by, synthetic FROM substitution
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, starts_on, ends_on, account, given_by, synthetic FROM substitution WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM substitution WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM substitution
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, starts_on, ends_on, account, given_by, synthetic FROM substitution
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;

-- name: join_COVERED_BY_CounsellingService
INSERT INTO substitution_covered_by_counselling_service (source, target)
SELECT source.pk, target.pk FROM substitution AS source, counselling_service AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_COVERED_BY_CounsellingService
DELETE FROM substitution_covered_by_counselling_service
WHERE source = (SELECT pk FROM substitution WHERE id = :source) AND target = (SELECT pk FROM counselling_service WHERE id = :target);

-- name: from_COVERED_BY_CounsellingService
SELECT source.id, target.id
FROM substitution_covered_by_counselling_service AS link JOIN substitution AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_COVERED_BY_CounsellingService
SELECT source.id, target.id
FROM substitution_covered_by_counselling_service AS link JOIN substitution AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_COVERED_BY_CounsellingService
SELECT count(*) FROM substitution
WHERE NOT EXISTS (SELECT 1 FROM substitution_covered_by_counselling_service WHERE substitution_covered_by_counselling_service.source = substitution.pk);

-- name: join_COVERS_Client
INSERT INTO substitution_covers_client (source, target)
SELECT source.pk, target.pk FROM substitution AS source, client AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_COVERS_Client
DELETE FROM substitution_covers_client
WHERE source = (SELECT pk FROM substitution WHERE id = :source) AND target = (SELECT pk FROM client WHERE id = :target);

-- name: from_COVERS_Client
SELECT source.id, target.id
FROM substitution_covers_client AS link JOIN substitution AS source ON source.pk = link.source
JOIN client AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_COVERS_Client
SELECT source.id, target.id
FROM substitution_covers_client AS link JOIN substitution AS source ON source.pk = link.source
JOIN client AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_COVERS_Client
SELECT count(*) FROM substitution
WHERE NOT EXISTS (SELECT 1 FROM substitution_covers_client WHERE substitution_covers_client.source = substitution.pk);
