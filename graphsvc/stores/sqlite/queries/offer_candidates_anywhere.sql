-- parameters: :topics (JSON list of codes), :on, :limit
SELECT DISTINCT offer.pk, offer.id
FROM topic
CROSS JOIN offer_addresses_topic AS addresses ON addresses.target = topic.pk
CROSS JOIN offer ON offer.pk = addresses.source
WHERE topic.code IN (SELECT value FROM json_each(:topics))
  AND offer.retired_at IS NULL
  AND (offer.valid_from IS NULL OR offer.valid_from <= :on)
  AND (offer.valid_to IS NULL OR offer.valid_to >= :on)
ORDER BY offer.id
LIMIT :limit
