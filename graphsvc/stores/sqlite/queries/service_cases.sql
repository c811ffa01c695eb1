-- parameters: :start, :end (first day outside)
-- Each referral that makes a tie in the window: what holds a case of one service together, the month, both ends. The
-- key never leaves the store: the client of the goal, else the referral itself.
SELECT coalesce(concluded.target, -referral.pk), sender.id, substr(referral.requested_on, 1, 7),
  coalesce(service.id, organisation.id)
FROM referral
JOIN referral_from_counselling_service AS sent ON sent.source = referral.pk
JOIN counselling_service AS sender ON sender.pk = sent.target
JOIN referral_to_offer AS went ON went.source = referral.pk
JOIN offer ON offer.pk = went.target
JOIN offer_provided_by_organisation AS provided ON provided.source = offer.pk
JOIN organisation ON organisation.pk = provided.target
LEFT JOIN offer_delivered_by_counselling_service AS delivered ON delivered.source = offer.pk
LEFT JOIN counselling_service AS service ON service.pk = delivered.target
LEFT JOIN referral_for_goal AS serves ON serves.source = referral.pk
LEFT JOIN goal_goal_of_agreement AS belongs ON belongs.source = serves.target
LEFT JOIN agreement_concluded_with_client AS concluded ON concluded.source = belongs.target
WHERE referral.requested_on >= :start AND referral.requested_on < :end
  AND referral.retired_at IS NULL
  AND referral.state NOT IN ('draft', 'entered_in_error')
  AND coalesce(offer.sensitive, 0) = 0
