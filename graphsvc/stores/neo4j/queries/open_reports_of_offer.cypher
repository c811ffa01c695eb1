// parameters: $id (of an offer)
// The open reports on one offer, by id.
MATCH (offer:Offer {id: $id})<-[:REPORTS]-(report:OfferReport)
WHERE report.settled_on IS NULL AND report.retired_at IS NULL
RETURN report.id AS id ORDER BY id
