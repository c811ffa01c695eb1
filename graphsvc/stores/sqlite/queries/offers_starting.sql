-- parameters: :topics (JSON list of codes), :area (code), :start, :end (first day outside), :on, :limit
-- Intakes with room in the window, with their offer and how many unanswered referrals ask for a place of them.
WITH RECURSIVE inside (pk, level) AS (
  SELECT pk, 0 FROM place WHERE code = :area
  UNION
  SELECT lies.source, inside.level + 1
  FROM inside
  JOIN place_part_of_place AS lies ON lies.target = inside.pk
  WHERE inside.level < 20
),
around (pk, level) AS (
  SELECT pk, 0 FROM place WHERE code = :area
  UNION
  SELECT lies.target, around.level + 1
  FROM around
  JOIN place_part_of_place AS lies ON lies.source = around.pk
  WHERE around.level < 20
)
SELECT offer.id, intake.id, (
  SELECT count(*)
  FROM referral_placed_in_intake AS placed
  JOIN referral ON referral.pk = placed.source
  WHERE placed.target = intake.pk AND referral.state = 'requested' AND referral.retired_at IS NULL
)
FROM intake
JOIN intake_intake_of_offer AS belongs ON belongs.source = intake.pk
JOIN offer ON offer.pk = belongs.target
WHERE intake.starts_on >= :start AND intake.starts_on < :end
  AND intake.retired_at IS NULL AND intake.booked < intake.places
  AND (intake.register_by IS NULL OR intake.register_by >= :on)
  AND offer.retired_at IS NULL
  AND (offer.valid_from IS NULL OR offer.valid_from <= intake.starts_on)
  AND (offer.valid_to IS NULL OR offer.valid_to >= intake.starts_on)
  AND EXISTS (
    SELECT 1
    FROM offer_addresses_topic AS addresses
    JOIN topic ON topic.pk = addresses.target
    WHERE addresses.source = offer.pk AND topic.code IN (SELECT value FROM json_each(:topics))
  )
  AND EXISTS (
    SELECT 1
    FROM offer_serves_place AS serves
    WHERE serves.source = offer.pk
      AND serves.target IN (SELECT pk FROM inside UNION SELECT pk FROM around)
  )
ORDER BY offer.id, intake.starts_on, intake.id
LIMIT :limit
