"""SQLite tables and statements, derived from the schema.

One table per label and one per pair of labels that a relationship joins; links hold the tables' integer keys, so
that hops compare integers. Every statement that differs between labels is written here, into a file, and never
put together while the product runs.
"""

from graphsvc.model.definition import NodeDefinition, PairDefinition, PropertyDefinition, RelationshipDefinition, Schema
from graphsvc.model.derivation.sqlite_counts import referral_counts

_COLUMN_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
_HEADER = "-- Derived from schema/ by `graphsvc schema derive`: do not edit.\n"


def sqlite_files(schema: Schema) -> dict[str, str]:
    """The derived files by name: `tables.sql`, and one file of named statements per label."""
    files = {"tables.sql": _HEADER + "".join([*_table_parts(schema), referral_counts()])}
    for node in schema.nodes:
        pairs = [
            (relationship, pair)
            for relationship in schema.relationships
            for pair in relationship.pairs
            if pair.source == node.label
        ]
        files[f"{node.table}.sql"] = _HEADER + _record_statements(node) + _link_statements(schema, pairs)
    return files


def link_table(schema: Schema, relationship: RelationshipDefinition, pair: PairDefinition) -> str:
    """The table of one pair, such as `offer_provided_by_organisation`."""
    source, target = schema.node(pair.source).table, schema.node(pair.target).table
    return f"{source}_{relationship.type.lower()}_{target}"


def columns(node: NodeDefinition) -> list[str]:
    """The columns of a label's records, in the order of every SELECT."""
    holder = ["holder"] if node.access == "casework" else []
    return ["id", "revision", "updated_at", "retired_at", *holder, *node.properties]


def _table_parts(schema: Schema) -> list[str]:
    parts = [_node_table(node) for node in schema.nodes]
    parts += [
        _link_table(schema, relationship, pair) for relationship in schema.relationships for pair in relationship.pairs
    ]
    return parts


def _node_table(node: NodeDefinition) -> str:
    table = node.table
    lines = [
        "  pk INTEGER PRIMARY KEY",
        "  id TEXT NOT NULL UNIQUE",
        "  revision INTEGER NOT NULL",
        "  updated_at TEXT",
        "  retired_at TEXT",
    ]
    if node.access == "casework":
        lines.append("  holder TEXT NOT NULL")
    lines += [f"  {name} {_column(definition)}" for name, definition in node.properties.items()]
    if node.searchable:
        lines += ["  search_text TEXT NOT NULL DEFAULT ''", "  folded_name TEXT NOT NULL DEFAULT ''"]
    text = f"\nCREATE TABLE {table} (\n" + ",\n".join(lines) + "\n) STRICT;\n"
    if node.access == "casework":
        text += f"CREATE INDEX {table}_by_holder ON {table} (holder, id);\n"
    for name, definition in node.properties.items():
        if definition.unique:
            text += f"CREATE UNIQUE INDEX {table}_unique_{name} ON {table} ({name});\n"
        elif definition.indexed:
            text += f"CREATE INDEX {table}_by_{name} ON {table} ({name});\n"
    if node.unique_together:
        names = ", ".join(node.unique_together)
        text += f"CREATE UNIQUE INDEX {table}_unique_{'_'.join(node.unique_together)} ON {table} ({names});\n"
    return text + (_search_table(table) if node.searchable else "")


def _column(definition: PropertyDefinition) -> str:
    kind = _COLUMN_TYPES.get(definition.type, "TEXT")
    required = definition.required or definition.type in {"terms", "texts", "structures"}
    return f"{kind} NOT NULL" if required else kind


def _search_table(table: str) -> str:
    # The table is the content: the index holds words only, and triggers keep the two together.
    return f"""CREATE VIRTUAL TABLE {table}_search USING fts5 (
  search_text, content = '{table}', content_rowid = 'pk', tokenize = 'unicode61 remove_diacritics 0', prefix = '3 5'
);
CREATE TRIGGER {table}_search_insert AFTER INSERT ON {table} BEGIN
  INSERT INTO {table}_search (rowid, search_text) VALUES (new.pk, new.search_text);
END;
CREATE TRIGGER {table}_search_delete AFTER DELETE ON {table} BEGIN
  INSERT INTO {table}_search ({table}_search, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
END;
CREATE TRIGGER {table}_search_update AFTER UPDATE OF search_text ON {table}
WHEN old.search_text <> new.search_text BEGIN
  INSERT INTO {table}_search ({table}_search, rowid, search_text) VALUES ('delete', old.pk, old.search_text);
  INSERT INTO {table}_search (rowid, search_text) VALUES (new.pk, new.search_text);
END;
"""


def _link_table(schema: Schema, relationship: RelationshipDefinition, pair: PairDefinition) -> str:
    table = link_table(schema, relationship, pair)
    single = pair.targets in {"exactly_one", "at_most_one"}
    lines = [
        f"  source INTEGER NOT NULL REFERENCES {schema.node(pair.source).table} (pk)",
        f"  target INTEGER NOT NULL REFERENCES {schema.node(pair.target).table} (pk)",
        *(f"  {name} {_column(definition)}" for name, definition in relationship.properties.items()),
        f"  PRIMARY KEY ({'source' if single else 'source, target'})",
    ]
    body = ",\n".join(lines)
    return (
        f"\nCREATE TABLE {table} (\n{body}\n) STRICT, WITHOUT ROWID;\n"
        f"CREATE INDEX {table}_by_target ON {table} (target, source);\n"
    )


def _record_statements(node: NodeDefinition) -> str:
    table, names = node.table, columns(node)
    chosen = ", ".join(names)
    casework = node.access == "casework"
    held = " AND (:scope IS NULL OR holder = :scope)" if casework else ""
    stored = [*names, "search_text", "folded_name"] if node.searchable else names
    values = ", ".join(f":{name}" for name in stored)
    statements = {
        "get": f"SELECT {chosen} FROM {table} WHERE id = :id{held}",
        "page": f"SELECT {chosen} FROM {table}\nWHERE id > :after AND retired_at IS NULL"
        + (" AND holder = :scope" if casework else "")
        + "\nORDER BY id LIMIT :limit",
        "insert": f"INSERT INTO {table} ({', '.join(stored)})\nVALUES ({values})",
        "load": f"INSERT INTO {table} ({', '.join(stored)})\nVALUES ({values})\nON CONFLICT (id) DO UPDATE SET "
        + ", ".join(f"{name} = excluded.{name}" for name in stored if name != "id"),
        "by_ids": f"SELECT {chosen} FROM {table}\nWHERE id IN (SELECT value FROM json_each(:ids)){held} ORDER BY id",
        "export": f"SELECT {chosen} FROM {table} WHERE id > :after ORDER BY id LIMIT :limit",
        "export_ids": f"SELECT id FROM {table} WHERE id > :after ORDER BY id LIMIT :limit",
        "nearby": f"SELECT id FROM {table}\nWHERE id IN (SELECT value FROM json_each(:ids))"
        f" AND retired_at IS NULL{held}",
    }
    if casework:
        statements["page_all"] = (
            f"SELECT {chosen} FROM {table}\nWHERE id > :after AND retired_at IS NULL ORDER BY id LIMIT :limit"
        )
    for name, definition in node.properties.items():
        if definition.unique:
            statements[f"find_{name}"] = f"SELECT {chosen} FROM {table} WHERE {name} = :value{held}"
    if node.searchable:
        statements["search"] = _search_statement(table, names)
    return _named(statements)


def _search_statement(table: str, names: list[str]) -> str:
    chosen = ", ".join(f"{table}.{name}" for name in names)
    return (
        f"SELECT {chosen}\nFROM {table}_search JOIN {table} ON {table}.pk = {table}_search.rowid\n"
        f"WHERE {table}_search MATCH :match AND {table}.retired_at IS NULL\n"
        f"ORDER BY substr({table}.folded_name, 1, length(:text)) <> :text, {table}.id LIMIT :limit"
    )


def _link_statements(schema: Schema, pairs: list[tuple[RelationshipDefinition, PairDefinition]]) -> str:
    statements: dict[str, str] = {}
    for relationship, pair in pairs:
        statements |= _pair_statements(schema, relationship, pair)
    return _named(statements)


def _pair_statements(schema: Schema, relationship: RelationshipDefinition, pair: PairDefinition) -> dict[str, str]:
    table = link_table(schema, relationship, pair)
    source, target = schema.node(pair.source).table, schema.node(pair.target).table
    single = pair.targets in {"exactly_one", "at_most_one"}
    names = list(relationship.properties)
    changed = ["target", *names] if single else names
    conflict = (
        "DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in changed) if changed else "DO NOTHING"
    )
    ends = "source.id = :source AND target.id = :target"
    suffix = f"{relationship.type}_{pair.target}"
    chosen = ", ".join(["source.id", "target.id", *(f"link.{name}" for name in names)])
    joined = (
        f"FROM {table} AS link JOIN {source} AS source ON source.pk = link.source\n"
        f"JOIN {target} AS target ON target.pk = link.target"
    )
    insert = (
        f"INSERT INTO {table} ({', '.join(['source', 'target', *names])})\n"
        f"SELECT {', '.join(['source.pk', 'target.pk', *(f':{name}' for name in names)])} "
        f"FROM {source} AS source, {target} AS target\nWHERE {ends}\n"
        f"ON CONFLICT ({'source' if single else 'source, target'}) {conflict}"
    )
    return {
        f"join_{suffix}": insert,
        f"unjoin_{suffix}": f"DELETE FROM {table}\nWHERE source = (SELECT pk FROM {source} WHERE id = :source) "
        f"AND target = (SELECT pk FROM {target} WHERE id = :target)",
        f"from_{suffix}": f"SELECT {chosen}\n{joined}\nWHERE source.id IN (SELECT value FROM json_each(:ids))\n"
        "ORDER BY target.id, source.id LIMIT :limit",
        f"to_{suffix}": f"SELECT {chosen}\n{joined}\nWHERE target.id IN (SELECT value FROM json_each(:ids))\n"
        "ORDER BY source.id, target.id LIMIT :limit",
        f"missing_{suffix}": f"SELECT count(*) FROM {source}\nWHERE NOT EXISTS "
        f"(SELECT 1 FROM {table} WHERE {table}.source = {source}.pk)",
    }


def _named(statements: dict[str, str]) -> str:
    return "".join(f"\n-- name: {name}\n{text};\n" for name, text in statements.items())
