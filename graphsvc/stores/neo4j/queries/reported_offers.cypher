// parameters: $keeper (id of a counselling service, or null for offers that nobody keeps), $limit
// The open reports on the offers of one keeper, oldest first.
MATCH (report:OfferReport)-[:REPORTS]->(offer:Offer)
WHERE report.reported_on IS NOT NULL AND report.settled_on IS NULL AND report.retired_at IS NULL
OPTIONAL MATCH (offer)-[:KEPT_BY]->(keeper:CounsellingService)
WITH report, offer, keeper
WHERE coalesce(keeper.id, '') = coalesce($keeper, '')
RETURN report {.*} AS report, offer {.*, search_text: null, folded_name: null} AS offer
ORDER BY report.reported_on, report.id LIMIT $limit
