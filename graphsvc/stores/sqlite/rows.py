"""Running the statements: one record, many records by id, links."""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from graphsvc.errors import NotFound
from graphsvc.model.actor import Scope
from graphsvc.model.derived import LINK_KINDS, RECORDS, Link, LinkKind, Record
from graphsvc.stores.queries import load_folder, record_statements
from graphsvc.stores.sqlite.codec import from_row, json_list

R = TypeVar("R", bound=Record)
QUERIES = load_folder(Path(__file__).parent / "queries", "sql")
# Links of one kind read at once: above what any page of records has.
MOST_LINKS = 100_000
EVERYTHING = Scope(holder=None)


def statements(kind: type[Record]) -> Mapping[str, str]:
    """The derived statements of a kind of record."""
    return record_statements("sqlite", kind.table)


def fetch(connection: sqlite3.Connection, kind: type[R], record_id: str, scope: Scope) -> R:
    """The record within the scope; raises `NotFound`."""
    parameters = {"id": record_id, "scope": scope.holder}
    row = connection.execute(statements(kind)["get"], parameters).fetchone()
    if row is None:
        raise NotFound(kind.label, record_id)
    return from_row(kind, row)


def fetch_all(
    connection: sqlite3.Connection, kind: type[R], ids: Iterable[str], scope: Scope = EVERYTHING
) -> dict[str, R]:
    """The records with these ids within the scope, by id; missing ones are left out."""
    asked = tuple(ids)
    if not asked:
        return {}
    parameters = {"ids": json_list(asked), "scope": scope.holder}
    rows = connection.execute(statements(kind)["by_ids"], parameters)
    records = (from_row(kind, row) for row in rows)
    return {record.id: record for record in records}


def links_from(
    connection: sqlite3.Connection, kind: LinkKind, ids: Iterable[str], limit: int = MOST_LINKS
) -> list[Link]:
    """The links of that kind that start at one of the records, by target and source."""
    text = statements(RECORDS[kind.source])[f"from_{kind.type}_{kind.target}"]
    return _links(connection, kind, text, ids, limit)


def links_to(connection: sqlite3.Connection, kind: LinkKind, ids: Iterable[str]) -> list[Link]:
    """The links of that kind that end at one of the records, by source and target."""
    text = statements(RECORDS[kind.source])[f"to_{kind.type}_{kind.target}"]
    return _links(connection, kind, text, ids, MOST_LINKS)


def link_kinds(source: str) -> tuple[LinkKind, ...]:
    """The kinds of link that start at that label, by type and target label."""
    return tuple(kind for kind in LINK_KINDS if kind.source == source)


def _links(connection: sqlite3.Connection, kind: LinkKind, text: str, ids: Iterable[str], limit: int) -> list[Link]:
    asked = tuple(ids)
    if not asked:
        return []
    rows = connection.execute(text, {"ids": json_list(asked), "limit": limit})
    return [_link(kind, row) for row in rows]


def _link(kind: LinkKind, row: tuple[Any, ...]) -> Link:
    source, target, *values = row
    properties = {
        definition.name: date.fromisoformat(value) if definition.type == "date" else value
        for definition, value in zip(kind.properties, values, strict=True)
        if value is not None
    }
    return Link(kind.type, source, target, properties)  # type: ignore[arg-type]  # a type of LINK_KINDS
