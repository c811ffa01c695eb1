-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, state, at, by, reason, synthetic, business_status, reason_text, outcome, account, role FROM referral_event WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, state, at, by, reason, synthetic, business_status, reason_text, outcome, account, role FROM referral_event
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO referral_event (id, revision, updated_at, retired_at, holder, state, at, by, reason, synthetic, business_status, reason_text, outcome, account, role)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :state, :at, :by, :reason, :synthetic, :business_status, :reason_text, :outcome, :account, :role);

-- name: load
INSERT INTO referral_event (id, revision, updated_at, retired_at, holder, state, at, by, reason, synthetic, business_status, reason_text, outcome, account, role)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :state, :at, :by, :reason, :synthetic, :business_status, :reason_text, :outcome, :account, :role)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, state = excluded.state, at = excluded.at, by = excluded.by, reason = excluded.reason, synthetic = excluded.synthetic, business_status = excluded.business_status, reason_text = excluded.reason_text, outcome = excluded.outcome, account = excluded.account, role = excluded.role;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, state, at, by, reason, synthetic, business_status, reason_text, outcome, account, role FROM referral_event
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, state, at, by, reason, synthetic, business_status, reason_text, outcome, account, role FROM referral_event WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM referral_event WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM referral_event
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, state, at, by, reason, synthetic, business_status, reason_text, outcome, account, role FROM referral_event
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;

-- name: join_EVENT_OF_Referral
INSERT INTO referral_event_event_of_referral (source, target)
SELECT source.pk, target.pk FROM referral_event AS source, referral AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_EVENT_OF_Referral
DELETE FROM referral_event_event_of_referral
WHERE source = (SELECT pk FROM referral_event WHERE id = :source) AND target = (SELECT pk FROM referral WHERE id = :target);

-- name: from_EVENT_OF_Referral
SELECT source.id, target.id
FROM referral_event_event_of_referral AS link JOIN referral_event AS source ON source.pk = link.source
JOIN referral AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_EVENT_OF_Referral
SELECT source.id, target.id
FROM referral_event_event_of_referral AS link JOIN referral_event AS source ON source.pk = link.source
JOIN referral AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_EVENT_OF_Referral
SELECT count(*) FROM referral_event
WHERE NOT EXISTS (SELECT 1 FROM referral_event_event_of_referral WHERE referral_event_event_of_referral.source = referral_event.pk);
