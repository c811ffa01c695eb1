-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, at, role, account, action, records FROM audit_entry WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, at, role, account, action, records FROM audit_entry
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO audit_entry (id, revision, updated_at, retired_at, at, role, account, action, records)
VALUES (:id, :revision, :updated_at, :retired_at, :at, :role, :account, :action, :records);

-- name: load
INSERT INTO audit_entry (id, revision, updated_at, retired_at, at, role, account, action, records)
VALUES (:id, :revision, :updated_at, :retired_at, :at, :role, :account, :action, :records)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, at = excluded.at, role = excluded.role, account = excluded.account, action = excluded.action, records = excluded.records;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, at, role, account, action, records FROM audit_entry
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, at, role, account, action, records FROM audit_entry WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM audit_entry WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM audit_entry
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;
