-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, version, state, concluded_on, signed, held_in_language, review_every_weeks, closed_on, synthetic, interpreter, needs, signatures, other_parties, successes, closing_reason, closing_words FROM agreement WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, version, state, concluded_on, signed, held_in_language, review_every_weeks, closed_on, synthetic, interpreter, needs, signatures, other_parties, successes, closing_reason, closing_words FROM agreement
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO agreement (id, revision, updated_at, retired_at, holder, version, state, concluded_on, signed, held_in_language, review_every_weeks, closed_on, synthetic, interpreter, needs, signatures, other_parties, successes, closing_reason, closing_words)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :version, :state, :concluded_on, :signed, :held_in_language, :review_every_weeks, :closed_on, :synthetic, :interpreter, :needs, :signatures, :other_parties, :successes, :closing_reason, :closing_words);

-- name: load
INSERT INTO agreement (id, revision, updated_at, retired_at, holder, version, state, concluded_on, signed, held_in_language, review_every_weeks, closed_on, synthetic, interpreter, needs, signatures, other_parties, successes, closing_reason, closing_words)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :version, :state, :concluded_on, :signed, :held_in_language, :review_every_weeks, :closed_on, :synthetic, :interpreter, :needs, :signatures, :other_parties, :successes, :closing_reason, :closing_words)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, version = excluded.version, state = excluded.state, concluded_on = excluded.concluded_on, signed = excluded.signed, held_in_language = excluded.held_in_language, review_every_weeks = excluded.review_every_weeks, closed_on = excluded.closed_on, synthetic = excluded.synthetic, interpreter = excluded.interpreter, needs = excluded.needs, signatures = excluded.signatures, other_parties = excluded.other_parties, successes = excluded.successes, closing_reason = excluded.closing_reason, closing_words = excluded.closing_words;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, version, state, concluded_on, signed, held_in_language, review_every_weeks, closed_on, synthetic, interpreter, needs, signatures, other_parties, successes, closing_reason, closing_words FROM agreement
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, version, state, concluded_on, signed, held_in_language, review_every_weeks, closed_on, synthetic, interpreter, needs, signatures, other_parties, successes, closing_reason, closing_words FROM agreement WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM agreement WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM agreement
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, version, state, concluded_on, signed, held_in_language, review_every_weeks, closed_on, synthetic, interpreter, needs, signatures, other_parties, successes, closing_reason, closing_words FROM agreement
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;

-- name: join_BEGINS_FROM_Profile
INSERT INTO agreement_begins_from_profile (source, target)
SELECT source.pk, target.pk FROM agreement AS source, profile AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_BEGINS_FROM_Profile
DELETE FROM agreement_begins_from_profile
WHERE source = (SELECT pk FROM agreement WHERE id = :source) AND target = (SELECT pk FROM profile WHERE id = :target);

-- name: from_BEGINS_FROM_Profile
SELECT source.id, target.id
FROM agreement_begins_from_profile AS link JOIN agreement AS source ON source.pk = link.source
JOIN profile AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_BEGINS_FROM_Profile
SELECT source.id, target.id
FROM agreement_begins_from_profile AS link JOIN agreement AS source ON source.pk = link.source
JOIN profile AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_BEGINS_FROM_Profile
SELECT count(*) FROM agreement
WHERE NOT EXISTS (SELECT 1 FROM agreement_begins_from_profile WHERE agreement_begins_from_profile.source = agreement.pk);

-- name: join_CONCLUDED_WITH_Client
INSERT INTO agreement_concluded_with_client (source, target)
SELECT source.pk, target.pk FROM agreement AS source, client AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_CONCLUDED_WITH_Client
DELETE FROM agreement_concluded_with_client
WHERE source = (SELECT pk FROM agreement WHERE id = :source) AND target = (SELECT pk FROM client WHERE id = :target);

-- name: from_CONCLUDED_WITH_Client
SELECT source.id, target.id
FROM agreement_concluded_with_client AS link JOIN agreement AS source ON source.pk = link.source
JOIN client AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_CONCLUDED_WITH_Client
SELECT source.id, target.id
FROM agreement_concluded_with_client AS link JOIN agreement AS source ON source.pk = link.source
JOIN client AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_CONCLUDED_WITH_Client
SELECT count(*) FROM agreement
WHERE NOT EXISTS (SELECT 1 FROM agreement_concluded_with_client WHERE agreement_concluded_with_client.source = agreement.pk);

-- name: join_JOINED_BY_CounsellingService
INSERT INTO agreement_joined_by_counselling_service (source, target)
SELECT source.pk, target.pk FROM agreement AS source, counselling_service AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source, target) DO NOTHING;

-- name: unjoin_JOINED_BY_CounsellingService
DELETE FROM agreement_joined_by_counselling_service
WHERE source = (SELECT pk FROM agreement WHERE id = :source) AND target = (SELECT pk FROM counselling_service WHERE id = :target);

-- name: from_JOINED_BY_CounsellingService
SELECT source.id, target.id
FROM agreement_joined_by_counselling_service AS link JOIN agreement AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_JOINED_BY_CounsellingService
SELECT source.id, target.id
FROM agreement_joined_by_counselling_service AS link JOIN agreement AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_JOINED_BY_CounsellingService
SELECT count(*) FROM agreement
WHERE NOT EXISTS (SELECT 1 FROM agreement_joined_by_counselling_service WHERE agreement_joined_by_counselling_service.source = agreement.pk);

-- name: join_JOINED_BY_Organisation
INSERT INTO agreement_joined_by_organisation (source, target)
SELECT source.pk, target.pk FROM agreement AS source, organisation AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source, target) DO NOTHING;

-- name: unjoin_JOINED_BY_Organisation
DELETE FROM agreement_joined_by_organisation
WHERE source = (SELECT pk FROM agreement WHERE id = :source) AND target = (SELECT pk FROM organisation WHERE id = :target);

-- name: from_JOINED_BY_Organisation
SELECT source.id, target.id
FROM agreement_joined_by_organisation AS link JOIN agreement AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_JOINED_BY_Organisation
SELECT source.id, target.id
FROM agreement_joined_by_organisation AS link JOIN agreement AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_JOINED_BY_Organisation
SELECT count(*) FROM agreement
WHERE NOT EXISTS (SELECT 1 FROM agreement_joined_by_organisation WHERE agreement_joined_by_organisation.source = agreement.pk);
