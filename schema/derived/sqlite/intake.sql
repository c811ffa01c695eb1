-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, starts_on, ends_on, register_by, places, booked, waiting, counted_on, synthetic FROM intake WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, starts_on, ends_on, register_by, places, booked, waiting, counted_on, synthetic FROM intake
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO intake (id, revision, updated_at, retired_at, starts_on, ends_on, register_by, places, booked, waiting, counted_on, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :starts_on, :ends_on, :register_by, :places, :booked, :waiting, :counted_on, :synthetic);

-- name: load
INSERT INTO intake (id, revision, updated_at, retired_at, starts_on, ends_on, register_by, places, booked, waiting, counted_on, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :starts_on, :ends_on, :register_by, :places, :booked, :waiting, :counted_on, :synthetic)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, starts_on = excluded.starts_on, ends_on = excluded.ends_on, register_by = excluded.register_by, places = excluded.places, booked = excluded.booked, waiting = excluded.waiting, counted_on = excluded.counted_on, synthetic = excluded.synthetic;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, starts_on, ends_on, register_by, places, booked, waiting, counted_on, synthetic FROM intake
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, starts_on, ends_on, register_by, places, booked, waiting, counted_on, synthetic FROM intake WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM intake WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM intake
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;

-- name: join_INTAKE_OF_Offer
INSERT INTO intake_intake_of_offer (source, target)
SELECT source.pk, target.pk FROM intake AS source, offer AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_INTAKE_OF_Offer
DELETE FROM intake_intake_of_offer
WHERE source = (SELECT pk FROM intake WHERE id = :source) AND target = (SELECT pk FROM offer WHERE id = :target);

-- name: from_INTAKE_OF_Offer
SELECT source.id, target.id
FROM intake_intake_of_offer AS link JOIN intake AS source ON source.pk = link.source
JOIN offer AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_INTAKE_OF_Offer
SELECT source.id, target.id
FROM intake_intake_of_offer AS link JOIN intake AS source ON source.pk = link.source
JOIN offer AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_INTAKE_OF_Offer
SELECT count(*) FROM intake
WHERE NOT EXISTS (SELECT 1 FROM intake_intake_of_offer WHERE intake_intake_of_offer.source = intake.pk);
