"""Neo4j constraints and indexes, derived from the schema."""

from collections.abc import Iterator

from graphsvc.model.definition import NodeDefinition, PropertyDefinition, RelationshipDefinition, Schema

_TYPES = {
    "text": "STRING",
    "term": "STRING",
    "integer": "INTEGER",
    "number": "INTEGER | FLOAT",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "instant": "ZONED DATETIME",
    "terms": "LIST<STRING NOT NULL>",
    "texts": "LIST<STRING NOT NULL>",
    # Kept as JSON text: a property of a node holds no maps.
    "structures": "STRING",
}


def community_edition(schema: Schema) -> str:
    """The constraints and indexes of every edition, each statement ended by a line with a semicolon."""
    ledger = (
        "CREATE CONSTRAINT schema_version_version IF NOT EXISTS\n"
        "FOR (node:SchemaVersion) REQUIRE node.version IS UNIQUE"
    )
    return _script([ledger, *(statement for node in schema.nodes for statement in _node(node))])


def enterprise_edition(schema: Schema) -> str:
    """The constraints that need the enterprise edition: existence and types of properties."""
    statements = [statement for node in schema.nodes for statement in _node_types(node)]
    statements += [
        statement for relationship in schema.relationships for statement in _relationship_types(relationship)
    ]
    return _script(statements)


def _node(node: NodeDefinition) -> Iterator[str]:
    yield _unique(node, "id")
    for name, definition in node.properties.items():
        if definition.unique:
            yield _unique(node, name)
        elif definition.indexed:
            yield _index(node, f"{node.table}_{name}", f"node.{name}")
    if node.unique_together:
        yield _unique(node, *node.unique_together)
    if node.access == "casework":
        yield _index(node, f"{node.table}_holder", "node.holder, node.id")
    if node.searchable:
        # The text is folded before it is stored, so the analyser only has to part its words.
        yield (
            f"CREATE FULLTEXT INDEX {node.table}_search IF NOT EXISTS\n"
            f"FOR (node:{node.label}) ON EACH [node.search_text]\n"
            "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
        )


def _unique(node: NodeDefinition, *names: str) -> str:
    together = ", ".join(f"node.{name}" for name in names)
    return (
        f"CREATE CONSTRAINT {node.table}_{'_'.join(names)} IF NOT EXISTS\n"
        f"FOR (node:{node.label}) REQUIRE ({together}) IS UNIQUE"
    )


def _index(node: NodeDefinition, name: str, on: str) -> str:
    return f"CREATE INDEX {name} IF NOT EXISTS\nFOR (node:{node.label}) ON ({on})"


def _node_types(node: NodeDefinition) -> Iterator[str]:
    owner = f"(node:{node.label})"
    kept = {"id": "STRING", "revision": "INTEGER"}
    if node.access == "casework":
        kept["holder"] = "STRING"
    for name, kind in kept.items():
        yield from _property(f"{node.table}_{name}", owner, name, kind, required=True)
    for name in ("updated_at", "retired_at"):
        yield from _property(f"{node.table}_{name}", owner, name, "ZONED DATETIME", required=False)
    for name, definition in node.properties.items():
        required = definition.required or definition.type in {"terms", "texts"}
        yield from _property(f"{node.table}_{name}", owner, name, _type(definition), required=required)


def _relationship_types(relationship: RelationshipDefinition) -> Iterator[str]:
    owner = f"()-[node:{relationship.type}]-()"
    for name, definition in relationship.properties.items():
        prefix = f"{relationship.type.lower()}_{name}"
        yield from _property(prefix, owner, name, _type(definition), required=definition.required)


def _property(prefix: str, owner: str, name: str, kind: str, *, required: bool) -> Iterator[str]:
    if required:
        yield f"CREATE CONSTRAINT {prefix}_exists IF NOT EXISTS\nFOR {owner} REQUIRE node.{name} IS NOT NULL"
    yield f"CREATE CONSTRAINT {prefix}_type IF NOT EXISTS\nFOR {owner} REQUIRE node.{name} IS :: {kind}"


def _type(definition: PropertyDefinition) -> str:
    return _TYPES[definition.type]


def _script(statements: list[str]) -> str:
    return "".join(f"\n{statement}\n;\n" for statement in statements)
