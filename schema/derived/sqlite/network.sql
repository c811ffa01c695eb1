-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, name FROM network WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, name FROM network
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO network (id, revision, updated_at, retired_at, name)
VALUES (:id, :revision, :updated_at, :retired_at, :name);

-- name: load
INSERT INTO network (id, revision, updated_at, retired_at, name)
VALUES (:id, :revision, :updated_at, :retired_at, :name)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, name = excluded.name;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, name FROM network
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, name FROM network WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM network WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM network
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;
