-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, name, short_name, kind, carrier, source, synthetic, valid_from, valid_to FROM counselling_service WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, name, short_name, kind, carrier, source, synthetic, valid_from, valid_to FROM counselling_service
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO counselling_service (id, revision, updated_at, retired_at, name, short_name, kind, carrier, source, synthetic, valid_from, valid_to, search_text, folded_name)
VALUES (:id, :revision, :updated_at, :retired_at, :name, :short_name, :kind, :carrier, :source, :synthetic, :valid_from, :valid_to, :search_text, :folded_name);

-- name: load
INSERT INTO counselling_service (id, revision, updated_at, retired_at, name, short_name, kind, carrier, source, synthetic, valid_from, valid_to, search_text, folded_name)
VALUES (:id, :revision, :updated_at, :retired_at, :name, :short_name, :kind, :carrier, :source, :synthetic, :valid_from, :valid_to, :search_text, :folded_name)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, name = excluded.name, short_name = excluded.short_name, kind = excluded.kind, carrier = excluded.carrier, source = excluded.source, synthetic = excluded.synthetic, valid_from = excluded.valid_from, valid_to = excluded.valid_to, search_text = excluded.search_text, folded_name = excluded.folded_name;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, name, short_name, kind, carrier, source, synthetic, valid_from, valid_to FROM counselling_service
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, name, short_name, kind, carrier, source, synthetic, valid_from, valid_to FROM counselling_service WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM counselling_service WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM counselling_service
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;

-- name: search
SELECT counselling_service.id, counselling_service.revision, counselling_service.updated_at, counselling_service.retired_at, counselling_service.name, counselling_service.short_name, counselling_service.kind, counselling_service.carrier, counselling_service.source, counselling_service.synthetic, counselling_service.valid_from, counselling_service.valid_to
FROM counselling_service_search JOIN counselling_service ON counselling_service.pk = counselling_service_search.rowid
WHERE counselling_service_search MATCH :match AND counselling_service.retired_at IS NULL
ORDER BY substr(counselling_service.folded_name, 1, length(:text)) <> :text, counselling_service.id LIMIT :limit;

-- name: join_MEMBER_OF_Network
INSERT INTO counselling_service_member_of_network (source, target, valid_from, valid_to)
SELECT source.pk, target.pk, :valid_from, :valid_to FROM counselling_service AS source, network AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source, target) DO UPDATE SET valid_from = excluded.valid_from, valid_to = excluded.valid_to;

-- name: unjoin_MEMBER_OF_Network
DELETE FROM counselling_service_member_of_network
WHERE source = (SELECT pk FROM counselling_service WHERE id = :source) AND target = (SELECT pk FROM network WHERE id = :target);

-- name: from_MEMBER_OF_Network
SELECT source.id, target.id, link.valid_from, link.valid_to
FROM counselling_service_member_of_network AS link JOIN counselling_service AS source ON source.pk = link.source
JOIN network AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_MEMBER_OF_Network
SELECT source.id, target.id, link.valid_from, link.valid_to
FROM counselling_service_member_of_network AS link JOIN counselling_service AS source ON source.pk = link.source
JOIN network AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_MEMBER_OF_Network
SELECT count(*) FROM counselling_service
WHERE NOT EXISTS (SELECT 1 FROM counselling_service_member_of_network WHERE counselling_service_member_of_network.source = counselling_service.pk);

-- name: join_RUN_BY_Organisation
INSERT INTO counselling_service_run_by_organisation (source, target)
SELECT source.pk, target.pk FROM counselling_service AS source, organisation AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_RUN_BY_Organisation
DELETE FROM counselling_service_run_by_organisation
WHERE source = (SELECT pk FROM counselling_service WHERE id = :source) AND target = (SELECT pk FROM organisation WHERE id = :target);

-- name: from_RUN_BY_Organisation
SELECT source.id, target.id
FROM counselling_service_run_by_organisation AS link JOIN counselling_service AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_RUN_BY_Organisation
SELECT source.id, target.id
FROM counselling_service_run_by_organisation AS link JOIN counselling_service AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_RUN_BY_Organisation
SELECT count(*) FROM counselling_service
WHERE NOT EXISTS (SELECT 1 FROM counselling_service_run_by_organisation WHERE counselling_service_run_by_organisation.source = counselling_service.pk);

-- name: join_SERVES_Place
INSERT INTO counselling_service_serves_place (source, target)
SELECT source.pk, target.pk FROM counselling_service AS source, place AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source, target) DO NOTHING;

-- name: unjoin_SERVES_Place
DELETE FROM counselling_service_serves_place
WHERE source = (SELECT pk FROM counselling_service WHERE id = :source) AND target = (SELECT pk FROM place WHERE id = :target);

-- name: from_SERVES_Place
SELECT source.id, target.id
FROM counselling_service_serves_place AS link JOIN counselling_service AS source ON source.pk = link.source
JOIN place AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_SERVES_Place
SELECT source.id, target.id
FROM counselling_service_serves_place AS link JOIN counselling_service AS source ON source.pk = link.source
JOIN place AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_SERVES_Place
SELECT count(*) FROM counselling_service
WHERE NOT EXISTS (SELECT 1 FROM counselling_service_serves_place WHERE counselling_service_serves_place.source = counselling_service.pk);
