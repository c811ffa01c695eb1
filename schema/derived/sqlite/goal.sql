-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, words, state, target_on, synthetic, indicator, reason, reason_words, settled_on FROM goal WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, words, state, target_on, synthetic, indicator, reason, reason_words, settled_on FROM goal
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO goal (id, revision, updated_at, retired_at, holder, words, state, target_on, synthetic, indicator, reason, reason_words, settled_on)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :words, :state, :target_on, :synthetic, :indicator, :reason, :reason_words, :settled_on);

-- name: load
INSERT INTO goal (id, revision, updated_at, retired_at, holder, words, state, target_on, synthetic, indicator, reason, reason_words, settled_on)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :words, :state, :target_on, :synthetic, :indicator, :reason, :reason_words, :settled_on)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, words = excluded.words, state = excluded.state, target_on = excluded.target_on, synthetic = excluded.synthetic, indicator = excluded.indicator, reason = excluded.reason, reason_words = excluded.reason_words, settled_on = excluded.settled_on;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, words, state, target_on, synthetic, indicator, reason, reason_words, settled_on FROM goal
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, words, state, target_on, synthetic, indicator, reason, reason_words, settled_on FROM goal WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM goal WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM goal
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, words, state, target_on, synthetic, indicator, reason, reason_words, settled_on FROM goal
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;

-- name: join_AIMS_AT_Topic
INSERT INTO goal_aims_at_topic (source, target)
SELECT source.pk, target.pk FROM goal AS source, topic AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_AIMS_AT_Topic
DELETE FROM goal_aims_at_topic
WHERE source = (SELECT pk FROM goal WHERE id = :source) AND target = (SELECT pk FROM topic WHERE id = :target);

-- name: from_AIMS_AT_Topic
SELECT source.id, target.id
FROM goal_aims_at_topic AS link JOIN goal AS source ON source.pk = link.source
JOIN topic AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_AIMS_AT_Topic
SELECT source.id, target.id
FROM goal_aims_at_topic AS link JOIN goal AS source ON source.pk = link.source
JOIN topic AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_AIMS_AT_Topic
SELECT count(*) FROM goal
WHERE NOT EXISTS (SELECT 1 FROM goal_aims_at_topic WHERE goal_aims_at_topic.source = goal.pk);

-- name: join_GOAL_OF_Agreement
INSERT INTO goal_goal_of_agreement (source, target)
SELECT source.pk, target.pk FROM goal AS source, agreement AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_GOAL_OF_Agreement
DELETE FROM goal_goal_of_agreement
WHERE source = (SELECT pk FROM goal WHERE id = :source) AND target = (SELECT pk FROM agreement WHERE id = :target);

-- name: from_GOAL_OF_Agreement
SELECT source.id, target.id
FROM goal_goal_of_agreement AS link JOIN goal AS source ON source.pk = link.source
JOIN agreement AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_GOAL_OF_Agreement
SELECT source.id, target.id
FROM goal_goal_of_agreement AS link JOIN goal AS source ON source.pk = link.source
JOIN agreement AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_GOAL_OF_Agreement
SELECT count(*) FROM goal
WHERE NOT EXISTS (SELECT 1 FROM goal_goal_of_agreement WHERE goal_goal_of_agreement.source = goal.pk);
