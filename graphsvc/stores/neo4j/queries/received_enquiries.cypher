// parameters: $organisation, $service (on whose behalf the actor answers; one of them is null), $limit
// The enquiries about offers of that organisation or service, the last asked first.
CALL () {
  MATCH (:Organisation {id: $organisation})<-[:PROVIDED_BY]-(offer:Offer)
  RETURN offer
  UNION
  MATCH (:CounsellingService {id: $service})<-[:DELIVERED_BY]-(offer:Offer)
  RETURN offer
}
MATCH (offer)<-[:TO]-(enquiry:CapacityEnquiry)
WHERE enquiry.retired_at IS NULL
MATCH (enquiry)-[:FROM]->(sender:CounsellingService)
RETURN enquiry {.*} AS enquiry, offer {.*} AS offer, sender {.*} AS sender
ORDER BY enquiry.asked_on DESC, enquiry.id DESC LIMIT $limit
