-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, state, reason, client_agreed_on, offered_at, offered_by, answered_at, answered_by, records, synthetic FROM handover WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, state, reason, client_agreed_on, offered_at, offered_by, answered_at, answered_by, records, synthetic FROM handover
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO handover (id, revision, updated_at, retired_at, holder, state, reason, client_agreed_on, offered_at, offered_by, answered_at, answered_by, records, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :state, :reason, :client_agreed_on, :offered_at, :offered_by, :answered_at, :answered_by, :records, :synthetic);

-- name: load
INSERT INTO handover (id, revision, updated_at, retired_at, holder, state, reason, client_agreed_on, offered_at, offered_by, answered_at, answered_by, records, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :state, :reason, :client_agreed_on, :offered_at, :offered_by, :answered_at, :answered_by, :records, :synthetic)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, state = excluded.state, reason = excluded.reason, client_agreed_on = excluded.client_agreed_on, offered_at = excluded.offered_at, offered_by = excluded.offered_by, answered_at = excluded.answered_at, answered_by = excluded.answered_by, records = excluded.records, synthetic = excluded.synthetic;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, state, reason, client_agreed_on, offered_at, offered_by, answered_at, answered_by, records, synthetic FROM handover
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, state, reason, client_agreed_on, offered_at, offered_by, answered_at, answered_by, records, synthetic FROM handover WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM handover WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM handover
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, state, reason, client_agreed_on, offered_at, offered_by, answered_at, answered_by, records, synthetic FROM handover
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;

-- name: join_FROM_CounsellingService
INSERT INTO handover_from_counselling_service (source, target)
SELECT source.pk, target.pk FROM handover AS source, counselling_service AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_FROM_CounsellingService
DELETE FROM handover_from_counselling_service
WHERE source = (SELECT pk FROM handover WHERE id = :source) AND target = (SELECT pk FROM counselling_service WHERE id = :target);

-- name: from_FROM_CounsellingService
SELECT source.id, target.id
FROM handover_from_counselling_service AS link JOIN handover AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_FROM_CounsellingService
SELECT source.id, target.id
FROM handover_from_counselling_service AS link JOIN handover AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_FROM_CounsellingService
SELECT count(*) FROM handover
WHERE NOT EXISTS (SELECT 1 FROM handover_from_counselling_service WHERE handover_from_counselling_service.source = handover.pk);

-- name: join_HANDS_OVER_Client
INSERT INTO handover_hands_over_client (source, target)
SELECT source.pk, target.pk FROM handover AS source, client AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source, target) DO NOTHING;

-- name: unjoin_HANDS_OVER_Client
DELETE FROM handover_hands_over_client
WHERE source = (SELECT pk FROM handover WHERE id = :source) AND target = (SELECT pk FROM client WHERE id = :target);

-- name: from_HANDS_OVER_Client
SELECT source.id, target.id
FROM handover_hands_over_client AS link JOIN handover AS source ON source.pk = link.source
JOIN client AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_HANDS_OVER_Client
SELECT source.id, target.id
FROM handover_hands_over_client AS link JOIN handover AS source ON source.pk = link.source
JOIN client AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_HANDS_OVER_Client
SELECT count(*) FROM handover
WHERE NOT EXISTS (SELECT 1 FROM handover_hands_over_client WHERE handover_hands_over_client.source = handover.pk);

-- name: join_TO_CounsellingService
INSERT INTO handover_to_counselling_service (source, target)
SELECT source.pk, target.pk FROM handover AS source, counselling_service AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_TO_CounsellingService
DELETE FROM handover_to_counselling_service
WHERE source = (SELECT pk FROM handover WHERE id = :source) AND target = (SELECT pk FROM counselling_service WHERE id = :target);

-- name: from_TO_CounsellingService
SELECT source.id, target.id
FROM handover_to_counselling_service AS link JOIN handover AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_TO_CounsellingService
SELECT source.id, target.id
FROM handover_to_counselling_service AS link JOIN handover AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_TO_CounsellingService
SELECT count(*) FROM handover
WHERE NOT EXISTS (SELECT 1 FROM handover_to_counselling_service WHERE handover_to_counselling_service.source = handover.pk);
