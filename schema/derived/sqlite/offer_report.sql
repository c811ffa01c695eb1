-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, kind, note, reported_on, settled_on, settlement, synthetic FROM offer_report WHERE id = :id;

-- name: page
SELECT id, revision, updated_at, retired_at, kind, note, reported_on, settled_on, settlement, synthetic FROM offer_report
WHERE id > :after AND retired_at IS NULL
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO offer_report (id, revision, updated_at, retired_at, kind, note, reported_on, settled_on, settlement, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :kind, :note, :reported_on, :settled_on, :settlement, :synthetic);

-- name: load
INSERT INTO offer_report (id, revision, updated_at, retired_at, kind, note, reported_on, settled_on, settlement, synthetic)
VALUES (:id, :revision, :updated_at, :retired_at, :kind, :note, :reported_on, :settled_on, :settlement, :synthetic)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, kind = excluded.kind, note = excluded.note, reported_on = excluded.reported_on, settled_on = excluded.settled_on, settlement = excluded.settlement, synthetic = excluded.synthetic;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, kind, note, reported_on, settled_on, settlement, synthetic FROM offer_report
WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, kind, note, reported_on, settled_on, settlement, synthetic FROM offer_report WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM offer_report WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM offer_report
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL;

-- name: join_REPORTS_Offer
INSERT INTO offer_report_reports_offer (source, target)
SELECT source.pk, target.pk FROM offer_report AS source, offer AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_REPORTS_Offer
DELETE FROM offer_report_reports_offer
WHERE source = (SELECT pk FROM offer_report WHERE id = :source) AND target = (SELECT pk FROM offer WHERE id = :target);

-- name: from_REPORTS_Offer
SELECT source.id, target.id
FROM offer_report_reports_offer AS link JOIN offer_report AS source ON source.pk = link.source
JOIN offer AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_REPORTS_Offer
SELECT source.id, target.id
FROM offer_report_reports_offer AS link JOIN offer_report AS source ON source.pk = link.source
JOIN offer AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_REPORTS_Offer
SELECT count(*) FROM offer_report
WHERE NOT EXISTS (SELECT 1 FROM offer_report_reports_offer WHERE offer_report_reports_offer.source = offer_report.pk);
