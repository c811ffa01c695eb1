// parameters: $start, $end (first day outside)
// Who began an offer in the window and asked for it within two years before, by tie, kind of offer, first day, and
// the days from the request and from the entitlement: the day that the referral names, else that of the newest paper
// that the client of the goal held on the first day. Papers are kept as JSON text: what follows each "issued_on" begins
// with the day.
MATCH (referral:Referral)
USING INDEX referral:Referral(requested_on)
WHERE referral.requested_on >= $start - duration({years: 2}) AND referral.requested_on < $end
  AND referral.retired_at IS NULL AND referral.state <> 'entered_in_error'
MATCH (referral)<-[:EVENT_OF]-(event:ReferralEvent)
WHERE event.state = 'in_progress' AND event.retired_at IS NULL
WITH referral, date(min(event.at)) AS started
WHERE started >= $start AND started < $end
MATCH (service:CounsellingService)<-[:FROM]-(referral)-[:TO]->(offer:Offer)
WHERE NOT coalesce(offer.sensitive, false)
WITH referral, service, offer, started, head(COLLECT {
  MATCH (referral)-[:FOR]->(:Goal)-[:GOAL_OF]->(:Agreement)-[:CONCLUDED_WITH]->(:Client)<-[:PROFILE_OF]-(profile:Profile)
  WHERE profile.retired_at IS NULL
  RETURN coalesce(profile.papers, '') AS papers ORDER BY coalesce(profile.version, 0) DESC, profile.id DESC LIMIT 1
}) AS papers
WITH referral, service, offer, started, reduce(
  newest = null, paper IN tail(split(coalesce(papers, ''), '"issued_on":"')) |
  CASE
    WHEN date(left(paper, 10)) <= started AND coalesce(date(left(paper, 10)) > newest, true) THEN date(left(paper, 10))
    ELSE newest
  END
) AS issued
WITH service, offer, started, duration.inDays(referral.requested_on, started).days AS registered,
  duration.inDays(coalesce(referral.entitled_on, issued), started).days AS entitled, count(*) AS people
MATCH (offer)-[:PROVIDED_BY]->(provider:Organisation)
OPTIONAL MATCH (offer)-[:DELIVERED_BY]->(deliverer:CounsellingService)
RETURN service.id AS sender, coalesce(deliverer.id, provider.id) AS receiver, offer.kind AS kind, started, registered,
  entitled, sum(people) AS people
ORDER BY sender, receiver, kind, started, registered, coalesce(entitled, -1)
