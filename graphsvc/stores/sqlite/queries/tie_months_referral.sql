-- parameters: :months (JSON list of first days), :one, :other
SELECT counted.month || '-01', sender.id, coalesce(service.id, organisation.id) AS receiver, sum(counted.referrals)
FROM json_each(:months) AS asked
CROSS JOIN counselling_service AS sender
CROSS JOIN referral_month AS counted
  ON counted.month = substr(asked.value, 1, 7) AND counted.service = sender.pk AND counted.referrals > 0
JOIN offer ON offer.pk = counted.offer AND coalesce(offer.sensitive, 0) = 0
JOIN offer_provided_by_organisation AS provided ON provided.source = offer.pk
JOIN organisation ON organisation.pk = provided.target
LEFT JOIN offer_delivered_by_counselling_service AS delivered ON delivered.source = offer.pk
LEFT JOIN counselling_service AS service ON service.pk = delivered.target
WHERE (sender.id = :one AND coalesce(service.id, organisation.id) = :other)
  OR (sender.id = :other AND coalesce(service.id, organisation.id) = :one)
GROUP BY counted.month, sender.id, receiver
ORDER BY counted.month, sender.id, receiver
