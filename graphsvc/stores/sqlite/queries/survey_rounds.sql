-- parameters: none
SELECT survey_round FROM rating WHERE retired_at IS NULL GROUP BY survey_round ORDER BY max(given_on) DESC, survey_round
