-- parameters: :survey_round
SELECT coalesce(rating_service.id, rating_organisation.id) AS rater,
  coalesce(rated_service.id, rated_organisation.id) AS rated, rating.kind, rating.level, rating.given_on
FROM rating
LEFT JOIN rating_rated_by_counselling_service AS by_service ON by_service.source = rating.pk
LEFT JOIN counselling_service AS rating_service ON rating_service.pk = by_service.target
LEFT JOIN rating_rated_by_organisation AS by_organisation ON by_organisation.source = rating.pk
LEFT JOIN organisation AS rating_organisation ON rating_organisation.pk = by_organisation.target
LEFT JOIN rating_rates_counselling_service AS of_service ON of_service.source = rating.pk
LEFT JOIN counselling_service AS rated_service ON rated_service.pk = of_service.target
LEFT JOIN rating_rates_organisation AS of_organisation ON of_organisation.source = rating.pk
LEFT JOIN organisation AS rated_organisation ON rated_organisation.pk = of_organisation.target
WHERE rating.survey_round = :survey_round AND rating.retired_at IS NULL
  AND coalesce(by_service.source, by_organisation.source) IS NOT NULL
  AND coalesce(of_service.source, of_organisation.source) IS NOT NULL
ORDER BY rater, rated, rating.kind, rating.given_on, rating.id
