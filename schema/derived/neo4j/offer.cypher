// Derived from schema/ by `graphsvc schema derive`: do not edit.

// name: get
// parameters: $id
MATCH (node:Offer {id: $id})
RETURN node {.*, search_text: null, folded_name: null} AS properties

// name: lock
// parameters: $id
MATCH (node:Offer {id: $id})
SET node._lock = true REMOVE node._lock
RETURN node {.*, search_text: null, folded_name: null} AS properties

// name: create
// parameters: $properties
CREATE (node:Offer)
SET node = $properties

// name: load
// parameters: $records
UNWIND $records AS record
MERGE (node:Offer {id: record.id})
WITH node, record, node.revision IS NULL AS new
SET node = record
RETURN collect(CASE WHEN new THEN record.id END) AS created

// name: stored_ids
// parameters: $ids
UNWIND $ids AS id
MATCH (node:Offer {id: id})
RETURN collect(node.id) AS ids

// name: page
// parameters: $after, $limit
MATCH (node:Offer)
WHERE node.id > $after AND node.retired_at IS NULL
RETURN node {.*, search_text: null, folded_name: null} AS properties
ORDER BY node.id LIMIT $limit

// name: search
// parameters: $match (a Lucene query), $further (words that it leaves out, each with its spellings), $text (folded), $limit
CALL db.index.fulltext.queryNodes('offer_search', $match) YIELD node
WHERE node.retired_at IS NULL AND all(word IN $further WHERE
  any(spelling IN word WHERE (' ' + node.search_text) CONTAINS (' ' + spelling)))
RETURN node {.*, search_text: null, folded_name: null} AS properties
ORDER BY NOT node.folded_name STARTS WITH $text, node.id LIMIT $limit

// name: links
// parameters: $id, $holder, $labels (that the actor may read)
MATCH (node:Offer {id: $id})
RETURN COLLECT {
  MATCH (node)-[link]->(target)
  WHERE head(labels(target)) IN $labels AND ($holder IS NULL OR target.holder IS NULL OR target.holder = $holder)
  RETURN {type: type(link), source: node.id, target: target.id, properties: properties(link)}
  ORDER BY type(link), target.id
} AS links

// name: neighbourhood
// parameters: $id, $holder, $labels (that the actor may read), $hops (1 or 2), $limit
MATCH (start:Offer {id: $id})
CALL (start) {
  MATCH (start)--(near)
  WHERE near <> start AND near.retired_at IS NULL
    AND head(labels(near)) IN $labels AND ($holder IS NULL OR near.holder IS NULL OR near.holder = $holder)
  WITH DISTINCT near ORDER BY near.id LIMIT $limit
  RETURN collect(near) AS first_hop
}
CALL (start, first_hop) {
  UNWIND CASE WHEN $hops = 2 AND size(first_hop) < $limit THEN first_hop ELSE [] END AS passed
  MATCH (passed)--(far)
  WHERE far <> start AND far.retired_at IS NULL AND NOT far IN first_hop
    AND head(labels(far)) IN $labels AND ($holder IS NULL OR far.holder IS NULL OR far.holder = $holder)
  WITH DISTINCT far ORDER BY far.id LIMIT $limit
  RETURN collect(far) AS second_hop
}
WITH first_hop, [start] + first_hop + second_hop AS found
WITH size(first_hop) AS nearest, size(found) > $limit AS truncated, found[..$limit] AS shown
RETURN nearest, truncated, [node IN shown | [node.id, head(labels(node))]] AS nodes, COLLECT {
  UNWIND shown AS source
  MATCH (source)-[link]->(target)
  WHERE target IN shown
  RETURN {type: type(link), source: source.id, target: target.id, properties: properties(link)}
  ORDER BY type(link), source.id, target.id
} AS links

// name: export
// parameters: $after, $limit
MATCH (node:Offer)
WHERE node.id > $after
RETURN node {.*, search_text: null, folded_name: null} AS properties
ORDER BY node.id LIMIT $limit

// name: export_links
// parameters: $after, $limit
MATCH (node:Offer)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS id, COLLECT {
  MATCH (node)-[link]->(target)
  RETURN {type: type(link), source: node.id, target: target.id, properties: properties(link)}
  ORDER BY type(link), target.id
} AS links ORDER BY id

// name: join_ADDRESSES_Topic
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:Topic {id: link.target}) RETURN target }
MERGE (source)-[joined:ADDRESSES]->(target)
RETURN count(*) AS stored

// name: join_new_ADDRESSES_Topic
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:Topic {id: link.target}) RETURN target }
CREATE (source)-[joined:ADDRESSES]->(target)
RETURN count(*) AS stored

// name: unjoin_ADDRESSES_Topic
// parameters: $source, $target
MATCH (source:Offer {id: $source})
SET source._lock = true REMOVE source._lock
WITH source
MATCH (source)-[joined:ADDRESSES]->(:Topic {id: $target})
DELETE joined
RETURN count(*) AS removed

// name: missing_ADDRESSES_Topic
// parameters: none
MATCH (node:Offer)
WHERE NOT EXISTS { (node)-[:ADDRESSES]->(:Topic) }
RETURN count(*) AS records

// name: count_ADDRESSES_Topic
// parameters: $id
MATCH (node:Offer {id: $id})
RETURN COUNT { (node)-[:ADDRESSES]->(:Topic) } AS links

// name: join_DELIVERED_BY_CounsellingService
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:CounsellingService {id: link.target}) RETURN target }
SET source._lock = true REMOVE source._lock
WITH link, source, target
CALL (source, target) {
  MATCH (source)-[old:DELIVERED_BY]->(other:CounsellingService)
  WHERE other <> target
  DELETE old
}
MERGE (source)-[joined:DELIVERED_BY]->(target)
RETURN count(*) AS stored

// name: join_new_DELIVERED_BY_CounsellingService
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:CounsellingService {id: link.target}) RETURN target }
CREATE (source)-[joined:DELIVERED_BY]->(target)
RETURN count(*) AS stored

// name: unjoin_DELIVERED_BY_CounsellingService
// parameters: $source, $target
MATCH (source:Offer {id: $source})
SET source._lock = true REMOVE source._lock
WITH source
MATCH (source)-[joined:DELIVERED_BY]->(:CounsellingService {id: $target})
DELETE joined
RETURN count(*) AS removed

// name: several_DELIVERED_BY_CounsellingService
// parameters: none
MATCH (node:Offer)
WHERE COUNT { (node)-[:DELIVERED_BY]->(:CounsellingService) } > 1
RETURN count(*) AS records

// name: join_HELD_IN_Place
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:Place {id: link.target}) RETURN target }
SET source._lock = true REMOVE source._lock
WITH link, source, target
CALL (source, target) {
  MATCH (source)-[old:HELD_IN]->(other:Place)
  WHERE other <> target
  DELETE old
}
MERGE (source)-[joined:HELD_IN]->(target)
RETURN count(*) AS stored

// name: join_new_HELD_IN_Place
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:Place {id: link.target}) RETURN target }
CREATE (source)-[joined:HELD_IN]->(target)
RETURN count(*) AS stored

// name: unjoin_HELD_IN_Place
// parameters: $source, $target
MATCH (source:Offer {id: $source})
SET source._lock = true REMOVE source._lock
WITH source
MATCH (source)-[joined:HELD_IN]->(:Place {id: $target})
DELETE joined
RETURN count(*) AS removed

// name: several_HELD_IN_Place
// parameters: none
MATCH (node:Offer)
WHERE COUNT { (node)-[:HELD_IN]->(:Place) } > 1
RETURN count(*) AS records

// name: join_KEPT_BY_CounsellingService
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:CounsellingService {id: link.target}) RETURN target }
SET source._lock = true REMOVE source._lock
WITH link, source, target
CALL (source, target) {
  MATCH (source)-[old:KEPT_BY]->(other:CounsellingService)
  WHERE other <> target
  DELETE old
}
MERGE (source)-[joined:KEPT_BY]->(target)
RETURN count(*) AS stored

// name: join_new_KEPT_BY_CounsellingService
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:CounsellingService {id: link.target}) RETURN target }
CREATE (source)-[joined:KEPT_BY]->(target)
RETURN count(*) AS stored

// name: unjoin_KEPT_BY_CounsellingService
// parameters: $source, $target
MATCH (source:Offer {id: $source})
SET source._lock = true REMOVE source._lock
WITH source
MATCH (source)-[joined:KEPT_BY]->(:CounsellingService {id: $target})
DELETE joined
RETURN count(*) AS removed

// name: several_KEPT_BY_CounsellingService
// parameters: none
MATCH (node:Offer)
WHERE COUNT { (node)-[:KEPT_BY]->(:CounsellingService) } > 1
RETURN count(*) AS records

// name: join_LEADS_TO_Offer
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:Offer {id: link.target}) RETURN target }
MERGE (source)-[joined:LEADS_TO]->(target)
RETURN count(*) AS stored

// name: join_new_LEADS_TO_Offer
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:Offer {id: link.target}) RETURN target }
CREATE (source)-[joined:LEADS_TO]->(target)
RETURN count(*) AS stored

// name: unjoin_LEADS_TO_Offer
// parameters: $source, $target
MATCH (source:Offer {id: $source})
SET source._lock = true REMOVE source._lock
WITH source
MATCH (source)-[joined:LEADS_TO]->(:Offer {id: $target})
DELETE joined
RETURN count(*) AS removed

// name: join_PROVIDED_BY_Organisation
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:Organisation {id: link.target}) RETURN target }
SET source._lock = true REMOVE source._lock
WITH link, source, target
CALL (source, target) {
  MATCH (source)-[old:PROVIDED_BY]->(other:Organisation)
  WHERE other <> target
  DELETE old
}
MERGE (source)-[joined:PROVIDED_BY]->(target)
RETURN count(*) AS stored

// name: join_new_PROVIDED_BY_Organisation
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:Organisation {id: link.target}) RETURN target }
CREATE (source)-[joined:PROVIDED_BY]->(target)
RETURN count(*) AS stored

// name: missing_PROVIDED_BY_Organisation
// parameters: none
MATCH (node:Offer)
WHERE NOT EXISTS { (node)-[:PROVIDED_BY]->(:Organisation) }
RETURN count(*) AS records

// name: several_PROVIDED_BY_Organisation
// parameters: none
MATCH (node:Offer)
WHERE COUNT { (node)-[:PROVIDED_BY]->(:Organisation) } > 1
RETURN count(*) AS records

// name: join_REQUIRES_Condition
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:Condition {id: link.target}) RETURN target }
MERGE (source)-[joined:REQUIRES]->(target)
RETURN count(*) AS stored

// name: join_new_REQUIRES_Condition
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:Condition {id: link.target}) RETURN target }
CREATE (source)-[joined:REQUIRES]->(target)
RETURN count(*) AS stored

// name: unjoin_REQUIRES_Condition
// parameters: $source, $target
MATCH (source:Offer {id: $source})
SET source._lock = true REMOVE source._lock
WITH source
MATCH (source)-[joined:REQUIRES]->(:Condition {id: $target})
DELETE joined
RETURN count(*) AS removed

// name: join_SERVES_Place
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:Place {id: link.target}) RETURN target }
MERGE (source)-[joined:SERVES]->(target)
RETURN count(*) AS stored

// name: join_new_SERVES_Place
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Offer {id: link.source})
CALL (link) { MATCH (target:Place {id: link.target}) RETURN target }
CREATE (source)-[joined:SERVES]->(target)
RETURN count(*) AS stored

// name: unjoin_SERVES_Place
// parameters: $source, $target
MATCH (source:Offer {id: $source})
SET source._lock = true REMOVE source._lock
WITH source
MATCH (source)-[joined:SERVES]->(:Place {id: $target})
DELETE joined
RETURN count(*) AS removed

// name: missing_SERVES_Place
// parameters: none
MATCH (node:Offer)
WHERE NOT EXISTS { (node)-[:SERVES]->(:Place) }
RETURN count(*) AS records

// name: count_SERVES_Place
// parameters: $id
MATCH (node:Offer {id: $id})
RETURN COUNT { (node)-[:SERVES]->(:Place) } AS links
