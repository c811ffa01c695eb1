-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, held_on, topic, channel, language, minutes, outcome, synthetic FROM short_contact WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, held_on, topic, channel, language, minutes, outcome, synthetic FROM short_contact
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO short_contact (id, revision, updated_at, retired_at, holder, held_on, topic, channel, language, minutes, outcome, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :held_on, :topic, :channel, :language, :minutes, :outcome, :synthetic);

-- name: load
INSERT INTO short_contact (id, revision, updated_at, retired_at, holder, held_on, topic, channel, language, minutes, outcome, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :held_on, :topic, :channel, :language, :minutes, :outcome, :synthetic)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, held_on = excluded.held_on, topic = excluded.topic, channel = excluded.channel, language = excluded.language, minutes = excluded.minutes, outcome = excluded.outcome, synthetic = excluded.synthetic;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, held_on, topic, channel, language, minutes, outcome, synthetic FROM short_contact
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, held_on, topic, channel, language, minutes, outcome, synthetic FROM short_contact WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM short_contact WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM short_contact
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, held_on, topic, channel, language, minutes, outcome, synthetic FROM short_contact
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;
