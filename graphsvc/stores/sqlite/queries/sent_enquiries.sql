-- parameters: :holder (NULL for every service), :limit
-- The enquiries of a service with their offers and the service that asks, the last asked first.
SELECT enquiry.id, offer.id, sender.id
FROM capacity_enquiry AS enquiry
JOIN capacity_enquiry_to_offer AS went ON went.source = enquiry.pk
JOIN offer ON offer.pk = went.target
JOIN capacity_enquiry_from_counselling_service AS sent ON sent.source = enquiry.pk
JOIN counselling_service AS sender ON sender.pk = sent.target
WHERE (:holder IS NULL OR enquiry.holder = :holder) AND enquiry.retired_at IS NULL
ORDER BY enquiry.asked_on DESC, enquiry.id DESC
LIMIT :limit
