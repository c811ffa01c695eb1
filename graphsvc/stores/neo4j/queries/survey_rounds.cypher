// parameters: none
MATCH (rating:Rating)
WHERE rating.survey_round IS NOT NULL AND rating.retired_at IS NULL
WITH rating.survey_round AS survey_round, max(rating.given_on) AS latest
RETURN survey_round ORDER BY latest DESC, survey_round
