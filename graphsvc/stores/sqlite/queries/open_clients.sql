-- parameters: :service, :scope, :counsellor, :on
-- The clients in counselling, each with the newest profile.
SELECT client.id, (
  SELECT profile.id
  FROM profile_profile_of_client AS describes
  JOIN profile ON profile.pk = describes.source
  WHERE describes.target = client.pk AND profile.retired_at IS NULL AND profile.holder = client.holder
  ORDER BY coalesce(profile.version, 0) DESC, profile.id DESC
  LIMIT 1
)
FROM client
WHERE client.holder = :service
  AND (:scope IS NULL OR client.holder = :scope)
  AND (:counsellor IS NULL OR client.counsellor = :counsellor)
  AND client.retired_at IS NULL
  AND (client.closed_on IS NULL OR client.closed_on >= :on)
ORDER BY client.id
