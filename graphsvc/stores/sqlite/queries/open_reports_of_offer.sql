-- parameters: :id (of an offer)
-- The open reports on one offer, by id.
SELECT report.id
FROM offer
JOIN offer_report_reports_offer AS reports ON reports.target = offer.pk
JOIN offer_report AS report ON report.pk = reports.source
WHERE offer.id = :id AND report.settled_on IS NULL AND report.retired_at IS NULL
ORDER BY report.id
