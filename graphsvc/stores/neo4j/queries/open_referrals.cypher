// parameters: $service, $holder, $counsellor
// The referrals that wait for an answer or for their beginning, with the client where they are made for a goal.
// The condition on the id lets the index on holder and id be used.
MATCH (referral:Referral {holder: $service})
WHERE referral.id > '' AND ($holder IS NULL OR referral.holder = $holder)
  AND referral.state IN ['requested', 'accepted'] AND referral.retired_at IS NULL
MATCH (referral)-[:TO]->(offer:Offer)
OPTIONAL MATCH (referral)-[:FOR]->(:Goal)-[:GOAL_OF]->(:Agreement)-[:CONCLUDED_WITH]->(client:Client)
WHERE client.holder = referral.holder
WITH referral, offer, client
WHERE $counsellor IS NULL OR client.counsellor = $counsellor
RETURN referral {.*} AS referral, client.id AS client, offer.id AS offer
ORDER BY referral.requested_on, referral.id
