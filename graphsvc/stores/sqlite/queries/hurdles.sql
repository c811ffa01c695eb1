-- parameters: :start, :end (first day outside)
-- In how many clients' agreements each hurdle was noted: missing offers by topic, broken co-operation by kind of body.
SELECT hurdle.kind,
  CASE hurdle.kind
    WHEN 'supply_gap' THEN coalesce(topic.code, '')
    WHEN 'broken_cooperation' THEN coalesce(service.kind, organisation.kind, '')
    ELSE ''
  END AS about,
  count(DISTINCT concluded.target)
FROM hurdle
JOIN hurdle_hurdle_of_agreement AS stood ON stood.source = hurdle.pk
JOIN agreement_concluded_with_client AS concluded ON concluded.source = stood.target
LEFT JOIN hurdle_concerns_topic AS on_topic ON on_topic.source = hurdle.pk
LEFT JOIN topic ON topic.pk = on_topic.target
LEFT JOIN hurdle_concerns_organisation AS with_body ON with_body.source = hurdle.pk
LEFT JOIN organisation ON organisation.pk = with_body.target
LEFT JOIN hurdle_concerns_counselling_service AS with_service ON with_service.source = hurdle.pk
LEFT JOIN counselling_service AS service ON service.pk = with_service.target
WHERE hurdle.noted_on >= :start AND hurdle.noted_on < :end AND hurdle.retired_at IS NULL
GROUP BY hurdle.kind, about
ORDER BY hurdle.kind, about
