-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, version, concluded_on, replaced_on, why, held_in_language, interpreter, review_every_weeks, needs, signatures, other_parties, goals, steps, synthetic FROM agreement_version WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, version, concluded_on, replaced_on, why, held_in_language, interpreter, review_every_weeks, needs, signatures, other_parties, goals, steps, synthetic FROM agreement_version
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO agreement_version (id, revision, updated_at, retired_at, holder, version, concluded_on, replaced_on, why, held_in_language, interpreter, review_every_weeks, needs, signatures, other_parties, goals, steps, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :version, :concluded_on, :replaced_on, :why, :held_in_language, :interpreter, :review_every_weeks, :needs, :signatures, :other_parties, :goals, :steps, :synthetic);

-- name: load
INSERT INTO agreement_version (id, revision, updated_at, retired_at, holder, version, concluded_on, replaced_on, why, held_in_language, interpreter, review_every_weeks, needs, signatures, other_parties, goals, steps, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :version, :concluded_on, :replaced_on, :why, :held_in_language, :interpreter, :review_every_weeks, :needs, :signatures, :other_parties, :goals, :steps, :synthetic)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, version = excluded.version, concluded_on = excluded.concluded_on, replaced_on = excluded.replaced_on, why = excluded.why, held_in_language = excluded.held_in_language, interpreter = excluded.interpreter, review_every_weeks = excluded.review_every_weeks, needs = excluded.needs, signatures = excluded.signatures, other_parties = excluded.other_parties, goals = excluded.goals, steps = excluded.steps, synthetic = excluded.synthetic;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, version, concluded_on, replaced_on, why, held_in_language, interpreter, review_every_weeks, needs, signatures, other_parties, goals, steps, synthetic FROM agreement_version
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, version, concluded_on, replaced_on, why, held_in_language, interpreter, review_every_weeks, needs, signatures, other_parties, goals, steps, synthetic FROM agreement_version WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM agreement_version WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM agreement_version
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, version, concluded_on, replaced_on, why, held_in_language, interpreter, review_every_weeks, needs, signatures, other_parties, goals, steps, synthetic FROM agreement_version
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;

-- name: join_VERSION_OF_Agreement
INSERT INTO agreement_version_version_of_agreement (source, target)
SELECT source.pk, target.pk FROM agreement_version AS source, agreement AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_VERSION_OF_Agreement
DELETE FROM agreement_version_version_of_agreement
WHERE source = (SELECT pk FROM agreement_version WHERE id = :source) AND target = (SELECT pk FROM agreement WHERE id = :target);

-- name: from_VERSION_OF_Agreement
SELECT source.id, target.id
FROM agreement_version_version_of_agreement AS link JOIN agreement_version AS source ON source.pk = link.source
JOIN agreement AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_VERSION_OF_Agreement
SELECT source.id, target.id
FROM agreement_version_version_of_agreement AS link JOIN agreement_version AS source ON source.pk = link.source
JOIN agreement AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_VERSION_OF_Agreement
SELECT count(*) FROM agreement_version
WHERE NOT EXISTS (SELECT 1 FROM agreement_version_version_of_agreement WHERE agreement_version_version_of_agreement.source = agreement_version.pk);
