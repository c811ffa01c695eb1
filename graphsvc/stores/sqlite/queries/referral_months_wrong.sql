-- parameters: none
-- Counts that differ from the referrals behind them, in either direction.
SELECT count(*)
FROM (
  SELECT month, service, offer
  FROM (
    SELECT month, service, offer, count(*) AS referrals FROM counted_referral GROUP BY month, service, offer
    UNION ALL
    SELECT month, service, offer, -referrals FROM referral_month
  )
  GROUP BY month, service, offer
  HAVING sum(referrals) <> 0
)
