-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, name, description, kind, access_mode, languages, schedule, hours_per_week, online, childcare, interpreter, accessibility, cost, hidden_address, sensitive, website, valid_from, valid_to, funding_ends_on, verified_on, source, synthetic, reaches_level FROM offer WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, name, description, kind, access_mode, languages, schedule, hours_per_week, online, childcare, interpreter, accessibility, cost, hidden_address, sensitive, website, valid_from, valid_to, funding_ends_on, verified_on, source, synthetic, reaches_level FROM offer
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO offer (id, revision, updated_at, retired_at, name, description, kind, access_mode, languages, schedule, hours_per_week, online, childcare, interpreter, accessibility, cost, hidden_address, sensitive, website, valid_from, valid_to, funding_ends_on, verified_on, source, synthetic, reaches_level, search_text, folded_name)
VALUES (:id, :revision, :updated_at, :retired_at, :name, :description, :kind, :access_mode, :languages, :schedule, :hours_per_week, :online, :childcare, :interpreter, :accessibility, :cost, :hidden_address, :sensitive, :website, :valid_from, :valid_to, :funding_ends_on, :verified_on, :source, :synthetic, :reaches_level, :search_text, :folded_name);

-- name: load
INSERT INTO offer (id, revision, updated_at, retired_at, name, description, kind, access_mode, languages, schedule, hours_per_week, online, childcare, interpreter, accessibility, cost, hidden_address, sensitive, website, valid_from, valid_to, funding_ends_on, verified_on, source, synthetic, reaches_level, search_text, folded_name)
VALUES (:id, :revision, :updated_at, :retired_at, :name, :description, :kind, :access_mode, :languages, :schedule, :hours_per_week, :online, :childcare, :interpreter, :accessibility, :cost, :hidden_address, :sensitive, :website, :valid_from, :valid_to, :funding_ends_on, :verified_on, :source, :synthetic, :reaches_level, :search_text, :folded_name)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, name = excluded.name, description = excluded.description, kind = excluded.kind, access_mode = excluded.access_mode, languages = excluded.languages, schedule = excluded.schedule, hours_per_week = excluded.hours_per_week, online = excluded.online, childcare = excluded.childcare, interpreter = excluded.interpreter, accessibility = excluded.accessibility, cost = excluded.cost, hidden_address = excluded.hidden_address, sensitive = excluded.sensitive, website = excluded.website, valid_from = excluded.valid_from, valid_to = excluded.valid_to, funding_ends_on = excluded.funding_ends_on, verified_on = excluded.verified_on, source = excluded.source, synthetic = excluded.synthetic, reaches_level = excluded.reaches_level, search_text = excluded.search_text, folded_name = excluded.folded_name;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, name, description, kind, access_mode, languages, schedule, hours_per_week, online, childcare, interpreter, accessibility, cost, hidden_address, sensitive, website, valid_from, valid_to, funding_ends_on, verified_on, source, synthetic, reaches_level FROM offer
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, name, description, kind, access_mode, languages, schedule, hours_per_week, online, childcare, interpreter, accessibility, cost, hidden_address, sensitive, website, valid_from, valid_to, funding_ends_on, verified_on, source, synthetic, reaches_level FROM offer WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM offer WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM offer
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;

-- name: search
SELECT offer.id, offer.revision, offer.updated_at, offer.retired_at, offer.name, offer.description, offer.kind, offer.access_mode, offer.languages, offer.schedule, offer.hours_per_week, offer.online, offer.childcare, offer.interpreter, offer.accessibility, offer.cost, offer.hidden_address, offer.sensitive, offer.website, offer.valid_from, offer.valid_to, offer.funding_ends_on, offer.verified_on, offer.source, offer.synthetic, offer.reaches_level
FROM offer_search JOIN offer ON offer.pk = offer_search.rowid
WHERE offer_search MATCH :match AND offer.retired_at IS NULL
ORDER BY substr(offer.folded_name, 1, length(:text)) <> :text, offer.id LIMIT :limit;

-- name: join_ADDRESSES_Topic
INSERT INTO offer_addresses_topic (source, target)
SELECT source.pk, target.pk FROM offer AS source, topic AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source, target) DO NOTHING;

-- name: unjoin_ADDRESSES_Topic
DELETE FROM offer_addresses_topic
WHERE source = (SELECT pk FROM offer WHERE id = :source) AND target = (SELECT pk FROM topic WHERE id = :target);

-- name: from_ADDRESSES_Topic
SELECT source.id, target.id
FROM offer_addresses_topic AS link JOIN offer AS source ON source.pk = link.source
JOIN topic AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_ADDRESSES_Topic
SELECT source.id, target.id
FROM offer_addresses_topic AS link JOIN offer AS source ON source.pk = link.source
JOIN topic AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_ADDRESSES_Topic
SELECT count(*) FROM offer
WHERE NOT EXISTS (SELECT 1 FROM offer_addresses_topic WHERE offer_addresses_topic.source = offer.pk);

-- name: join_DELIVERED_BY_CounsellingService
INSERT INTO offer_delivered_by_counselling_service (source, target)
SELECT source.pk, target.pk FROM offer AS source, counselling_service AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_DELIVERED_BY_CounsellingService
DELETE FROM offer_delivered_by_counselling_service
WHERE source = (SELECT pk FROM offer WHERE id = :source) AND target = (SELECT pk FROM counselling_service WHERE id = :target);

-- name: from_DELIVERED_BY_CounsellingService
SELECT source.id, target.id
FROM offer_delivered_by_counselling_service AS link JOIN offer AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_DELIVERED_BY_CounsellingService
SELECT source.id, target.id
FROM offer_delivered_by_counselling_service AS link JOIN offer AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_DELIVERED_BY_CounsellingService
SELECT count(*) FROM offer
WHERE NOT EXISTS (SELECT 1 FROM offer_delivered_by_counselling_service WHERE offer_delivered_by_counselling_service.source = offer.pk);

-- name: join_HELD_IN_Place
INSERT INTO offer_held_in_place (source, target)
SELECT source.pk, target.pk FROM offer AS source, place AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_HELD_IN_Place
DELETE FROM offer_held_in_place
WHERE source = (SELECT pk FROM offer WHERE id = :source) AND target = (SELECT pk FROM place WHERE id = :target);

-- name: from_HELD_IN_Place
SELECT source.id, target.id
FROM offer_held_in_place AS link JOIN offer AS source ON source.pk = link.source
JOIN place AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_HELD_IN_Place
SELECT source.id, target.id
FROM offer_held_in_place AS link JOIN offer AS source ON source.pk = link.source
JOIN place AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_HELD_IN_Place
SELECT count(*) FROM offer
WHERE NOT EXISTS (SELECT 1 FROM offer_held_in_place WHERE offer_held_in_place.source = offer.pk);

-- name: join_KEPT_BY_CounsellingService
INSERT INTO offer_kept_by_counselling_service (source, target)
SELECT source.pk, target.pk FROM offer AS source, counselling_service AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_KEPT_BY_CounsellingService
DELETE FROM offer_kept_by_counselling_service
WHERE source = (SELECT pk FROM offer WHERE id = :source) AND target = (SELECT pk FROM counselling_service WHERE id = :target);

-- name: from_KEPT_BY_CounsellingService
SELECT source.id, target.id
FROM offer_kept_by_counselling_service AS link JOIN offer AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_KEPT_BY_CounsellingService
SELECT source.id, target.id
FROM offer_kept_by_counselling_service AS link JOIN offer AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_KEPT_BY_CounsellingService
SELECT count(*) FROM offer
WHERE NOT EXISTS (SELECT 1 FROM offer_kept_by_counselling_service WHERE offer_kept_by_counselling_service.source = offer.pk);

-- name: join_LEADS_TO_Offer
INSERT INTO offer_leads_to_offer (source, target)
SELECT source.pk, target.pk FROM offer AS source, offer AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source, target) DO NOTHING;

-- name: unjoin_LEADS_TO_Offer
DELETE FROM offer_leads_to_offer
WHERE source = (SELECT pk FROM offer WHERE id = :source) AND target = (SELECT pk FROM offer WHERE id = :target);

-- name: from_LEADS_TO_Offer
SELECT source.id, target.id
FROM offer_leads_to_offer AS link JOIN offer AS source ON source.pk = link.source
JOIN offer AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_LEADS_TO_Offer
SELECT source.id, target.id
FROM offer_leads_to_offer AS link JOIN offer AS source ON source.pk = link.source
JOIN offer AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_LEADS_TO_Offer
SELECT count(*) FROM offer
WHERE NOT EXISTS (SELECT 1 FROM offer_leads_to_offer WHERE offer_leads_to_offer.source = offer.pk);

-- name: join_PROVIDED_BY_Organisation
INSERT INTO offer_provided_by_organisation (source, target)
SELECT source.pk, target.pk FROM offer AS source, organisation AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_PROVIDED_BY_Organisation
DELETE FROM offer_provided_by_organisation
WHERE source = (SELECT pk FROM offer WHERE id = :source) AND target = (SELECT pk FROM organisation WHERE id = :target);

-- name: from_PROVIDED_BY_Organisation
SELECT source.id, target.id
FROM offer_provided_by_organisation AS link JOIN offer AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_PROVIDED_BY_Organisation
SELECT source.id, target.id
FROM offer_provided_by_organisation AS link JOIN offer AS source ON source.pk = link.source
JOIN organisation AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_PROVIDED_BY_Organisation
SELECT count(*) FROM offer
WHERE NOT EXISTS (SELECT 1 FROM offer_provided_by_organisation WHERE offer_provided_by_organisation.source = offer.pk);

-- name: join_REQUIRES_Condition
INSERT INTO offer_requires_condition (source, target)
SELECT source.pk, target.pk FROM offer AS source, condition AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source, target) DO NOTHING;

-- name: unjoin_REQUIRES_Condition
DELETE FROM offer_requires_condition
WHERE source = (SELECT pk FROM offer WHERE id = :source) AND target = (SELECT pk FROM condition WHERE id = :target);

-- name: from_REQUIRES_Condition
SELECT source.id, target.id
FROM offer_requires_condition AS link JOIN offer AS source ON source.pk = link.source
JOIN condition AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_REQUIRES_Condition
SELECT source.id, target.id
FROM offer_requires_condition AS link JOIN offer AS source ON source.pk = link.source
JOIN condition AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_REQUIRES_Condition
SELECT count(*) FROM offer
WHERE NOT EXISTS (SELECT 1 FROM offer_requires_condition WHERE offer_requires_condition.source = offer.pk);

-- name: join_SERVES_Place
INSERT INTO offer_serves_place (source, target)
SELECT source.pk, target.pk FROM offer AS source, place AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source, target) DO NOTHING;

-- name: unjoin_SERVES_Place
DELETE FROM offer_serves_place
WHERE source = (SELECT pk FROM offer WHERE id = :source) AND target = (SELECT pk FROM place WHERE id = :target);

-- name: from_SERVES_Place
SELECT source.id, target.id
FROM offer_serves_place AS link JOIN offer AS source ON source.pk = link.source
JOIN place AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_SERVES_Place
SELECT source.id, target.id
FROM offer_serves_place AS link JOIN offer AS source ON source.pk = link.source
JOIN place AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_SERVES_Place
SELECT count(*) FROM offer
WHERE NOT EXISTS (SELECT 1 FROM offer_serves_place WHERE offer_serves_place.source = offer.pk);
