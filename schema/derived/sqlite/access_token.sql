-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, token_hash, role, account, service, created_at, expires_on, organisation FROM access_token WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, token_hash, role, account, service, created_at, expires_on, organisation FROM access_token
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO access_token (id, revision, updated_at, retired_at, token_hash, role, account, service, created_at, expires_on, organisation)
VALUES (:id, :revision, :updated_at, :retired_at, :token_hash, :role, :account, :service, :created_at, :expires_on, :organisation);

-- name: load
INSERT INTO access_token (id, revision, updated_at, retired_at, token_hash, role, account, service, created_at, expires_on, organisation)
VALUES (:id, :revision, :updated_at, :retired_at, :token_hash, :role, :account, :service, :created_at, :expires_on, :organisation)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, token_hash = excluded.token_hash, role = excluded.role, account = excluded.account, service = excluded.service, created_at = excluded.created_at, expires_on = excluded.expires_on, organisation = excluded.organisation;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, token_hash, role, account, service, created_at, expires_on, organisation FROM access_token
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, token_hash, role, account, service, created_at, expires_on, organisation FROM access_token WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM access_token WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM access_token
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;

-- name: find_token_hash
SELECT id, revision, updated_at, retired_at, token_hash, role, account, service, created_at, expires_on, organisation FROM access_token WHERE token_hash = :value;
