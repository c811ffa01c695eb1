-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, name, short_name, kind, carrier, address, website, source, source_status, synthetic, valid_from, valid_to FROM organisation WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, name, short_name, kind, carrier, address, website, source, source_status, synthetic, valid_from, valid_to FROM organisation
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO organisation (id, revision, updated_at, retired_at, name, short_name, kind, carrier, address, website, source, source_status, synthetic, valid_from, valid_to, search_text, folded_name)
VALUES (:id, :revision, :updated_at, :retired_at, :name, :short_name, :kind, :carrier, :address, :website, :source, :source_status, :synthetic, :valid_from, :valid_to, :search_text, :folded_name);

-- name: load
INSERT INTO organisation (id, revision, updated_at, retired_at, name, short_name, kind, carrier, address, website, source, source_status, synthetic, valid_from, valid_to, search_text, folded_name)
VALUES (:id, :revision, :updated_at, :retired_at, :name, :short_name, :kind, :carrier, :address, :website, :source, :source_status, :synthetic, :valid_from, :valid_to, :search_text, :folded_name)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, name = excluded.name, short_name = excluded.short_name, kind = excluded.kind, carrier = excluded.carrier, address = excluded.address, website = excluded.website, source = excluded.source, source_status = excluded.source_status, synthetic = excluded.synthetic, valid_from = excluded.valid_from, valid_to = excluded.valid_to, search_text = excluded.search_text, folded_name = excluded.folded_name;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, name, short_name, kind, carrier, address, website, source, source_status, synthetic, valid_from, valid_to FROM organisation
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, name, short_name, kind, carrier, address, website, source, source_status, synthetic, valid_from, valid_to FROM organisation WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM organisation WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM organisation
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;

-- name: search
SELECT organisation.id, organisation.revision, organisation.updated_at, organisation.retired_at, organisation.name, organisation.short_name, organisation.kind, organisation.carrier, organisation.address, organisation.website, organisation.source, organisation.source_status, organisation.synthetic, organisation.valid_from, organisation.valid_to
FROM organisation_search JOIN organisation ON organisation.pk = organisation_search.rowid
WHERE organisation_search MATCH :match AND organisation.retired_at IS NULL
ORDER BY substr(organisation.folded_name, 1, length(:text)) <> :text, organisation.id LIMIT :limit;

-- name: join_BASED_IN_Place
INSERT INTO organisation_based_in_place (source, target)
SELECT source.pk, target.pk FROM organisation AS source, place AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_BASED_IN_Place
DELETE FROM organisation_based_in_place
WHERE source = (SELECT pk FROM organisation WHERE id = :source) AND target = (SELECT pk FROM place WHERE id = :target);

-- name: from_BASED_IN_Place
SELECT source.id, target.id
FROM organisation_based_in_place AS link JOIN organisation AS source ON source.pk = link.source
JOIN place AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_BASED_IN_Place
SELECT source.id, target.id
FROM organisation_based_in_place AS link JOIN organisation AS source ON source.pk = link.source
JOIN place AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_BASED_IN_Place
SELECT count(*) FROM organisation
WHERE NOT EXISTS (SELECT 1 FROM organisation_based_in_place WHERE organisation_based_in_place.source = organisation.pk);

-- name: join_MEMBER_OF_Network
INSERT INTO organisation_member_of_network (source, target, valid_from, valid_to)
SELECT source.pk, target.pk, :valid_from, :valid_to FROM organisation AS source, network AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source, target) DO UPDATE SET valid_from = excluded.valid_from, valid_to = excluded.valid_to;

-- name: unjoin_MEMBER_OF_Network
DELETE FROM organisation_member_of_network
WHERE source = (SELECT pk FROM organisation WHERE id = :source) AND target = (SELECT pk FROM network WHERE id = :target);

-- name: from_MEMBER_OF_Network
SELECT source.id, target.id, link.valid_from, link.valid_to
FROM organisation_member_of_network AS link JOIN organisation AS source ON source.pk = link.source
JOIN network AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_MEMBER_OF_Network
SELECT source.id, target.id, link.valid_from, link.valid_to
FROM organisation_member_of_network AS link JOIN organisation AS source ON source.pk = link.source
JOIN network AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_MEMBER_OF_Network
SELECT count(*) FROM organisation
WHERE NOT EXISTS (SELECT 1 FROM organisation_member_of_network WHERE organisation_member_of_network.source = organisation.pk);

-- name: join_SUCCEEDED_BY_Organisation
INSERT INTO organisation_succeeded_by_organisation (source, target, succeeded_on)
SELECT source.pk, target.pk, :succeeded_on FROM organisation AS source, organisation AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target, succeeded_on = excluded.succeeded_on;

-- name: unjoin_SUCCEEDED_BY_Organisation
DELETE FROM organisation_succeeded_by_organisation
WHERE source = (SELECT pk FROM organisation WHERE id = :source) AND target = (SELECT pk FROM organisation WHERE id = :target);

-- name: from_SUCCEEDED_BY_Organisation
SELECT source.id, target.id, link.succeeded_on
FROM organisation_succeeded_by_organisation AS link JOIN organisation AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_SUCCEEDED_BY_Organisation
SELECT source.id, target.id, link.succeeded_on
FROM organisation_succeeded_by_organisation AS link JOIN organisation AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_SUCCEEDED_BY_Organisation
SELECT count(*) FROM organisation
WHERE NOT EXISTS (SELECT 1 FROM organisation_succeeded_by_organisation WHERE organisation_succeeded_by_organisation.source = organisation.pk);
