// parameters: $offers (ids), $topic, $start and $end (first day outside) of sending, $until (instant)
// Of each offer: the referrals for goals of the topic that had an outcome by then, and in how many the person got help.
UNWIND $offers AS id
MATCH (offer:Offer {id: id})<-[:TO]-(referral:Referral)
WHERE NOT coalesce(offer.sensitive, false)
  AND referral.outcome IS NOT NULL
  AND referral.requested_on >= $start AND referral.requested_on < $end
  AND referral.retired_at IS NULL
  AND referral.state <> 'entered_in_error'
  AND EXISTS { (referral)-[:FOR]->(:Goal)-[:AIMS_AT]->(:Topic {code: $topic}) }
  AND EXISTS {
    MATCH (referral)<-[:EVENT_OF]-(event:ReferralEvent)
    WHERE event.state IN ['completed', 'failed'] AND event.at < $until
  }
RETURN offer.id AS offer, count(*) AS number,
  sum(CASE WHEN referral.outcome = 'got_help' THEN 1 ELSE 0 END) AS well
ORDER BY offer
