-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, criterion, minimum, maximum, level_minimum, level_maximum, residence_groups, access_rule, note FROM condition WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, criterion, minimum, maximum, level_minimum, level_maximum, residence_groups, access_rule, note FROM condition
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO condition (id, revision, updated_at, retired_at, criterion, minimum, maximum, level_minimum, level_maximum, residence_groups, access_rule, note)
VALUES (:id, :revision, :updated_at, :retired_at, :criterion, :minimum, :maximum, :level_minimum, :level_maximum, :residence_groups, :access_rule, :note);

-- name: load
INSERT INTO condition (id, revision, updated_at, retired_at, criterion, minimum, maximum, level_minimum, level_maximum, residence_groups, access_rule, note)
VALUES (:id, :revision, :updated_at, :retired_at, :criterion, :minimum, :maximum, :level_minimum, :level_maximum, :residence_groups, :access_rule, :note)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, criterion = excluded.criterion, minimum = excluded.minimum, maximum = excluded.maximum, level_minimum = excluded.level_minimum, level_maximum = excluded.level_maximum, residence_groups = excluded.residence_groups, access_rule = excluded.access_rule, note = excluded.note;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, criterion, minimum, maximum, level_minimum, level_maximum, residence_groups, access_rule, note FROM condition
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, criterion, minimum, maximum, level_minimum, level_maximum, residence_groups, access_rule, note FROM condition WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM condition WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM condition
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;
