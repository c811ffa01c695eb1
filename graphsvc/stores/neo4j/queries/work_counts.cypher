// parameters: $holder, $start, $end (first day outside), $start_at, $end_at (the same as instants)
// What a service did in a window: part, code, count. Referrals count for the service that sent them.
// The conditions on ids let the indexes on holder and id be used.
CALL () {
  MATCH (client:Client)
  WHERE client.holder = $holder AND client.id > '' AND client.retired_at IS NULL
  WITH CASE WHEN coalesce(client.opened_on, $start) < $end AND coalesce(client.closed_on, $end) >= $start
      THEN ['running'] ELSE [] END
    + CASE WHEN $start <= client.opened_on < $end THEN ['begun'] ELSE [] END
    + CASE WHEN $start <= client.closed_on < $end THEN ['ended'] ELSE [] END AS codes
  UNWIND codes AS code
  RETURN 'cases' AS part, code, count(*) AS n
  UNION ALL
  MATCH (:CounsellingService {id: $holder})<-[side:FROM|TO]-(handover:Handover)-[:HANDS_OVER]->(:Client)
  WHERE handover.state = 'accepted' AND $start_at <= handover.answered_at < $end_at
  RETURN 'cases' AS part, CASE type(side) WHEN 'FROM' THEN 'handed_over' ELSE 'taken_over' END AS code, count(*) AS n
  UNION ALL
  MATCH (contact:ShortContact)
  WHERE contact.holder = $holder AND contact.id > '' AND contact.retired_at IS NULL AND $start <= contact.held_on < $end
  RETURN 'contacts' AS part, contact.topic AS code, count(*) AS n
  UNION ALL
  MATCH (goal:Goal)-[:GOAL_OF]->(agreement:Agreement)
  WHERE goal.holder = $holder AND goal.id > '' AND goal.retired_at IS NULL AND agreement.state <> 'draft'
    AND agreement.concluded_on < $end AND coalesce(agreement.closed_on, $end) >= $start
  RETURN 'goals' AS part, goal.state AS code, count(*) AS n
  UNION ALL
  MATCH (:CounsellingService {id: $holder})<-[:FROM]-(referral:Referral)
  WHERE referral.retired_at IS NULL AND $start <= referral.requested_on < $end
    AND NOT referral.state IN ['draft', 'entered_in_error']
  UNWIND [['referrals', referral.state]]
    + CASE WHEN referral.outcome IS NULL THEN [] ELSE [['outcomes', referral.outcome]] END
    + CASE WHEN referral.reason IS NOT NULL AND referral.state IN ['rejected', 'failed', 'cancelled']
        THEN [['reasons', referral.reason]] ELSE [] END AS counted
  RETURN counted[0] AS part, counted[1] AS code, count(*) AS n
}
RETURN part, code, n
ORDER BY part, code
