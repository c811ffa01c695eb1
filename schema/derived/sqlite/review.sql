-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, due_on, held_on, synthetic, found, changed, agreed_next FROM review WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, due_on, held_on, synthetic, found, changed, agreed_next FROM review
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO review (id, revision, updated_at, retired_at, holder, due_on, held_on, synthetic, found, changed, agreed_next)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :due_on, :held_on, :synthetic, :found, :changed, :agreed_next);

-- name: load
INSERT INTO review (id, revision, updated_at, retired_at, holder, due_on, held_on, synthetic, found, changed, agreed_next)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :due_on, :held_on, :synthetic, :found, :changed, :agreed_next)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, due_on = excluded.due_on, held_on = excluded.held_on, synthetic = excluded.synthetic, found = excluded.found, changed = excluded.changed, agreed_next = excluded.agreed_next;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, due_on, held_on, synthetic, found, changed, agreed_next FROM review
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, due_on, held_on, synthetic, found, changed, agreed_next FROM review WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM review WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM review
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, due_on, held_on, synthetic, found, changed, agreed_next FROM review
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;

-- name: join_REVIEW_OF_Agreement
INSERT INTO review_review_of_agreement (source, target)
SELECT source.pk, target.pk FROM review AS source, agreement AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_REVIEW_OF_Agreement
DELETE FROM review_review_of_agreement
WHERE source = (SELECT pk FROM review WHERE id = :source) AND target = (SELECT pk FROM agreement WHERE id = :target);

-- name: from_REVIEW_OF_Agreement
SELECT source.id, target.id
FROM review_review_of_agreement AS link JOIN review AS source ON source.pk = link.source
JOIN agreement AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_REVIEW_OF_Agreement
SELECT source.id, target.id
FROM review_review_of_agreement AS link JOIN review AS source ON source.pk = link.source
JOIN agreement AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_REVIEW_OF_Agreement
SELECT count(*) FROM review
WHERE NOT EXISTS (SELECT 1 FROM review_review_of_agreement WHERE review_review_of_agreement.source = review.pk);
