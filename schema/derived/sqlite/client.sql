-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, case_system, reference, opened_on, closed_on, synthetic, counsellor, household FROM client WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, case_system, reference, opened_on, closed_on, synthetic, counsellor, household FROM client
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO client (id, revision, updated_at, retired_at, holder, case_system, reference, opened_on, closed_on, synthetic, counsellor, household)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :case_system, :reference, :opened_on, :closed_on, :synthetic, :counsellor, :household);

-- name: load
INSERT INTO client (id, revision, updated_at, retired_at, holder, case_system, reference, opened_on, closed_on, synthetic, counsellor, household)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :case_system, :reference, :opened_on, :closed_on, :synthetic, :counsellor, :household)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, case_system = excluded.case_system, reference = excluded.reference, opened_on = excluded.opened_on, closed_on = excluded.closed_on, synthetic = excluded.synthetic, counsellor = excluded.counsellor, household = excluded.household;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, case_system, reference, opened_on, closed_on, synthetic, counsellor, household FROM client
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, case_system, reference, opened_on, closed_on, synthetic, counsellor, household FROM client WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM client WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM client
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, case_system, reference, opened_on, closed_on, synthetic, counsellor, household FROM client
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;
