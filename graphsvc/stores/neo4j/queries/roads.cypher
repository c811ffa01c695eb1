// parameters: $service, $start and $end (first day outside) of sending, $until (instant)
// Of each unit that the service referred to: how many referrals, how many answered and accepted by then, and the days
// from sending to acceptance in total. The unit is the service that delivers the offer, else its provider.
MATCH (sender:CounsellingService {id: $service})<-[:FROM]-(referral:Referral)-[:TO]->(offer:Offer)
WHERE NOT coalesce(offer.sensitive, false)
  AND referral.requested_on >= $start AND referral.requested_on < $end
  AND referral.retired_at IS NULL
  AND NOT referral.state IN ['draft', 'entered_in_error']
MATCH (offer)-[:PROVIDED_BY]->(provider:Organisation)
OPTIONAL MATCH (offer)-[:DELIVERED_BY]->(deliverer:CounsellingService)
WITH referral, coalesce(deliverer.id, provider.id) AS unit,
  COLLECT {
    MATCH (referral)<-[:EVENT_OF]-(event:ReferralEvent)
    WHERE event.state IN ['accepted', 'rejected'] AND event.at < $until
    RETURN event {.state, .at} ORDER BY event.at
  } AS answers
WITH unit, referral.requested_on AS sent_on, size(answers) > 0 AS answered,
  head([answer IN answers WHERE answer.state = 'accepted' | answer.at]) AS accepted_at
RETURN unit, count(*) AS sent, sum(CASE WHEN answered THEN 1 ELSE 0 END) AS answered, count(accepted_at) AS accepted,
  sum(CASE WHEN accepted_at IS NULL THEN 0 ELSE duration.inDays(sent_on, date(accepted_at)).days END) AS days
ORDER BY unit
