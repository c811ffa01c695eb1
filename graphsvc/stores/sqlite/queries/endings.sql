-- parameters: :on, :until
-- The offers open on the first day that end, or lose their funding, by the second.
SELECT offer.id, offer.name, coalesce(service.id, organisation.id), offer.valid_to, offer.funding_ends_on,
  (
    SELECT json_group_array(topic.code)
    FROM offer_addresses_topic AS addresses JOIN topic ON topic.pk = addresses.target
    WHERE addresses.source = offer.pk
  ),
  (
    SELECT json_group_array(place.code)
    FROM offer_serves_place AS serves JOIN place ON place.pk = serves.target
    WHERE serves.source = offer.pk
  )
FROM offer
JOIN offer_provided_by_organisation AS provided ON provided.source = offer.pk
JOIN organisation ON organisation.pk = provided.target
LEFT JOIN offer_delivered_by_counselling_service AS delivered ON delivered.source = offer.pk
LEFT JOIN counselling_service AS service ON service.pk = delivered.target
WHERE offer.retired_at IS NULL
  AND (offer.valid_from IS NULL OR offer.valid_from <= :on)
  AND (offer.valid_to IS NULL OR offer.valid_to >= :on)
  AND (offer.valid_to <= :until OR offer.funding_ends_on <= :until)
ORDER BY offer.id
