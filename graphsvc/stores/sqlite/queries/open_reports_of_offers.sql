-- parameters: :ids (JSON list of offer ids)
-- What is reported of these offers and not yet settled, soonest first.
SELECT offer.id, report.kind, report.reported_on
FROM json_each(:ids) AS asked
CROSS JOIN offer ON offer.id = asked.value
CROSS JOIN offer_report_reports_offer AS reports ON reports.target = offer.pk
CROSS JOIN offer_report AS report ON report.pk = reports.source
WHERE report.settled_on IS NULL AND report.retired_at IS NULL
ORDER BY offer.id, report.reported_on, report.id
