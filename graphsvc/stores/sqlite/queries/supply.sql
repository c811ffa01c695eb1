-- parameters: :on, :until
-- The offers open on the day, by topic and by place served.
WITH open_offer (pk, unit, room, lasts) AS (
  SELECT offer.pk, coalesce(service.id, organisation.id),
    NOT EXISTS (
      SELECT 1 FROM intake_intake_of_offer AS starts JOIN intake ON intake.pk = starts.source
      WHERE starts.target = offer.pk AND intake.retired_at IS NULL
    ) OR EXISTS (
      SELECT 1 FROM intake_intake_of_offer AS starts JOIN intake ON intake.pk = starts.source
      WHERE starts.target = offer.pk AND intake.retired_at IS NULL
        AND intake.starts_on >= :on AND intake.booked < intake.places
    ),
    coalesce(offer.valid_to > :until, 1) AND coalesce(offer.funding_ends_on > :until, 1)
  FROM offer
  JOIN offer_provided_by_organisation AS provided ON provided.source = offer.pk
  JOIN organisation ON organisation.pk = provided.target
  LEFT JOIN offer_delivered_by_counselling_service AS delivered ON delivered.source = offer.pk
  LEFT JOIN counselling_service AS service ON service.pk = delivered.target
  WHERE offer.retired_at IS NULL
    AND (offer.valid_from IS NULL OR offer.valid_from <= :on)
    AND (offer.valid_to IS NULL OR offer.valid_to >= :on)
)
SELECT topic.code, place.code, count(*), sum(open_offer.room), sum(open_offer.lasts), count(DISTINCT open_offer.unit),
  min(open_offer.unit)
FROM open_offer
JOIN offer_addresses_topic AS addresses ON addresses.source = open_offer.pk
JOIN topic ON topic.pk = addresses.target
JOIN offer_serves_place AS serves ON serves.source = open_offer.pk
JOIN place ON place.pk = serves.target
GROUP BY topic.code, place.code
ORDER BY topic.code, place.code
