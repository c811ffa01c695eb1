// parameters: $id
// The events of one referral, by instant, then id.
MATCH (:Referral {id: $id})<-[:EVENT_OF]-(event:ReferralEvent)
RETURN event {.*} AS properties
ORDER BY event.at, event.id
