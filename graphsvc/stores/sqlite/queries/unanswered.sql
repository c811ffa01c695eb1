-- parameters: :start, :end (first day outside), :patience (days)
-- Referrals of the window that nobody answered for longer than that before its end, by the day of the request.
SELECT referral.requested_on, count(*)
FROM referral
JOIN referral_to_offer AS went ON went.source = referral.pk
JOIN offer ON offer.pk = went.target
WHERE referral.requested_on >= :start AND referral.requested_on < date(:end, '-' || :patience || ' days')
  AND referral.state = 'requested' AND referral.retired_at IS NULL AND coalesce(offer.sensitive, 0) = 0
GROUP BY referral.requested_on
ORDER BY referral.requested_on
