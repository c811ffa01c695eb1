"""The write transaction of Neo4j: it locks nothing by reading, so each lock is taken by a write."""

from typing import TypeVar

from neo4j import ManagedTransaction

from graphsvc.errors import NotFound
from graphsvc.model.actor import Scope
from graphsvc.model.derived import RECORDS, AuditEntry, Link, LinkKind, Record, WriteKey
from graphsvc.stores.migrations import newest_version
from graphsvc.stores.neo4j.codec import decode, encode, encode_link
from graphsvc.stores.neo4j.statements import QUERIES, statements
from graphsvc.stores.writing import writing_is_paused

R = TypeVar("R", bound=Record)


class Neo4jTransaction:
    """See `graphsvc.stores.writing.WriteTransaction`."""

    def __init__(self, tx: ManagedTransaction) -> None:
        """The driver commits at the end of its function, or runs the function again after a deadlock."""
        self._tx = tx

    def first_write(self, key: str) -> tuple[str, str] | None:
        """See `WriteTransaction.first_write`."""
        claimed = self._tx.run(QUERIES["claim_write_key"], key=key).single(strict=True)
        return None if claimed["digest"] is None else (claimed["digest"], claimed["answer"])

    def keep_write(self, written: WriteKey) -> None:
        """See `WriteTransaction.keep_write`."""
        self._tx.run(QUERIES["settle_write_key"], key=written.key, properties=encode(written)).consume()

    def locked(self, kind: type[R], record_id: str, scope: Scope) -> R:
        """See `WriteTransaction.locked`."""
        row = self._tx.run(statements(kind)["lock"], id=record_id, holder=scope.holder).single()
        if row is None:
            raise NotFound(kind.label, record_id)
        return decode(kind, row["properties"])

    def append(self, entry: AuditEntry) -> None:
        """See `WriteTransaction.append`."""
        text = QUERIES["append_audit_entry"]
        row = self._tx.run(text, version=newest_version(), properties=encode(entry)).single(strict=True)
        if row["stored"] == 0:
            raise writing_is_paused()

    def create(self, record: Record) -> None:
        """See `WriteTransaction.create`."""
        self._tx.run(statements(type(record))["create"], properties=encode(record)).consume()

    def store(self, record: Record) -> None:
        """See `WriteTransaction.store`."""
        self._tx.run(statements(type(record))["load"], records=[encode(record)]).consume()

    def join(self, kind: LinkKind, link: Link) -> None:
        """See `WriteTransaction.join`."""
        source, target = RECORDS[kind.source], RECORDS[kind.target]
        text = statements(source)[f"join_{kind.type}_{kind.target}"]
        if self._tx.run(text, links=[encode_link(link)]).single(strict=True)["stored"] == 0:
            self._require(source, link.source)
            self._require(target, link.target)

    def unjoin(self, kind: LinkKind, link: Link) -> bool:
        """See `WriteTransaction.unjoin`."""
        text = statements(RECORDS[kind.source])[f"unjoin_{kind.type}_{kind.target}"]
        row = self._tx.run(text, source=link.source, target=link.target).single(strict=True)
        return bool(row["removed"])

    def has_link(self, kind: LinkKind, source: str) -> bool:
        """See `WriteTransaction.has_link`."""
        text = statements(RECORDS[kind.source])[f"count_{kind.type}_{kind.target}"]
        return bool(self._tx.run(text, id=source).single(strict=True)["links"])

    def _require(self, kind: type[Record], record_id: str) -> None:
        if not self._tx.run(statements(kind)["stored_ids"], ids=[record_id]).single(strict=True)["ids"]:
            raise NotFound(kind.label, record_id)
