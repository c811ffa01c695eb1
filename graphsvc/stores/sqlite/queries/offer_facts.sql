-- parameters: :offers (JSON list of offer.pk), :on
-- What is joined with these offers, one row each: pk of the offer, kind of fact, id or code, and of a report its kind
-- and day. Of each offer the five intakes that start soonest on or after the day. One statement, because starting
-- one costs as much as finding its rows.
WITH asked AS MATERIALIZED (SELECT value AS pk FROM json_each(:offers))
SELECT asked.pk, 'provider', provider.id, NULL, NULL
FROM asked
CROSS JOIN offer_provided_by_organisation AS joined ON joined.source = asked.pk
CROSS JOIN organisation AS provider ON provider.pk = joined.target
UNION ALL
SELECT asked.pk, 'deliverer', deliverer.id, NULL, NULL
FROM asked
CROSS JOIN offer_delivered_by_counselling_service AS joined ON joined.source = asked.pk
CROSS JOIN counselling_service AS deliverer ON deliverer.pk = joined.target
UNION ALL
SELECT asked.pk, 'held_in', held_in.id, NULL, NULL
FROM asked
CROSS JOIN offer_held_in_place AS joined ON joined.source = asked.pk
CROSS JOIN place AS held_in ON held_in.pk = joined.target
UNION ALL
SELECT asked.pk, 'topics', topic.code, NULL, NULL
FROM asked
CROSS JOIN offer_addresses_topic AS joined ON joined.source = asked.pk
CROSS JOIN topic ON topic.pk = joined.target
UNION ALL
SELECT asked.pk, 'serves', served.code, NULL, NULL
FROM asked
CROSS JOIN offer_serves_place AS joined ON joined.source = asked.pk
CROSS JOIN place AS served ON served.pk = joined.target
UNION ALL
SELECT asked.pk, 'conditions', condition.id, NULL, NULL
FROM asked
CROSS JOIN offer_requires_condition AS joined ON joined.source = asked.pk
CROSS JOIN condition ON condition.pk = joined.target
UNION ALL
SELECT offer, 'intakes', id, NULL, NULL
FROM (
  SELECT asked.pk AS offer, intake.id AS id,
    row_number() OVER (PARTITION BY asked.pk ORDER BY intake.starts_on, intake.id) AS place_in_line
  FROM asked
  CROSS JOIN intake_intake_of_offer AS joined ON joined.target = asked.pk
  CROSS JOIN intake ON intake.pk = joined.source
  WHERE intake.starts_on >= :on AND intake.retired_at IS NULL
)
WHERE place_in_line <= 5
UNION ALL
SELECT asked.pk, 'reports', report.id, report.kind, report.reported_on
FROM asked
CROSS JOIN offer_report_reports_offer AS joined ON joined.target = asked.pk
CROSS JOIN offer_report AS report ON report.pk = joined.source
WHERE report.settled_on IS NULL AND report.retired_at IS NULL
