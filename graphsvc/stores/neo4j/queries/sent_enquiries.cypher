// parameters: $holder (null for every service), $limit
// The enquiries of a service with their offers and the service that asks, the last asked first. For every service, they
// are found by the day on which they were asked.
CALL () {
  MATCH (enquiry:CapacityEnquiry {holder: $holder})
  WHERE enquiry.id > '' AND enquiry.retired_at IS NULL
  RETURN enquiry
  UNION
  WITH 1 AS every WHERE $holder IS NULL
  MATCH (enquiry:CapacityEnquiry)
  WHERE enquiry.asked_on IS NOT NULL AND enquiry.retired_at IS NULL
  RETURN enquiry
  ORDER BY enquiry.asked_on DESC, enquiry.id DESC LIMIT $limit
}
MATCH (enquiry)-[:TO]->(offer:Offer)
MATCH (enquiry)-[:FROM]->(sender:CounsellingService)
RETURN enquiry {.*} AS enquiry, offer {.*} AS offer, sender {.*} AS sender
ORDER BY enquiry.asked_on DESC, enquiry.id DESC LIMIT $limit
