-- parameters: :service, :scope, :counsellor
-- The referrals that wait for an answer or for their beginning, with the client where they are made for a goal.
SELECT referral.id, client.id, offer.id
FROM referral
JOIN referral_to_offer AS leads ON leads.source = referral.pk
JOIN offer ON offer.pk = leads.target
LEFT JOIN referral_for_goal AS made_for ON made_for.source = referral.pk
LEFT JOIN goal_goal_of_agreement AS belongs ON belongs.source = made_for.target
LEFT JOIN agreement_concluded_with_client AS concluded ON concluded.source = belongs.target
LEFT JOIN client ON client.pk = concluded.target AND client.holder = referral.holder
WHERE referral.holder = :service
  AND (:scope IS NULL OR referral.holder = :scope)
  AND (:counsellor IS NULL OR client.counsellor = :counsellor)
  AND referral.state IN ('requested', 'accepted') AND referral.retired_at IS NULL
ORDER BY referral.requested_on, referral.id
