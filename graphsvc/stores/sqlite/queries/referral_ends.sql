-- parameters: :ids (JSON list), :holder (the service whose goals are shown, NULL for every one, empty for none)
-- What each referral is linked to; goal, client and earlier referral only where that service holds them.
SELECT referral.id, offer.id, sender.id, intake.id, goal.id, client.id, earlier.id, EXISTS (
  SELECT 1
  FROM offer_delivered_by_counselling_service AS delivered
  JOIN counselling_service AS service ON service.pk = delivered.target
  WHERE delivered.source = offer.pk AND service.id = :holder
)
FROM referral
JOIN referral_to_offer AS went ON went.source = referral.pk
JOIN offer ON offer.pk = went.target
JOIN referral_from_counselling_service AS sent ON sent.source = referral.pk
JOIN counselling_service AS sender ON sender.pk = sent.target
LEFT JOIN referral_placed_in_intake AS placed ON placed.source = referral.pk
LEFT JOIN intake ON intake.pk = placed.target
LEFT JOIN referral_for_goal AS serves ON serves.source = referral.pk
LEFT JOIN goal ON goal.pk = serves.target AND (:holder IS NULL OR goal.holder = :holder)
LEFT JOIN goal_goal_of_agreement AS belongs ON belongs.source = goal.pk
LEFT JOIN agreement_concluded_with_client AS concluded ON concluded.source = belongs.target
LEFT JOIN client ON client.pk = concluded.target AND (:holder IS NULL OR client.holder = :holder)
LEFT JOIN referral_replaces_referral AS replaces ON replaces.source = referral.pk
LEFT JOIN referral AS earlier ON earlier.pk = replaces.target AND (:holder IS NULL OR earlier.holder = :holder)
WHERE referral.id IN (SELECT value FROM json_each(:ids))
