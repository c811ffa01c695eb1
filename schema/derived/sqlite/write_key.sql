-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, key, digest, answer, at FROM write_key WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, key, digest, answer, at FROM write_key
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO write_key (id, revision, updated_at, retired_at, key, digest, answer, at)
VALUES (:id, :revision, :updated_at, :retired_at, :key, :digest, :answer, :at);

-- name: load
INSERT INTO write_key (id, revision, updated_at, retired_at, key, digest, answer, at)
VALUES (:id, :revision, :updated_at, :retired_at, :key, :digest, :answer, :at)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, key = excluded.key, digest = excluded.digest, answer = excluded.answer, at = excluded.at;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, key, digest, answer, at FROM write_key
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, key, digest, answer, at FROM write_key WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM write_key WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM write_key
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;

-- name: find_key
SELECT id, revision, updated_at, retired_at, key, digest, answer, at FROM write_key WHERE key = :value;
