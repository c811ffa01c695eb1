-- parameters: :id
-- The intake that a referral asks a place of.
SELECT intake.id
FROM referral
JOIN referral_placed_in_intake AS placed ON placed.source = referral.pk
JOIN intake ON intake.pk = placed.target
WHERE referral.id = :id
