-- parameters: :topics (JSON list of codes), :area (code), :holder, :on, :limit
-- Goals that wait for a place, with the client, the newest profile and the day since when; see
-- `PlacingQuestions.waiting_goals`.
WITH RECURSIVE inside (pk, code, level) AS (
  SELECT pk, code, 0 FROM place WHERE code = :area
  UNION
  SELECT place.pk, place.code, inside.level + 1
  FROM inside
  JOIN place_part_of_place AS lies ON lies.target = inside.pk
  JOIN place ON place.pk = lies.source
  WHERE inside.level < 20
),
open_goals (goal_id, topic, client_id, since, profile_pk) AS (
  SELECT goal.id, topic.code, client.id, coalesce(agreement.concluded_on, client.opened_on), (
    SELECT profile.pk
    FROM profile_profile_of_client AS describes
    JOIN profile ON profile.pk = describes.source
    WHERE describes.target = client.pk AND profile.retired_at IS NULL
    ORDER BY coalesce(profile.version, 0) DESC, profile.id DESC
    LIMIT 1
  )
  FROM topic
  CROSS JOIN goal_aims_at_topic AS aims ON aims.target = topic.pk
  CROSS JOIN goal ON goal.pk = aims.source
  JOIN goal_goal_of_agreement AS belongs ON belongs.source = goal.pk
  JOIN agreement ON agreement.pk = belongs.target
  JOIN agreement_concluded_with_client AS concluded ON concluded.source = agreement.pk
  JOIN client ON client.pk = concluded.target
  WHERE topic.code IN (SELECT value FROM json_each(:topics))
    AND goal.state = 'open' AND goal.retired_at IS NULL
    AND (:holder IS NULL OR goal.holder = :holder)
    AND agreement.state = 'active' AND agreement.retired_at IS NULL
    AND client.retired_at IS NULL AND (client.closed_on IS NULL OR client.closed_on >= :on)
    AND NOT EXISTS (
      SELECT 1
      FROM referral_for_goal AS sent
      JOIN referral ON referral.pk = sent.source
      WHERE sent.target = goal.pk AND referral.retired_at IS NULL
        AND referral.state IN ('requested', 'accepted', 'in_progress', 'on_hold')
    )
)
SELECT open_goals.goal_id, open_goals.topic, open_goals.client_id, profile.id, open_goals.since
FROM open_goals
JOIN profile ON profile.pk = open_goals.profile_pk
WHERE profile.place IN (SELECT code FROM inside)
ORDER BY open_goals.since IS NULL, open_goals.since, open_goals.goal_id
LIMIT :limit
