-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, what, whose_turn, due_on, state, synthetic, done_on, reason, mirrors_external_plan FROM step WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, what, whose_turn, due_on, state, synthetic, done_on, reason, mirrors_external_plan FROM step
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO step (id, revision, updated_at, retired_at, holder, what, whose_turn, due_on, state, synthetic, done_on, reason, mirrors_external_plan)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :what, :whose_turn, :due_on, :state, :synthetic, :done_on, :reason, :mirrors_external_plan);

-- name: load
INSERT INTO step (id, revision, updated_at, retired_at, holder, what, whose_turn, due_on, state, synthetic, done_on, reason, mirrors_external_plan)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :what, :whose_turn, :due_on, :state, :synthetic, :done_on, :reason, :mirrors_external_plan)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, what = excluded.what, whose_turn = excluded.whose_turn, due_on = excluded.due_on, state = excluded.state, synthetic = excluded.synthetic, done_on = excluded.done_on, reason = excluded.reason, mirrors_external_plan = excluded.mirrors_external_plan;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, what, whose_turn, due_on, state, synthetic, done_on, reason, mirrors_external_plan FROM step
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, what, whose_turn, due_on, state, synthetic, done_on, reason, mirrors_external_plan FROM step WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM step WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM step
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, what, whose_turn, due_on, state, synthetic, done_on, reason, mirrors_external_plan FROM step
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;

-- name: join_STEP_OF_Goal
INSERT INTO step_step_of_goal (source, target)
SELECT source.pk, target.pk FROM step AS source, goal AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_STEP_OF_Goal
DELETE FROM step_step_of_goal
WHERE source = (SELECT pk FROM step WHERE id = :source) AND target = (SELECT pk FROM goal WHERE id = :target);

-- name: from_STEP_OF_Goal
SELECT source.id, target.id
FROM step_step_of_goal AS link JOIN step AS source ON source.pk = link.source
JOIN goal AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_STEP_OF_Goal
SELECT source.id, target.id
FROM step_step_of_goal AS link JOIN step AS source ON source.pk = link.source
JOIN goal AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_STEP_OF_Goal
SELECT count(*) FROM step
WHERE NOT EXISTS (SELECT 1 FROM step_step_of_goal WHERE step_step_of_goal.source = step.pk);

-- name: join_TURN_OF_Organisation
INSERT INTO step_turn_of_organisation (source, target)
SELECT source.pk, target.pk FROM step AS source, organisation AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_TURN_OF_Organisation
DELETE FROM step_turn_of_organisation
WHERE source = (SELECT pk FROM step WHERE id = :source) AND target = (SELECT pk FROM organisation WHERE id = :target);

-- name: from_TURN_OF_Organisation
SELECT source.id, target.id
FROM step_turn_of_organisation AS link JOIN step AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_TURN_OF_Organisation
SELECT source.id, target.id
FROM step_turn_of_organisation AS link JOIN step AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_TURN_OF_Organisation
SELECT count(*) FROM step
WHERE NOT EXISTS (SELECT 1 FROM step_turn_of_organisation WHERE step_turn_of_organisation.source = step.pk);

-- name: join_TURN_OF_CounsellingService
INSERT INTO step_turn_of_counselling_service (source, target)
SELECT source.pk, target.pk FROM step AS source, counselling_service AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_TURN_OF_CounsellingService
DELETE FROM step_turn_of_counselling_service
WHERE source = (SELECT pk FROM step WHERE id = :source) AND target = (SELECT pk FROM counselling_service WHERE id = :target);

-- name: from_TURN_OF_CounsellingService
SELECT source.id, target.id
FROM step_turn_of_counselling_service AS link JOIN step AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_TURN_OF_CounsellingService
SELECT source.id, target.id
FROM step_turn_of_counselling_service AS link JOIN step AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_TURN_OF_CounsellingService
SELECT count(*) FROM step
WHERE NOT EXISTS (SELECT 1 FROM step_turn_of_counselling_service WHERE step_turn_of_counselling_service.source = step.pk);

-- name: join_USES_Offer
INSERT INTO step_uses_offer (source, target)
SELECT source.pk, target.pk FROM step AS source, offer AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_USES_Offer
DELETE FROM step_uses_offer
WHERE source = (SELECT pk FROM step WHERE id = :source) AND target = (SELECT pk FROM offer WHERE id = :target);

-- name: from_USES_Offer
SELECT source.id, target.id
FROM step_uses_offer AS link JOIN step AS source ON source.pk = link.source
JOIN offer AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_USES_Offer
SELECT source.id, target.id
FROM step_uses_offer AS link JOIN step AS source ON source.pk = link.source
JOIN offer AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_USES_Offer
SELECT count(*) FROM step
WHERE NOT EXISTS (SELECT 1 FROM step_uses_offer WHERE step_uses_offer.source = step.pk);
