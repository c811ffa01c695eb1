-- Derived from schema/ by `graphsvc schema derive`: do not edit.

-- name: get
SELECT id, revision, updated_at, retired_at, holder, state, requested_on, outcome, synthetic, business_status, priority, answer_by, reason, reason_text, outcome_reason, entitled_on FROM referral WHERE id = :id AND (:scope IS NULL OR holder = :scope);

-- name: page
SELECT id, revision, updated_at, retired_at, holder, state, requested_on, outcome, synthetic, business_status, priority, answer_by, reason, reason_text, outcome_reason, entitled_on FROM referral
WHERE id > :after AND retired_at IS NULL AND holder = :scope
ORDER BY id LIMIT :limit;

-- name: insert
INSERT INTO referral (id, revision, updated_at, retired_at, holder, state, requested_on, outcome, synthetic, business_status, priority, answer_by, reason, reason_text, outcome_reason, entitled_on)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :state, :requested_on, :outcome, :synthetic, :business_status, :priority, :answer_by, :reason, :reason_text, :outcome_reason, :entitled_on);

-- name: load
INSERT INTO referral (id, revision, updated_at, retired_at, holder, state, requested_on, outcome, synthetic, business_status, priority, answer_by, reason, reason_text, outcome_reason, entitled_on)
VALUES (:id, :revision, :updated_at, :retired_at, :holder, :state, :requested_on, :outcome, :synthetic, :business_status, :priority, :answer_by, :reason, :reason_text, :outcome_reason, :entitled_on)
ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, updated_at = excluded.updated_at, retired_at = excluded.retired_at, holder = excluded.holder, state = excluded.state, requested_on = excluded.requested_on, outcome = excluded.outcome, synthetic = excluded.synthetic, business_status = excluded.business_status, priority = excluded.priority, answer_by = excluded.answer_by, reason = excluded.reason, reason_text = excluded.reason_text, outcome_reason = excluded.outcome_reason, entitled_on = excluded.entitled_on;

-- name: by_ids
SELECT id, revision, updated_at, retired_at, holder, state, requested_on, outcome, synthetic, business_status, priority, answer_by, reason, reason_text, outcome_reason, entitled_on FROM referral
WHERE id IN (SELECT value FROM json_each(:ids)) AND (:scope IS NULL OR holder = :scope) ORDER BY id;

-- name: export
SELECT id, revision, updated_at, retired_at, holder, state, requested_on, outcome, synthetic, business_status, priority, answer_by, reason, reason_text, outcome_reason, entitled_on FROM referral WHERE id > :after ORDER BY id LIMIT :limit;

-- name: export_ids
SELECT id FROM referral WHERE id > :after ORDER BY id LIMIT :limit;

-- name: nearby
SELECT id FROM referral
WHERE id IN (SELECT value FROM json_each(:ids)) AND retired_at IS NULL AND (:scope IS NULL OR holder = :scope);

-- name: page_all
SELECT id, revision, updated_at, retired_at, holder, state, requested_on, outcome, synthetic, business_status, priority, answer_by, reason, reason_text, outcome_reason, entitled_on FROM referral
WHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit;

-- name: join_FOR_Goal
INSERT INTO referral_for_goal (source, target)
SELECT source.pk, target.pk FROM referral AS source, goal AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_FOR_Goal
DELETE FROM referral_for_goal
WHERE source = (SELECT pk FROM referral WHERE id = :source) AND target = (SELECT pk FROM goal WHERE id = :target);

-- name: from_FOR_Goal
SELECT source.id, target.id
FROM referral_for_goal AS link JOIN referral AS source ON source.pk = link.source
JOIN goal AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_FOR_Goal
SELECT source.id, target.id
FROM referral_for_goal AS link JOIN referral AS source ON source.pk = link.source
JOIN goal AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_FOR_Goal
SELECT count(*) FROM referral
WHERE NOT EXISTS (SELECT 1 FROM referral_for_goal WHERE referral_for_goal.source = referral.pk);

-- name: join_FROM_CounsellingService
INSERT INTO referral_from_counselling_service (source, target)
SELECT source.pk, target.pk FROM referral AS source, counselling_service AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_FROM_CounsellingService
DELETE FROM referral_from_counselling_service
WHERE source = (SELECT pk FROM referral WHERE id = :source) AND target = (SELECT pk FROM counselling_service WHERE id = :target);

-- name: from_FROM_CounsellingService
SELECT source.id, target.id
FROM referral_from_counselling_service AS link JOIN referral AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_FROM_CounsellingService
SELECT source.id, target.id
FROM referral_from_counselling_service AS link JOIN referral AS source ON source.pk = link.source
JOIN counselling_service AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_FROM_CounsellingService
SELECT count(*) FROM referral
WHERE NOT EXISTS (SELECT 1 FROM referral_from_counselling_service WHERE referral_from_counselling_service.source = referral.pk);

-- name: join_PLACED_IN_Intake
INSERT INTO referral_placed_in_intake (source, target)
SELECT source.pk, target.pk FROM referral AS source, intake AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_PLACED_IN_Intake
DELETE FROM referral_placed_in_intake
WHERE source = (SELECT pk FROM referral WHERE id = :source) AND target = (SELECT pk FROM intake WHERE id = :target);

-- name: from_PLACED_IN_Intake
SELECT source.id, target.id
FROM referral_placed_in_intake AS link JOIN referral AS source ON source.pk = link.source
JOIN intake AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_PLACED_IN_Intake
SELECT source.id, target.id
FROM referral_placed_in_intake AS link JOIN referral AS source ON source.pk = link.source
JOIN intake AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_PLACED_IN_Intake
SELECT count(*) FROM referral
WHERE NOT EXISTS (SELECT 1 FROM referral_placed_in_intake WHERE referral_placed_in_intake.source = referral.pk);

-- name: join_REPLACES_Referral
INSERT INTO referral_replaces_referral (source, target)
SELECT source.pk, target.pk FROM referral AS source, referral AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_REPLACES_Referral
DELETE FROM referral_replaces_referral
WHERE source = (SELECT pk FROM referral WHERE id = :source) AND target = (SELECT pk FROM referral WHERE id = :target);

-- name: from_REPLACES_Referral
SELECT source.id, target.id
FROM referral_replaces_referral AS link JOIN referral AS source ON source.pk = link.source
JOIN referral AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_REPLACES_Referral
SELECT source.id, target.id
FROM referral_replaces_referral AS link JOIN referral AS source ON source.pk = link.source
JOIN referral AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_REPLACES_Referral
SELECT count(*) FROM referral
WHERE NOT EXISTS (SELECT 1 FROM referral_replaces_referral WHERE referral_replaces_referral.source = referral.pk);

-- name: join_TO_Offer
INSERT INTO referral_to_offer (source, target)
SELECT source.pk, target.pk FROM referral AS source, offer AS target
WHERE source.id = :source AND target.id = :target
ON CONFLICT (source) DO UPDATE SET target = excluded.target;

-- name: unjoin_TO_Offer
DELETE FROM referral_to_offer
WHERE source = (SELECT pk FROM referral WHERE id = :source) AND target = (SELECT pk FROM offer WHERE id = :target);

-- name: from_TO_Offer
SELECT source.id, target.id
FROM referral_to_offer AS link JOIN referral AS source ON source.pk = link.source
JOIN offer AS target ON target.pk = link.target
WHERE source.id IN (SELECT value FROM json_each(:ids))
ORDER BY target.id, source.id LIMIT :limit;

-- name: to_TO_Offer
SELECT source.id, target.id
FROM referral_to_offer AS link JOIN referral AS source ON source.pk = link.source
JOIN offer AS target ON target.pk = link.target
WHERE target.id IN (SELECT value FROM json_each(:ids))
ORDER BY source.id, target.id LIMIT :limit;

-- name: missing_TO_Offer
SELECT count(*) FROM referral
WHERE NOT EXISTS (SELECT 1 FROM referral_to_offer WHERE referral_to_offer.source = referral.pk);
