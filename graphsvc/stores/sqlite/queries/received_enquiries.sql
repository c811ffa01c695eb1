-- parameters: :organisation, :service (on whose behalf the actor answers; one of them is NULL), :limit
-- The enquiries about offers of that organisation or service, the last asked first.
SELECT enquiry.id, offer.id, sender.id
FROM (
  SELECT provided.source AS offer
  FROM organisation JOIN offer_provided_by_organisation AS provided ON provided.target = organisation.pk
  WHERE organisation.id = :organisation
  UNION
  SELECT delivered.source
  FROM counselling_service AS service
  JOIN offer_delivered_by_counselling_service AS delivered ON delivered.target = service.pk
  WHERE service.id = :service
) AS own
JOIN offer ON offer.pk = own.offer
JOIN capacity_enquiry_to_offer AS went ON went.target = own.offer
JOIN capacity_enquiry AS enquiry ON enquiry.pk = went.source
JOIN capacity_enquiry_from_counselling_service AS sent ON sent.source = enquiry.pk
JOIN counselling_service AS sender ON sender.pk = sent.target
WHERE enquiry.retired_at IS NULL
ORDER BY enquiry.asked_on DESC, enquiry.id DESC
LIMIT :limit
