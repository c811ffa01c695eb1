-- parameters: :topics and :places (JSON lists of codes), :on, :limit
-- CROSS JOIN keeps the order: the few offers that serve the person's places first, their topics after.
SELECT DISTINCT offer.pk, offer.id
FROM place
CROSS JOIN offer_serves_place AS serves ON serves.target = place.pk
CROSS JOIN offer ON offer.pk = serves.source
WHERE place.code IN (SELECT value FROM json_each(:places))
  AND offer.retired_at IS NULL
  AND (offer.valid_from IS NULL OR offer.valid_from <= :on)
  AND (offer.valid_to IS NULL OR offer.valid_to >= :on)
  AND EXISTS (
    SELECT 1
    FROM offer_addresses_topic AS addresses
    JOIN topic ON topic.pk = addresses.target
    WHERE addresses.source = offer.pk AND topic.code IN (SELECT value FROM json_each(:topics))
  )
ORDER BY offer.id
LIMIT :limit
