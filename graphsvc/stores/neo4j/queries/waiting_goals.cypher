// parameters: $topics (list of codes), $area (code), $holder, $on, $limit
// Goals that wait for a place, with the client, the newest profile and the day since when; see
// `PlacingQuestions.waiting_goals`.
MATCH (area:Place {code: $area})<-[:PART_OF*0..20]-(place:Place)
WITH collect(DISTINCT place.code) AS inside
MATCH (topic:Topic)<-[:AIMS_AT]-(goal:Goal)
WHERE topic.code IN $topics
  AND goal.state = 'open' AND goal.retired_at IS NULL
  AND ($holder IS NULL OR goal.holder = $holder)
MATCH (goal)-[:GOAL_OF]->(agreement:Agreement)-[:CONCLUDED_WITH]->(client:Client)
WHERE agreement.state = 'active' AND agreement.retired_at IS NULL
  AND client.retired_at IS NULL AND coalesce(client.closed_on >= $on, true)
  AND NOT EXISTS {
    MATCH (goal)<-[:FOR]-(referral:Referral)
    WHERE referral.retired_at IS NULL AND referral.state IN ['requested', 'accepted', 'in_progress', 'on_hold']
  }
WITH inside, topic, goal, agreement, client, head(COLLECT {
  MATCH (client)<-[:PROFILE_OF]-(profile:Profile)
  WHERE profile.retired_at IS NULL
  RETURN profile ORDER BY coalesce(profile.version, 0) DESC, profile.id DESC LIMIT 1
}) AS profile
WHERE profile.place IN inside
RETURN goal {.*} AS goal, topic.code AS topic, client {.*} AS client, profile {.*} AS profile,
  coalesce(agreement.concluded_on, client.opened_on) AS since
ORDER BY since, goal.id LIMIT $limit
