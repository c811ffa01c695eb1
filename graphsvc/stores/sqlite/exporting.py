"""Every record and every link, page by page."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from sqlite3 import Connection

from graphsvc.model.derived import RECORDS, Link, Record
from graphsvc.stores.sqlite.codec import from_row
from graphsvc.stores.sqlite.rows import link_kinds, links_from, statements

_PAGE = 500
# SQLite reads a negative limit as none.
_NO_LIMIT = -1
Reading = Callable[[], AbstractContextManager[Connection]]


def export(reading: Reading) -> Iterator[Record | Link]:
    """Records by label and id, then links by label of the source, source, type and target; a read per page."""
    for kind in RECORDS.values():
        yield from _records(reading, kind)
    for kind in RECORDS.values():
        if link_kinds(kind.label):
            yield from _links(reading, kind)


def is_empty(connection: Connection) -> bool:
    """Whether no table of records has a row."""
    first = {"after": "", "limit": 1}
    return not any(connection.execute(statements(kind)["export_ids"], first).fetchone() for kind in RECORDS.values())


def _records(reading: Reading, kind: type[Record]) -> Iterator[Record]:
    after = ""
    while True:
        with reading() as connection:
            rows = connection.execute(statements(kind)["export"], {"after": after, "limit": _PAGE})
            records = [from_row(kind, row) for row in rows]
        yield from records
        if len(records) < _PAGE:
            return
        after = records[-1].id


def _links(reading: Reading, kind: type[Record]) -> Iterator[Link]:
    after = ""
    while True:
        with reading() as connection:
            rows = connection.execute(statements(kind)["export_ids"], {"after": after, "limit": _PAGE})
            ids = [row[0] for row in rows]
            kinds = link_kinds(kind.label)
            links = [link for joined in kinds for link in links_from(connection, joined, ids, _NO_LIMIT)]
        yield from sorted(links, key=lambda link: (link.source, link.type, link.target))
        if len(ids) < _PAGE:
            return
        after = ids[-1]
