-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, held_on, subject, synthetic FROM meeting WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, held_on, subject, synthetic FROM meeting
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO meeting (id, revision, updated_at, retired_at, held_on, subject, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :held_on, :subject, :synthetic);

-- name: load
INSERT INTO meeting (id, revision, updated_at, retired_at, held_on, subject, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :held_on, :subject, :synthetic)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, held_on = excluded.held_on, subject = excluded.subject, synthetic = excluded.synthetic;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, held_on, subject, synthetic FROM meeting
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, held_on, subject, synthetic FROM meeting WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM meeting WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM meeting
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;

-- name: join_ATTENDED_BY_CounsellingService
INSERT INTO meeting_attended_by_counselling_service (source, target)
SELECT source.pk, target.pk FROM meeting AS source, counselling_service AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source, target) DO NOTHING;

-- name: unjoin_ATTENDED_BY_CounsellingService
DELETE FROM meeting_attended_by_counselling_service
WHERE source = (SELECT pk FROM meeting WHERE id = :source) AND target = (SELECT pk FROM counselling_service WHERE id = :target);

-- name: from_ATTENDED_BY_CounsellingService
SELECT source.id, target.id
FROM meeting_attended_by_counselling_service AS link JOIN meeting AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_ATTENDED_BY_CounsellingService
SELECT source.id, target.id
FROM meeting_attended_by_counselling_service AS link JOIN meeting AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_ATTENDED_BY_CounsellingService
SELECT count(*) FROM meeting
WHERE NOT EXISTS (SELECT 1 FROM meeting_attended_by_counselling_service WHERE meeting_attended_by_counselling_service.source = meeting.pk);

-- name: join_ATTENDED_BY_Organisation
INSERT INTO meeting_attended_by_organisation (source, target)
SELECT source.pk, target.pk FROM meeting AS source, organisation AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source, target) DO NOTHING;

-- name: unjoin_ATTENDED_BY_Organisation
DELETE FROM meeting_attended_by_organisation
WHERE source = (SELECT pk FROM meeting WHERE id = :source) AND target = (SELECT pk FROM organisation WHERE id = :target);

-- name: from_ATTENDED_BY_Organisation
SELECT source.id, target.id
FROM meeting_attended_by_organisation AS link JOIN meeting AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_ATTENDED_BY_Organisation
SELECT source.id, target.id
FROM meeting_attended_by_organisation AS link JOIN meeting AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_ATTENDED_BY_Organisation
SELECT count(*) FROM meeting
WHERE NOT EXISTS (SELECT 1 FROM meeting_attended_by_organisation WHERE meeting_attended_by_organisation.source = meeting.pk);
