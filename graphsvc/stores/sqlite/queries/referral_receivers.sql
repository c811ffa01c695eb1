-- parameters: none
-- The receiver is the service that delivers the offer, else the organisation that provides it. Sensitive offers have none.
SELECT offer.pk, coalesce(service.id, organisation.id)
FROM offer
JOIN offer_provided_by_organisation AS provided ON provided.source = offer.pk
JOIN organisation ON organisation.pk = provided.target
LEFT JOIN offer_delivered_by_counselling_service AS delivered ON delivered.source = offer.pk
LEFT JOIN counselling_service AS service ON service.pk = delivered.target
WHERE coalesce(offer.sensitive, 0) = 0
