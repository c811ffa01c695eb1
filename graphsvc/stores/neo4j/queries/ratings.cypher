// parameters: $survey_round
MATCH (rating:Rating)
WHERE rating.survey_round = $survey_round AND rating.retired_at IS NULL
MATCH (rater)<-[:RATED_BY]-(rating)-[:RATES]->(rated)
RETURN rater.id AS rater, rated.id AS rated, rating.kind AS kind, rating.level AS level, rating.given_on AS given_on
ORDER BY rater, rated, kind, given_on, rating.id
