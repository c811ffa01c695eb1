// parameters: $organisation, $service (one is null), $states, $day and $before (last one seen, or null), $limit
// The referrals to offers of the organisation or service that answers, the last requested first. What was never sent is
// not received; of sensitive offers, only what is still open.
CALL () {
  MATCH (:Organisation {id: $organisation})<-[:PROVIDED_BY]-(offer:Offer)
  RETURN offer
  UNION
  MATCH (:CounsellingService {id: $service})<-[:DELIVERED_BY]-(offer:Offer)
  RETURN offer
}
MATCH (offer)<-[:TO]-(referral:Referral)
WHERE referral.retired_at IS NULL AND referral.state IN $states AND NOT referral.state IN ['draft', 'entered_in_error']
  AND (NOT coalesce(offer.sensitive, false) OR referral.state IN ['requested', 'accepted', 'in_progress', 'on_hold'])
  AND ($before IS NULL OR referral.requested_on < $day OR (referral.requested_on = $day AND referral.id < $before))
RETURN referral.id AS id
ORDER BY referral.requested_on DESC, referral.id DESC LIMIT $limit
