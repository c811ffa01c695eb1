// parameters: $holder, $start_at, $end_at (first instant outside)
// The help that began in a window through a referral that the service sent, by instant, then id.
MATCH (:CounsellingService {id: $holder})<-[:FROM]-(referral:Referral)
WHERE referral.retired_at IS NULL AND referral.state <> 'entered_in_error'
MATCH (referral)<-[:EVENT_OF]-(event:ReferralEvent)
WITH referral, min(CASE event.state WHEN 'accepted' THEN event.at END) AS accepted,
  min(CASE event.state WHEN 'in_progress' THEN event.at END) AS started
WHERE $start_at <= started < $end_at
MATCH (referral)-[:TO]->(offer:Offer)
RETURN offer.kind AS offer_kind, referral.entitled_on AS entitled_on, referral.requested_on AS requested_on, accepted, started
ORDER BY started, referral.id
