// parameters: $holder (null for every service), $limit
// The enquiries of a service with their offers and the service that asks, the last asked first.
MATCH (enquiry:CapacityEnquiry)
WHERE ($holder IS NULL OR enquiry.holder = $holder) AND enquiry.retired_at IS NULL
MATCH (enquiry)-[:TO]->(offer:Offer)
MATCH (enquiry)-[:FROM]->(sender:CounsellingService)
RETURN enquiry {.*} AS enquiry, offer {.*} AS offer, sender {.*} AS sender
ORDER BY enquiry.asked_on DESC, enquiry.id DESC LIMIT $limit
