-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, asked_on, places, answer, note, answered_on, synthetic FROM capacity_enquiry WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, asked_on, places, answer, note, answered_on, synthetic FROM capacity_enquiry
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO capacity_enquiry (id, revision, updated_at, retired_at, holder, asked_on, places, answer, note, answered_on, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :asked_on, :places, :answer, :note, :answered_on, :synthetic);

-- name: load
INSERT INTO capacity_enquiry (id, revision, updated_at, retired_at, holder, asked_on, places, answer, note, answered_on, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :asked_on, :places, :answer, :note, :answered_on, :synthetic)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, asked_on = excluded.asked_on, places = excluded.places, answer = excluded.answer, note = excluded.note, answered_on = excluded.answered_on, synthetic = excluded.synthetic;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, asked_on, places, answer, note, answered_on, synthetic FROM capacity_enquiry
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, asked_on, places, answer, note, answered_on, synthetic FROM capacity_enquiry WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM capacity_enquiry WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM capacity_enquiry
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, asked_on, places, answer, note, answered_on, synthetic FROM capacity_enquiry
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;

-- name: join_FROM_CounsellingService
INSERT INTO capacity_enquiry_from_counselling_service (source, target)
SELECT source.pk, target.pk FROM capacity_enquiry AS source, counselling_service AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_FROM_CounsellingService
DELETE FROM capacity_enquiry_from_counselling_service
WHERE source = (SELECT pk FROM capacity_enquiry WHERE id = :source) AND target = (SELECT pk FROM counselling_service WHERE id = :target);

-- name: from_FROM_CounsellingService
SELECT source.id, target.id
FROM capacity_enquiry_from_counselling_service AS link JOIN capacity_enquiry AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_FROM_CounsellingService
SELECT source.id, target.id
FROM capacity_enquiry_from_counselling_service AS link JOIN capacity_enquiry AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_FROM_CounsellingService
SELECT count(*) FROM capacity_enquiry
WHERE NOT EXISTS (SELECT 1 FROM capacity_enquiry_from_counselling_service WHERE capacity_enquiry_from_counselling_service.source = capacity_enquiry.pk);

-- name: join_TO_Offer
INSERT INTO capacity_enquiry_to_offer (source, target)
SELECT source.pk, target.pk FROM capacity_enquiry AS source, offer AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_TO_Offer
DELETE FROM capacity_enquiry_to_offer
WHERE source = (SELECT pk FROM capacity_enquiry WHERE id = :source) AND target = (SELECT pk FROM offer WHERE id = :target);

-- name: from_TO_Offer
SELECT source.id, target.id
FROM capacity_enquiry_to_offer AS link JOIN capacity_enquiry AS source ON source.pk = link.source
JOIN offer AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_TO_Offer
SELECT source.id, target.id
FROM capacity_enquiry_to_offer AS link JOIN capacity_enquiry AS source ON source.pk = link.source
JOIN offer AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_TO_Offer
SELECT count(*) FROM capacity_enquiry
WHERE NOT EXISTS (SELECT 1 FROM capacity_enquiry_to_offer WHERE capacity_enquiry_to_offer.source = capacity_enquiry.pk);
