-- parameters: :start, :end (first days of months)
SELECT month, changes
FROM referral_month_change
WHERE month >= substr(:start, 1, 7) AND month < substr(:end, 1, 7)
ORDER BY month
