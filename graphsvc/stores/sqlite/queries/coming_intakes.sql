-- parameters: :ids (JSON list of offer ids), :on
-- Of each offer the five intakes that start soonest on or after the day.
SELECT offer_id, intake_id
FROM (
  SELECT offer.id AS offer_id, intake.id AS intake_id, intake.starts_on,
    row_number() OVER (PARTITION BY offer.pk ORDER BY intake.starts_on, intake.id) AS place_in_line
  FROM offer
  JOIN intake_intake_of_offer AS starts ON starts.target = offer.pk
  JOIN intake ON intake.pk = starts.source
  WHERE offer.id IN (SELECT value FROM json_each(:ids))
    AND intake.starts_on >= :on
    AND intake.retired_at IS NULL
)
WHERE place_in_line <= 5
ORDER BY offer_id, place_in_line
