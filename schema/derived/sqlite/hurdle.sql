-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, kind, noted_on, words, synthetic FROM hurdle WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, kind, noted_on, words, synthetic FROM hurdle
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO hurdle (id, revision, updated_at, retired_at, holder, kind, noted_on, words, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :kind, :noted_on, :words, :synthetic);

-- name: load
INSERT INTO hurdle (id, revision, updated_at, retired_at, holder, kind, noted_on, words, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :kind, :noted_on, :words, :synthetic)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, kind = excluded.kind, noted_on = excluded.noted_on, words = excluded.words, synthetic = excluded.synthetic;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, kind, noted_on, words, synthetic FROM hurdle
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, kind, noted_on, words, synthetic FROM hurdle WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM hurdle WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM hurdle
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, kind, noted_on, words, synthetic FROM hurdle
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;

-- name: join_CONCERNS_Topic
INSERT INTO hurdle_concerns_topic (source, target)
SELECT source.pk, target.pk FROM hurdle AS source, topic AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_CONCERNS_Topic
DELETE FROM hurdle_concerns_topic
WHERE source = (SELECT pk FROM hurdle WHERE id = :source) AND target = (SELECT pk FROM topic WHERE id = :target);

-- name: from_CONCERNS_Topic
SELECT source.id, target.id
FROM hurdle_concerns_topic AS link JOIN hurdle AS source ON source.pk = link.source
JOIN topic AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_CONCERNS_Topic
SELECT source.id, target.id
FROM hurdle_concerns_topic AS link JOIN hurdle AS source ON source.pk = link.source
JOIN topic AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_CONCERNS_Topic
SELECT count(*) FROM hurdle
WHERE NOT EXISTS (SELECT 1 FROM hurdle_concerns_topic WHERE hurdle_concerns_topic.source = hurdle.pk);

-- name: join_CONCERNS_Organisation
INSERT INTO hurdle_concerns_organisation (source, target)
SELECT source.pk, target.pk FROM hurdle AS source, organisation AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_CONCERNS_Organisation
DELETE FROM hurdle_concerns_organisation
WHERE source = (SELECT pk FROM hurdle WHERE id = :source) AND target = (SELECT pk FROM organisation WHERE id = :target);

-- name: from_CONCERNS_Organisation
SELECT source.id, target.id
FROM hurdle_concerns_organisation AS link JOIN hurdle AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_CONCERNS_Organisation
SELECT source.id, target.id
FROM hurdle_concerns_organisation AS link JOIN hurdle AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_CONCERNS_Organisation
SELECT count(*) FROM hurdle
WHERE NOT EXISTS (SELECT 1 FROM hurdle_concerns_organisation WHERE hurdle_concerns_organisation.source = hurdle.pk);

-- name: join_CONCERNS_CounsellingService
INSERT INTO hurdle_concerns_counselling_service (source, target)
SELECT source.pk, target.pk FROM hurdle AS source, counselling_service AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_CONCERNS_CounsellingService
DELETE FROM hurdle_concerns_counselling_service
WHERE source = (SELECT pk FROM hurdle WHERE id = :source) AND target = (SELECT pk FROM counselling_service WHERE id = :target);

-- name: from_CONCERNS_CounsellingService
SELECT source.id, target.id
FROM hurdle_concerns_counselling_service AS link JOIN hurdle AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_CONCERNS_CounsellingService
SELECT source.id, target.id
FROM hurdle_concerns_counselling_service AS link JOIN hurdle AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_CONCERNS_CounsellingService
SELECT count(*) FROM hurdle
WHERE NOT EXISTS (SELECT 1 FROM hurdle_concerns_counselling_service WHERE hurdle_concerns_counselling_service.source = hurdle.pk);

-- name: join_HURDLE_OF_Agreement
INSERT INTO hurdle_hurdle_of_agreement (source, target)
SELECT source.pk, target.pk FROM hurdle AS source, agreement AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_HURDLE_OF_Agreement
DELETE FROM hurdle_hurdle_of_agreement
WHERE source = (SELECT pk FROM hurdle WHERE id = :source) AND target = (SELECT pk FROM agreement WHERE id = :target);

-- name: from_HURDLE_OF_Agreement
SELECT source.id, target.id
FROM hurdle_hurdle_of_agreement AS link JOIN hurdle AS source ON source.pk = link.source
JOIN agreement AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_HURDLE_OF_Agreement
SELECT source.id, target.id
FROM hurdle_hurdle_of_agreement AS link JOIN hurdle AS source ON source.pk = link.source
JOIN agreement AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_HURDLE_OF_Agreement
SELECT count(*) FROM hurdle
WHERE NOT EXISTS (SELECT 1 FROM hurdle_hurdle_of_agreement WHERE hurdle_hurdle_of_agreement.source = hurdle.pk);
