// Derived from schema/ by `graphsvc schema derive`: do not edit.

// name: get
// parameters: $id
MATCH (node:AuditEntry {id: $id})
RETURN node {.*} AS properties

// name: lock
// parameters: $id
MATCH (node:AuditEntry {id: $id})
SET node._lock = true REMOVE node._lock
RETURN node {.*} AS properties

// name: create
// parameters: $properties
CREATE (node:AuditEntry)
SET node = $properties

// name: load
// parameters: $records
UNWIND $records AS record
MERGE (node:AuditEntry {id: record.id})
WITH node, record, node.revision IS NULL AS new
SET node = record
RETURN collect(CASE WHEN new THEN record.id END) AS created

// name: stored_ids
// parameters: $ids
UNWIND $ids AS id
MATCH (node:AuditEntry {id: id})
RETURN collect(node.id) AS ids

// name: page
// parameters: $after, $limit
MATCH (node:AuditEntry)
WHERE node.id > $after AND node.retired_at IS NULL
RETURN node {.*} AS properties
ORDER BY node.id LIMIT $limit

// name: links
// parameters: $id, $holder, $labels (that the actor may read)
MATCH (node:AuditEntry {id: $id})
RETURN COLLECT {
  MATCH (node)-[link]->(target)
  WHERE head(labels(target)) IN $labels AND ($holder IS NULL OR target.holder IS NULL OR target.holder = $holder)
  RETURN {type: type(link), source: node.id, target: target.id, properties: properties(link)}
  ORDER BY type(link), target.id
} AS links

// name: neighbourhood
// parameters: $id, $holder, $labels (that the actor may read), $hops (1 or 2), $limit
MATCH (start:AuditEntry {id: $id})
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
MATCH (node:AuditEntry)
WHERE node.id > $after
RETURN node {.*} AS properties
ORDER BY node.id LIMIT $limit

// name: export_links
// parameters: $after, $limit
MATCH (node:AuditEntry)
WHERE node.id > $after
WITH node ORDER BY node.id LIMIT $limit
RETURN node.id AS id, COLLECT {
  MATCH (node)-[link]->(target)
  RETURN {type: type(link), source: node.id, target: target.id, properties: properties(link)}
  ORDER BY type(link), target.id
} AS links ORDER BY id
