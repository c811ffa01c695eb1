-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, code, name_de, name_en FROM topic WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, code, name_de, name_en FROM topic
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO topic (id, revision, updated_at, retired_at, code, name_de, name_en, search_text, folded_name)
VALUES (:id, :revision, :updated_at, :retired_at, :code, :name_de, :name_en, :search_text, :folded_name);

-- name: load
INSERT INTO topic (id, revision, updated_at, retired_at, code, name_de, name_en, search_text, folded_name)
VALUES (:id, :revision, :updated_at, :retired_at, :code, :name_de, :name_en, :search_text, :folded_name)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, code = excluded.code, name_de = excluded.name_de, name_en = excluded.name_en, search_text = excluded.search_text, folded_name = excluded.folded_name;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, code, name_de, name_en FROM topic
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, code, name_de, name_en FROM topic WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM topic WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM topic
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;

-- name: find_code
SELECT id, revision, updated_at, retired_at, code, name_de, name_en FROM topic WHERE code = :value;

-- name: search
SELECT topic.id, topic.revision, topic.updated_at, topic.retired_at, topic.code, topic.name_de, topic.name_en
FROM topic_search JOIN topic ON topic.pk = topic_search.rowid
WHERE topic_search MATCH :match AND topic.retired_at IS NULL
ORDER BY substr(topic.folded_name, 1, length(:text)) <> :text, topic.id LIMIT :limit;

-- name: join_BROADER_Topic
INSERT INTO topic_broader_topic (source, target)
SELECT source.pk, target.pk FROM topic AS source, topic AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_BROADER_Topic
DELETE FROM topic_broader_topic
WHERE source = (SELECT pk FROM topic WHERE id = :source) AND target = (SELECT pk FROM topic WHERE id = :target);

-- name: from_BROADER_Topic
SELECT source.id, target.id
FROM topic_broader_topic AS link JOIN topic AS source ON source.pk = link.source
JOIN topic AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_BROADER_Topic
SELECT source.id, target.id
FROM topic_broader_topic AS link JOIN topic AS source ON source.pk = link.source
JOIN topic AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_BROADER_Topic
SELECT count(*) FROM topic
WHERE NOT EXISTS (SELECT 1 FROM topic_broader_topic WHERE topic_broader_topic.source = topic.pk);
