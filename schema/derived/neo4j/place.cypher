// Derived from schema/ by `graphsvc schema derive`: do not edit.

// name: get
// parameters: $id
MATCH (node:Place {id: $id})
RETURN node {.*, search_text: null, folded_name: null} AS properties

// name: lock
// parameters: $id
MATCH (node:Place {id: $id})
SET node._lock = true REMOVE node._lock
RETURN node {.*, search_text: null, folded_name: null} AS properties

// name: create
// parameters: $properties
CREATE (node:Place)
SET node = $properties

// name: load
// parameters: $records
UNWIND $records AS record
MERGE (node:Place {id: record.id})
WITH node, record, node.revision IS NULL AS new
SET node = record
RETURN collect(CASE WHEN new THEN record.id END) AS created

// name: stored_ids
// parameters: $ids
UNWIND $ids AS id
MATCH (node:Place {id: id})
RETURN collect(node.id) AS ids

// name: find_code
// parameters: $value
MATCH (node:Place {code: $value})
RETURN node {.*, search_text: null, folded_name: null} AS properties

// name: page
// parameters: $after, $limit
MATCH (node:Place)
WHERE node.id > $after AND node.retired_at IS NULL
RETURN node {.*, search_text: null, folded_name: null} AS properties
ORDER BY node.id LIMIT $limit

// name: search
// parameters: $match (a Lucene query), $further (words that it leaves out, each with its spellings), $text (folded), $limit
CALL db.index.fulltext.queryNodes('place_search', $match) YIELD node
WHERE node.retired_at IS NULL AND all(word IN $further WHERE
  any(spelling IN word WHERE (' ' + node.search_text) CONTAINS (' ' + spelling)))
RETURN node {.*, search_text: null, folded_name: null} AS properties
ORDER BY NOT node.folded_name STARTS WITH $text, node.id LIMIT $limit

// name: links
// parameters: $id, $holder, $labels (that the actor may read)
MATCH (node:Place {id: $id})
RETURN COLLECT {
  MATCH (node)-[link]->(target)
  WHERE head(labels(target)) IN $labels AND ($holder IS NULL OR target.holder IS NULL OR target.holder = $holder)
  RETURN {type: type(link), source: node.id, target: target.id, properties: properties(link)}
  ORDER BY type(link), target.id
} AS links

// name: neighbourhood
// parameters: $id, $holder, $labels (that the actor may read), $hops (1 or 2), $limit
MATCH (start:Place {id: $id})
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
MATCH (node:Place)
WHERE node.id > $after
RETURN node {.*, search_text: null, folded_name: null} AS properties
ORDER BY node.id LIMIT $limit

// name: export_links
// parameters: $after, $limit
MATCH (node:Place)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS id, COLLECT {
  MATCH (node)-[link]->(target)
  RETURN {type: type(link), source: node.id, target: target.id, properties: properties(link)}
  ORDER BY type(link), target.id
} AS links ORDER BY id

// name: join_PART_OF_Place
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Place {id: link.source})
CALL (link) { MATCH (target:Place {id: link.target}) RETURN target }
SET source._lock = true REMOVE source._lock
WITH link, source, target
CALL (source, target) {
  MATCH (source)-[old:PART_OF]->(other:Place)
  WHERE other <> target
  DELETE old
}
MERGE (source)-[joined:PART_OF]->(target)
RETURN count(*) AS stored

// name: join_new_PART_OF_Place
// parameters: $links (list of source, target, properties)
UNWIND $links AS link
MATCH (source:Place {id: link.source})
CALL (link) { MATCH (target:Place {id: link.target}) RETURN target }
CREATE (source)-[joined:PART_OF]->(target)
RETURN count(*) AS stored

// name: unjoin_PART_OF_Place
// parameters: $source, $target
MATCH (source:Place {id: $source})
SET source._lock = true REMOVE source._lock
WITH source
MATCH (source)-[joined:PART_OF]->(:Place {id: $target})
DELETE joined
RETURN count(*) AS removed

// name: several_PART_OF_Place
// parameters: none
MATCH (node:Place)
WHERE COUNT { (node)-[:PART_OF]->(:Place) } > 1
RETURN count(*) AS records
