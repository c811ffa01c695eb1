-- parameters: :keeper (id of a counselling service, or NULL for offers that nobody keeps), :limit
-- The open reports on the offers of one keeper, oldest first.
SELECT report.id, offer.id
FROM offer_report AS report
JOIN offer_report_reports_offer AS reports ON reports.source = report.pk
JOIN offer ON offer.pk = reports.target
LEFT JOIN offer_kept_by_counselling_service AS kept ON kept.source = offer.pk
LEFT JOIN counselling_service AS keeper ON keeper.pk = kept.target
WHERE report.settled_on IS NULL
  AND report.retired_at IS NULL
  AND keeper.id IS :keeper
ORDER BY report.reported_on, report.id
LIMIT :limit
