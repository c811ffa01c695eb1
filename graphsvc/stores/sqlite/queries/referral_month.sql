-- parameters: :month (such as 2026-03)
SELECT service, offer, referrals FROM referral_month WHERE month = :month AND referrals > 0
