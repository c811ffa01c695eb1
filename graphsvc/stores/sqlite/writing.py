"""The write transaction of SQLite: nobody else writes meanwhile, so a record that is read is locked."""

import sqlite3
from collections.abc import Sequence
from typing import TypeVar

from graphsvc.errors import NotFound
from graphsvc.model.actor import Receiver, Scope
from graphsvc.model.derived import RECORDS, Agreement, AuditEntry, Handover, Link, LinkKind, Record, WriteKey
from graphsvc.stores.sqlite.cases import case_records
from graphsvc.stores.sqlite.codec import Value, encode, json_list, to_row
from graphsvc.stores.sqlite.rows import EVERYTHING, QUERIES, fetch, fetch_all, statements
from graphsvc.stores.writing import writing_is_paused

R = TypeVar("R", bound=Record)


class SqliteTransaction:
    """See `graphsvc.stores.transaction.WriteTransaction`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """The connection is inside `BEGIN IMMEDIATE` and holds the writer's turn."""
        self._connection = connection

    def claim(self, written: WriteKey, entry: AuditEntry, created: Sequence[Record]) -> tuple[str, str] | None:
        """See `WriteTransaction.claim`."""
        if self._connection.execute(QUERIES["claim_write_key"], to_row(written)).rowcount == 0:
            first: tuple[str, str] = self._connection.execute(QUERIES["first_write"], {"key": written.key}).fetchone()
            return first
        self.append(entry)
        for record in created:
            self.create(record)
        return None

    def settle(self, written: WriteKey, entry: AuditEntry) -> None:
        """See `WriteTransaction.settle`."""
        self.store(written)
        self.store(entry)

    def locked(self, kind: type[R], record_id: str, scope: Scope) -> R:
        """See `WriteTransaction.locked`."""
        return fetch(self._connection, kind, record_id, scope)

    def append(self, entry: AuditEntry) -> None:
        """See `WriteTransaction.append`."""
        if self._connection.execute(QUERIES["writing_paused"]).fetchone():
            raise writing_is_paused()
        self.create(entry)

    def create(self, record: Record) -> None:
        """See `WriteTransaction.create`."""
        self._connection.execute(statements(type(record))["insert"], to_row(record))

    def store(self, record: Record) -> None:
        """See `WriteTransaction.store`."""
        self._connection.execute(statements(type(record))["load"], to_row(record))

    def join(self, kind: LinkKind, link: Link) -> None:
        """See `WriteTransaction.join`."""
        join(self._connection, kind, link)

    def unjoin(self, kind: LinkKind, link: Link) -> bool:
        """See `WriteTransaction.unjoin`."""
        text = statements(RECORDS[kind.source])[f"unjoin_{kind.type}_{kind.target}"]
        removed = self._connection.execute(text, {"source": link.source, "target": link.target})
        return removed.rowcount > 0

    def has_link(self, kind: LinkKind, source: str) -> bool:
        """See `WriteTransaction.has_link`."""
        text = statements(RECORDS[kind.source])[f"from_{kind.type}_{kind.target}"]
        row = self._connection.execute(text, {"ids": json_list([source]), "limit": 1}).fetchone()
        return row is not None

    def open_reports(self, offer_id: str) -> tuple[str, ...]:
        """See `WriteTransaction.open_reports`."""
        rows = self._connection.execute(QUERIES["open_reports_of_offer"], {"id": offer_id})
        return tuple(row[0] for row in rows)

    def received(self, kind: type[R], record_id: str, receiver: Receiver) -> R:
        """See `WriteTransaction.received`."""
        asked = {"id": record_id, "organisation": receiver.organisation, "service": receiver.service}
        if self._connection.execute(QUERIES[f"received_{kind.table}"], asked).fetchone() is None:
            raise NotFound(kind.label, record_id)
        return fetch(self._connection, kind, record_id, EVERYTHING)

    def handed_to(self, handover_id: str, service: str) -> Handover:
        """See `WriteTransaction.handed_to`."""
        if self.receiving_service(handover_id) != service:
            raise NotFound(Handover.label, handover_id)
        return fetch(self._connection, Handover, handover_id, EVERYTHING)

    def agreements_of(self, record_ids: Sequence[str], scope: Scope) -> tuple[Agreement, ...]:
        """See `WriteTransaction.agreements_of`."""
        rows = self._connection.execute(QUERIES["agreements_of"], {"ids": json_list(record_ids)})
        return tuple(fetch_all(self._connection, Agreement, [row[0] for row in rows], scope).values())

    def open_goals(self, agreement_id: str, scope: Scope) -> tuple[str, ...]:
        """See `WriteTransaction.open_goals`."""
        rows = self._connection.execute(QUERIES["open_goals"], {"id": agreement_id, "holder": scope.holder})
        return tuple(row[0] for row in rows)

    def intake_of(self, referral_id: str) -> str | None:
        """See `WriteTransaction.intake_of`."""
        row = self._connection.execute(QUERIES["intake_of"], {"id": referral_id}).fetchone()
        return row[0] if row else None

    def receiving_service(self, handover_id: str) -> str:
        """See `WriteTransaction.receiving_service`."""
        row = self._connection.execute(QUERIES["receiving_service"], {"id": handover_id}).fetchone()
        if row is None:
            raise NotFound(Handover.label, handover_id)
        receiver: str = row[0]
        return receiver

    def case_records(self, handover_id: str) -> tuple[str, ...]:
        """See `WriteTransaction.case_records`."""
        return case_records(self._connection, handover_id)


def join(connection: sqlite3.Connection, kind: LinkKind, link: Link) -> None:
    """Store the link; raises `NotFound` for an end that is not stored."""
    join_all(connection, kind, [link])


def join_all(connection: sqlite3.Connection, kind: LinkKind, links: Sequence[Link]) -> None:
    """Store the links, all of that kind, in their order; raises `NotFound` for an end that is not stored."""
    source, target = RECORDS[kind.source], RECORDS[kind.target]
    text = statements(source)[f"join_{kind.type}_{kind.target}"]
    stored = connection.executemany(text, [_parameters(kind, link) for link in links])
    if stored.rowcount < len(links):
        # Not every row was inserted: an end is missing, or a link was there already.
        _require_stored(connection, source, [link.source for link in links])
        _require_stored(connection, target, [link.target for link in links])


def _parameters(kind: LinkKind, link: Link) -> dict[str, Value]:
    parameters: dict[str, Value] = {"source": link.source, "target": link.target}
    for definition in kind.properties:
        parameters[definition.name] = encode(link.properties.get(definition.name))
    return parameters


def _require_stored(connection: sqlite3.Connection, kind: type[Record], ids: Sequence[str]) -> None:
    rows = connection.execute(statements(kind)["by_ids"], {"ids": json_list(ids), "scope": EVERYTHING.holder})
    missing = set(ids) - {row[0] for row in rows}
    if missing:
        raise NotFound(kind.label, min(missing))
