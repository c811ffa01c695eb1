-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, what, whose_turn, due_on, state, synthetic FROM step WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, what, whose_turn, due_on, state, synthetic FROM step
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO step (id, revision, updated_at, retired_at, holder, what, whose_turn, due_on, state, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :what, :whose_turn, :due_on, :state, :synthetic);

-- name: load
INSERT INTO step (id, revision, updated_at, retired_at, holder, what, whose_turn, due_on, state, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :what, :whose_turn, :due_on, :state, :synthetic)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, what = excluded.what, whose_turn = excluded.whose_turn, due_on = excluded.due_on, state = excluded.state, synthetic = excluded.synthetic;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, what, whose_turn, due_on, state, synthetic FROM step
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, what, whose_turn, due_on, state, synthetic FROM step WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM step WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM step
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, what, whose_turn, due_on, state, synthetic FROM step
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
