-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, kind, level, survey_round, given_on, synthetic FROM rating WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, kind, level, survey_round, given_on, synthetic FROM rating
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO rating (id, revision, updated_at, retired_at, kind, level, survey_round, given_on, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :kind, :level, :survey_round, :given_on, :synthetic);

-- name: load
INSERT INTO rating (id, revision, updated_at, retired_at, kind, level, survey_round, given_on, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :kind, :level, :survey_round, :given_on, :synthetic)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, kind = excluded.kind, level = excluded.level, survey_round = excluded.survey_round, given_on = excluded.given_on, synthetic = excluded.synthetic;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, kind, level, survey_round, given_on, synthetic FROM rating
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, kind, level, survey_round, given_on, synthetic FROM rating WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM rating WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM rating
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;

-- name: join_RATED_BY_CounsellingService
INSERT INTO rating_rated_by_counselling_service (source, target)
SELECT source.pk, target.pk FROM rating AS source, counselling_service AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_RATED_BY_CounsellingService
DELETE FROM rating_rated_by_counselling_service
WHERE source = (SELECT pk FROM rating WHERE id = :source) AND target = (SELECT pk FROM counselling_service WHERE id = :target);

-- name: from_RATED_BY_CounsellingService
SELECT source.id, target.id
FROM rating_rated_by_counselling_service AS link JOIN rating AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_RATED_BY_CounsellingService
SELECT source.id, target.id
FROM rating_rated_by_counselling_service AS link JOIN rating AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_RATED_BY_CounsellingService
SELECT count(*) FROM rating
WHERE NOT EXISTS (SELECT 1 FROM rating_rated_by_counselling_service WHERE rating_rated_by_counselling_service.source = rating.pk);

-- name: join_RATED_BY_Organisation
INSERT INTO rating_rated_by_organisation (source, target)
SELECT source.pk, target.pk FROM rating AS source, organisation AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_RATED_BY_Organisation
DELETE FROM rating_rated_by_organisation
WHERE source = (SELECT pk FROM rating WHERE id = :source) AND target = (SELECT pk FROM organisation WHERE id = :target);

-- name: from_RATED_BY_Organisation
SELECT source.id, target.id
FROM rating_rated_by_organisation AS link JOIN rating AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_RATED_BY_Organisation
SELECT source.id, target.id
FROM rating_rated_by_organisation AS link JOIN rating AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_RATED_BY_Organisation
SELECT count(*) FROM rating
WHERE NOT EXISTS (SELECT 1 FROM rating_rated_by_organisation WHERE rating_rated_by_organisation.source = rating.pk);

-- name: join_RATES_CounsellingService
INSERT INTO rating_rates_counselling_service (source, target)
SELECT source.pk, target.pk FROM rating AS source, counselling_service AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_RATES_CounsellingService
DELETE FROM rating_rates_counselling_service
WHERE source = (SELECT pk FROM rating WHERE id = :source) AND target = (SELECT pk FROM counselling_service WHERE id = :target);

-- name: from_RATES_CounsellingService
SELECT source.id, target.id
FROM rating_rates_counselling_service AS link JOIN rating AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_RATES_CounsellingService
SELECT source.id, target.id
FROM rating_rates_counselling_service AS link JOIN rating AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_RATES_CounsellingService
SELECT count(*) FROM rating
WHERE NOT EXISTS (SELECT 1 FROM rating_rates_counselling_service WHERE rating_rates_counselling_service.source = rating.pk);

-- name: join_RATES_Organisation
INSERT INTO rating_rates_organisation (source, target)
SELECT source.pk, target.pk FROM rating AS source, organisation AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_RATES_Organisation
DELETE FROM rating_rates_organisation
WHERE source = (SELECT pk FROM rating WHERE id = :source) AND target = (SELECT pk FROM organisation WHERE id = :target);

-- name: from_RATES_Organisation
SELECT source.id, target.id
FROM rating_rates_organisation AS link JOIN rating AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_RATES_Organisation
SELECT source.id, target.id
FROM rating_rates_organisation AS link JOIN rating AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_RATES_Organisation
SELECT count(*) FROM rating
WHERE NOT EXISTS (SELECT 1 FROM rating_rates_organisation WHERE rating_rates_organisation.source = rating.pk);
