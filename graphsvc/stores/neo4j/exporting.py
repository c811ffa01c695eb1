"""Every record and every link, page by page."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

from neo4j import ManagedTransaction

from graphsvc.model.derived import LINK_KINDS, RECORDS, Link, Record
from graphsvc.stores.neo4j.codec import decode, decode_link
from graphsvc.stores.neo4j.statements import statements

_PAGE = 1_000
_SOURCES = {kind.source for kind in LINK_KINDS}
# The ids of a page with their links.
Linked: TypeAlias = list[tuple[str, list[Link]]]


def export(
    read_records: Callable[[Callable[[ManagedTransaction], list[Record]]], list[Record]],
    read_links: Callable[[Callable[[ManagedTransaction], Linked]], Linked],
) -> Iterator[Record | Link]:
    """Records by label and id, then links by label of the source, source, type and target; a read per page."""
    for kind in RECORDS.values():
        after, more = "", True
        while more:
            records = read_records(partial(_records, kind=kind, after=after))
            yield from records
            after, more = records[-1].id if records else "", len(records) == _PAGE
    for label in (label for label in RECORDS if label in _SOURCES):
        after, more = "", True
        while more:
            page = read_links(partial(_links, kind=RECORDS[label], after=after))
            for _, links in page:
                yield from links
            after, more = page[-1][0] if page else "", len(page) == _PAGE


def is_empty(tx: ManagedTransaction) -> bool:
    """Whether no label of the schema has a node."""
    return not any(_records(tx, kind, "", 1) for kind in RECORDS.values())


def _records(tx: ManagedTransaction, kind: type[Record], after: str, limit: int = _PAGE) -> list[Record]:
    rows = tx.run(statements(kind)["export"], after=after, limit=limit)
    return [decode(kind, row["properties"]) for row in rows]


def _links(tx: ManagedTransaction, kind: type[Record], after: str) -> Linked:
    rows = tx.run(statements(kind)["export_links"], after=after, limit=_PAGE)
    return [(row["id"], [decode_link(link) for link in row["links"]]) for row in rows]
