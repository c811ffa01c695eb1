"""Neo4j constraints, indexes and statements, derived from the schema.

Cypher takes no label, relationship type or property name as a parameter. Every statement that differs between
labels is therefore written here, into a file, and never put together while the product runs.
"""

from graphsvc.model.definition import NodeDefinition, PairDefinition, RelationshipDefinition, Schema
from graphsvc.model.derivation.neo4j_indexes import community_edition, enterprise_edition

_HEADER = "// Derived from schema/ by `graphsvc schema derive`: do not edit.\n"
_ONE_TARGET = frozenset(("exactly_one", "at_most_one"))
_REQUIRED = frozenset(("exactly_one", "at_least_one"))


def neo4j_files(schema: Schema) -> dict[str, str]:
    """The derived files by name: constraints and indexes per edition, and named statements per label.

    `community.cypher` is what every store has. `enterprise.cypher` is apart: constraints on existence and
    types that the community edition refuses.
    """
    files = {
        "community.cypher": _HEADER + community_edition(schema),
        "enterprise.cypher": _HEADER + enterprise_edition(schema),
    }
    for node in schema.nodes:
        statements = _record_statements(node) | _walking_statements(node) | _export_statements(node)
        for relationship in schema.relationships:
            for pair in relationship.pairs:
                if pair.source == node.label:
                    statements |= _joining_statements(relationship, pair)
                    statements |= _counting_statements(relationship, pair)
        files[f"{node.table}.cypher"] = _HEADER + _named(statements)
    return files


def _record_statements(node: NodeDefinition) -> dict[str, str]:
    held = _held(node, "node")
    answer = f"RETURN {_content(node)} AS properties"
    match = f"MATCH (node:{node.label} {{id: $id}})"
    merge = f"MERGE (node:{node.label} {{id: record.id}})"
    statements = {
        "get": _statement(f"$id{_holder(node)}", match, held, answer),
        "lock": _statement(f"$id{_holder(node)}", match, held, _lock("node"), answer),
        "create": _statement("$properties", f"CREATE (node:{node.label})", "SET node = $properties"),
        "load": _statement(
            "$records",
            "UNWIND $records AS record",
            merge,
            # A node that the MERGE has just made has its id alone.
            "WITH node, record, node.revision IS NULL AS new",
            "SET node = record",
            "RETURN collect(CASE WHEN new THEN record.id END) AS created",
        ),
        "stored_ids": _statement(
            "$ids",
            "UNWIND $ids AS id",
            f"MATCH (node:{node.label} {{id: id}})",
            "RETURN collect(node.id) AS ids",
        ),
    }
    for name, definition in node.properties.items():
        if definition.unique:
            found = f"MATCH (node:{node.label} {{{name}: $value}})"
            statements[f"find_{name}"] = _statement(f"$value{_holder(node)}", found, held, answer)
    return statements | _page_statements(node) | _search_statement(node)


def _page_statements(node: NodeDefinition) -> dict[str, str]:
    match = f"MATCH (node:{node.label})"
    answer = f"RETURN {_content(node)} AS properties"
    everything = _statement(
        "$after, $limit",
        match,
        "WHERE node.id > $after AND node.retired_at IS NULL",
        answer,
        "ORDER BY node.id LIMIT $limit",
    )
    if node.access != "casework":
        return {"page": everything}
    held = _statement(
        "$after, $holder, $limit",
        match,
        # Without the hint the planner may walk through the records of all holders by id.
        f"USING INDEX node:{node.label}(holder, id)",
        "WHERE node.holder = $holder AND node.id > $after AND node.retired_at IS NULL",
        answer,
        "ORDER BY node.holder, node.id LIMIT $limit",
    )
    return {"page": held, "page_all": everything}


def _export_statements(node: NodeDefinition) -> dict[str, str]:
    match = f"MATCH (node:{node.label})"
    ordered = "ORDER BY node.id LIMIT $limit"
    records = _statement(
        "$after, $limit", match, "WHERE node.id > $after", f"RETURN {_content(node)} AS properties", ordered
    )
    links = _statement(
        "$after, $limit",
        match,
        "WHERE node.id > $after",
        f"WITH node {ordered}",
        "RETURN node.id AS id, COLLECT {",
        "  MATCH (node)-[link]->(target)",
        "  RETURN {type: type(link), source: node.id, target: target.id, properties: properties(link)}",
        "  ORDER BY type(link), target.id",
        "} AS links ORDER BY id",
    )
    return {"export": records, "export_links": links}


def _search_statement(node: NodeDefinition) -> dict[str, str]:
    if not node.searchable:
        return {}
    text = _statement(
        "$match (a Lucene query), $further (words that it leaves out, each with its spellings), $text (folded), $limit",
        f"CALL db.index.fulltext.queryNodes('{node.table}_search', $match) YIELD node",
        "WHERE node.retired_at IS NULL AND all(word IN $further WHERE",
        "  any(spelling IN word WHERE (' ' + node.search_text) CONTAINS (' ' + spelling)))",
        f"RETURN {_content(node)} AS properties",
        "ORDER BY NOT node.folded_name STARTS WITH $text, node.id LIMIT $limit",
    )
    return {"search": text}


def _walking_statements(node: NodeDefinition) -> dict[str, str]:
    links = _statement(
        "$id, $holder, $labels (that the actor may read)",
        f"MATCH (node:{node.label} {{id: $id}})",
        _held(node, "node"),
        "RETURN COLLECT {",
        "  MATCH (node)-[link]->(target)",
        f"  WHERE {_readable('target')}",
        "  RETURN {type: type(link), source: node.id, target: target.id, properties: properties(link)}",
        "  ORDER BY type(link), target.id",
        "} AS links",
    )
    neighbourhood = _statement(
        "$id, $holder, $labels (that the actor may read), $hops (1 or 2), $limit",
        f"MATCH (start:{node.label} {{id: $id}})",
        _held(node, "start"),
        _NEIGHBOURHOOD,
    )
    return {"links": links, "neighbourhood": neighbourhood}


def _readable(name: str) -> str:
    held = f"$holder IS NULL OR {name}.holder IS NULL OR {name}.holder = $holder"
    return f"head(labels({name})) IN $labels AND ({held})"


# The second hop starts only where the first left room. Links are sought from their sources, because no record
# has many outgoing links, while a place or a topic has many incoming ones.
_NEIGHBOURHOOD = f"""CALL (start) {{
  MATCH (start)--(near)
  WHERE near <> start AND near.retired_at IS NULL
    AND {_readable("near")}
  WITH DISTINCT near ORDER BY near.id LIMIT $limit
  RETURN collect(near) AS first_hop
}}
CALL (start, first_hop) {{
  UNWIND CASE WHEN $hops = 2 AND size(first_hop) < $limit THEN first_hop ELSE [] END AS passed
  MATCH (passed)--(far)
  WHERE far <> start AND far.retired_at IS NULL AND NOT far IN first_hop
    AND {_readable("far")}
  WITH DISTINCT far ORDER BY far.id LIMIT $limit
  RETURN collect(far) AS second_hop
}}
WITH first_hop, [start] + first_hop + second_hop AS found
WITH size(first_hop) AS nearest, size(found) > $limit AS truncated, found[..$limit] AS shown
RETURN nearest, truncated, [node IN shown | [node.id, head(labels(node))]] AS nodes, COLLECT {{
  UNWIND shown AS source
  MATCH (source)-[link]->(target)
  WHERE target IN shown
  RETURN {{type: type(link), source: source.id, target: target.id, properties: properties(link)}}
  ORDER BY type(link), source.id, target.id
}} AS links"""


def _joining_statements(relationship: RelationshipDefinition, pair: PairDefinition) -> dict[str, str]:
    suffix = f"{relationship.type}_{pair.target}"
    parameters = "$links (list of source, target, properties)"
    ends = (
        "UNWIND $links AS link",
        f"MATCH (source:{pair.source} {{id: link.source}})",
        # A subquery, because the planner would multiply two plain matches into a Cartesian product.
        f"CALL (link) {{ MATCH (target:{pair.target} {{id: link.target}}) RETURN target }}",
    )
    properties = "SET joined = link.properties" if relationship.properties else ""
    stored = "RETURN count(*) AS stored"
    others = _without_others(relationship, pair) if pair.targets in _ONE_TARGET else ()
    merge = f"MERGE (source)-[joined:{relationship.type}]->(target)"
    create = f"CREATE (source)-[joined:{relationship.type}]->(target)"
    statements = {
        f"join_{suffix}": _statement(parameters, *ends, *others, merge, properties, stored),
        # Only for sources that the same transaction has made: nothing else can join them.
        f"join_new_{suffix}": _statement(parameters, *ends, create, properties, stored),
    }
    if pair.targets == "exactly_one":
        return statements
    unjoin = _statement(
        "$source, $target",
        f"MATCH (source:{pair.source} {{id: $source}})",
        _lock("source"),
        "WITH source",
        f"MATCH (source)-[joined:{relationship.type}]->(:{pair.target} {{id: $target}})",
        "DELETE joined",
        "RETURN count(*) AS removed",
    )
    return {**statements, f"unjoin_{suffix}": unjoin}


def _without_others(relationship: RelationshipDefinition, pair: PairDefinition) -> tuple[str, ...]:
    return (
        _lock("source"),
        "WITH link, source, target",
        "CALL (source, target) {",
        f"  MATCH (source)-[old:{relationship.type}]->(other:{pair.target})",
        "  WHERE other <> target",
        "  DELETE old",
        "}",
    )


def _counting_statements(relationship: RelationshipDefinition, pair: PairDefinition) -> dict[str, str]:
    suffix = f"{relationship.type}_{pair.target}"
    every = f"MATCH (node:{pair.source})"
    pattern = f"(node)-[:{relationship.type}]->(:{pair.target})"
    counted = "RETURN count(*) AS records"
    statements: dict[str, str] = {}
    if pair.targets in _REQUIRED:
        missing = f"WHERE NOT EXISTS {{ {pattern} }}"
        statements[f"missing_{suffix}"] = _statement("none", every, missing, counted)
    if pair.targets in _ONE_TARGET:
        several = f"WHERE COUNT {{ {pattern} }} > 1"
        statements[f"several_{suffix}"] = _statement("none", every, several, counted)
    if pair.targets == "at_least_one":
        one = f"MATCH (node:{pair.source} {{id: $id}})"
        statements[f"count_{suffix}"] = _statement("$id", one, f"RETURN COUNT {{ {pattern} }} AS links")
    return statements


def _lock(name: str) -> str:
    # A write lock before anything is read: Neo4j reads committed data only and locks nothing by reading.
    return f"SET {name}._lock = true REMOVE {name}._lock"


def _held(node: NodeDefinition, name: str) -> str:
    return f"WHERE $holder IS NULL OR {name}.holder = $holder" if node.access == "casework" else ""


def _holder(node: NodeDefinition) -> str:
    return ", $holder" if node.access == "casework" else ""


def _content(node: NodeDefinition) -> str:
    # The folded words are long, and no answer needs them.
    return "node {.*, search_text: null, folded_name: null}" if node.searchable else "node {.*}"


def _statement(parameters: str, *lines: str) -> str:
    return "\n".join((f"// parameters: {parameters}", *filter(None, lines)))


def _named(statements: dict[str, str]) -> str:
    return "".join(f"\n// name: {name}\n{text}\n" for name, text in statements.items())
