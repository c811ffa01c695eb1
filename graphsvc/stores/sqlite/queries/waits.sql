-- parameters: :start, :end (first day outside)
-- Who began an offer in the window and asked for it within two years before, by tie, kind of offer, first day, and
-- the days from the request and from the entitlement: the day that the referral names, else that of the newest paper
-- that the client of the goal held on the first day.
SELECT began.sender, began.receiver, began.kind, began.started_on,
  julianday(began.started_on) - julianday(began.requested_on) AS registered,
  julianday(began.started_on) - julianday(began.entitled_on) AS entitled, count(*)
FROM (
  SELECT started.sender, started.receiver, started.kind, started.started_on, started.requested_on, coalesce(started.entitled_on, (
    SELECT max(json_extract(paper.value, '$.issued_on'))
    FROM profile, json_each(profile.papers) AS paper
    WHERE profile.pk = (
      SELECT newest.pk
      FROM referral_for_goal AS serves
      JOIN goal_goal_of_agreement AS belongs ON belongs.source = serves.target
      JOIN agreement_concluded_with_client AS concluded ON concluded.source = belongs.target
      JOIN profile_profile_of_client AS describes ON describes.target = concluded.target
      JOIN profile AS newest ON newest.pk = describes.source
      WHERE serves.source = started.referral AND newest.retired_at IS NULL
      ORDER BY coalesce(newest.version, 0) DESC, newest.id DESC
      LIMIT 1
    ) AND json_extract(paper.value, '$.issued_on') <= started.started_on
  )) AS entitled_on
  FROM (
    SELECT sender.id AS sender, coalesce(service.id, organisation.id) AS receiver, referral.pk AS referral,
      referral.requested_on, referral.entitled_on, offer.kind, substr(min(event.at), 1, 10) AS started_on
    FROM referral
    JOIN referral_from_counselling_service AS sent ON sent.source = referral.pk
    JOIN counselling_service AS sender ON sender.pk = sent.target
    JOIN referral_event_event_of_referral AS happened ON happened.target = referral.pk
    JOIN referral_event AS event ON event.pk = happened.source
    JOIN referral_to_offer AS went ON went.source = referral.pk
    JOIN offer ON offer.pk = went.target
    JOIN offer_provided_by_organisation AS provided ON provided.source = offer.pk
    JOIN organisation ON organisation.pk = provided.target
    LEFT JOIN offer_delivered_by_counselling_service AS delivered ON delivered.source = offer.pk
    LEFT JOIN counselling_service AS service ON service.pk = delivered.target
    WHERE referral.retired_at IS NULL AND referral.state <> 'entered_in_error'
      AND referral.requested_on >= date(:start, '-2 years') AND referral.requested_on < :end
      AND event.state = 'in_progress' AND event.retired_at IS NULL
      AND coalesce(offer.sensitive, 0) = 0
    GROUP BY referral.pk
  ) AS started
  WHERE started.started_on >= :start AND started.started_on < :end
) AS began
GROUP BY began.sender, began.receiver, began.kind, began.started_on, registered, entitled
ORDER BY began.sender, began.receiver, began.kind, began.started_on, registered, coalesce(entitled, -1)
