-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, decided_on, topic, criteria, rules, reason, synthetic FROM override WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, decided_on, topic, criteria, rules, reason, synthetic FROM override
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO override (id, revision, updated_at, retired_at, holder, decided_on, topic, criteria, rules, reason, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :decided_on, :topic, :criteria, :rules, :reason, :synthetic);

-- name: load
INSERT INTO override (id, revision, updated_at, retired_at, holder, decided_on, topic, criteria, rules, reason, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :decided_on, :topic, :criteria, :rules, :reason, :synthetic)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, decided_on = excluded.decided_on, topic = excluded.topic, criteria = excluded.criteria, rules = excluded.rules, reason = excluded.reason, synthetic = excluded.synthetic;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, decided_on, topic, criteria, rules, reason, synthetic FROM override
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, decided_on, topic, criteria, rules, reason, synthetic FROM override WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM override WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM override
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, decided_on, topic, criteria, rules, reason, synthetic FROM override
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;

-- name: join_OVERRIDES_Offer
INSERT INTO override_overrides_offer (source, target)
SELECT source.pk, target.pk FROM override AS source, offer AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_OVERRIDES_Offer
DELETE FROM override_overrides_offer
WHERE source = (SELECT pk FROM override WHERE id = :source) AND target = (SELECT pk FROM offer WHERE id = :target);

-- name: from_OVERRIDES_Offer
SELECT source.id, target.id
FROM override_overrides_offer AS link JOIN override AS source ON source.pk = link.source
JOIN offer AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_OVERRIDES_Offer
SELECT source.id, target.id
FROM override_overrides_offer AS link JOIN override AS source ON source.pk = link.source
JOIN offer AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_OVERRIDES_Offer
SELECT count(*) FROM override
WHERE NOT EXISTS (SELECT 1 FROM override_overrides_offer WHERE override_overrides_offer.source = override.pk);
