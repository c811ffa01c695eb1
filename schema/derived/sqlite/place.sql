-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, code, name, kind, latitude, longitude, source FROM place WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, code, name, kind, latitude, longitude, source FROM place
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO place (id, revision, updated_at, retired_at, code, name, kind, latitude, longitude, source, search_text, folded_name)
VALUES (:id, :revision, :updated_at, :retired_at, :code, :name, :kind, :latitude, :longitude, :source, :search_text, :folded_name);

-- name: load
INSERT INTO place (id, revision, updated_at, retired_at, code, name, kind, latitude, longitude, source, search_text, folded_name)
VALUES (:id, :revision, :updated_at, :retired_at, :code, :name, :kind, :latitude, :longitude, :source, :search_text, :folded_name)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, code = excluded.code, name = excluded.name, kind = excluded.kind, latitude = excluded.latitude, longitude = excluded.longitude, source = excluded.source, search_text = excluded.search_text, folded_name = excluded.folded_name;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, code, name, kind, latitude, longitude, source FROM place
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, code, name, kind, latitude, longitude, source FROM place WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM place WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM place
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;

-- name: find_code
SELECT id, revision, updated_at, retired_at, code, name, kind, latitude, longitude, source FROM place WHERE code = :value;

-- name: search
SELECT place.id, place.revision, place.updated_at, place.retired_at, place.code, place.name, place.kind, place.latitude, place.longitude, place.source
FROM place_search JOIN place ON place.pk = place_search.rowid
WHERE place_search MATCH :match AND place.retired_at IS NULL
ORDER BY substr(place.folded_name, 1, length(:text)) <> :text, place.id LIMIT :limit;

-- name: join_PART_OF_Place
INSERT INTO place_part_of_place (source, target)
SELECT source.pk, target.pk FROM place AS source, place AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_PART_OF_Place
DELETE FROM place_part_of_place
WHERE source = (SELECT pk FROM place WHERE id = :source) AND target = (SELECT pk FROM place WHERE id = :target);

-- name: from_PART_OF_Place
SELECT source.id, target.id
FROM place_part_of_place AS link JOIN place AS source ON source.pk = link.source
JOIN place AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_PART_OF_Place
SELECT source.id, target.id
FROM place_part_of_place AS link JOIN place AS source ON source.pk = link.source
JOIN place AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_PART_OF_Place
SELECT count(*) FROM place
WHERE NOT EXISTS (SELECT 1 FROM place_part_of_place WHERE place_part_of_place.source = place.pk);
