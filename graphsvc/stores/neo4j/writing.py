"""The write transaction of Neo4j: it locks nothing by reading, so each lock is taken by a write."""

from collections.abc import Sequence
from typing import TypeVar

from neo4j import ManagedTransaction

from graphsvc.errors import NotFound
from graphsvc.model.actor import Receiver, Scope
from graphsvc.model.derived import (
    RECORDS,
    Agreement,
    AuditEntry,
    CaseworkRecord,
    Handover,
    Link,
    LinkKind,
    Record,
    WriteKey,
)
from graphsvc.stores.migrations import newest_version
from graphsvc.stores.neo4j.codec import decode, encode, encode_link
from graphsvc.stores.neo4j.statements import QUERIES, statements
from graphsvc.stores.writing import writing_is_paused

R = TypeVar("R", bound=Record)


class Neo4jTransaction:
    """See `graphsvc.stores.transaction.WriteTransaction`."""

    def __init__(self, tx: ManagedTransaction) -> None:
        """The driver commits at the end of its function, or runs the function again after a deadlock."""
        self._tx = tx

    def claim(self, written: WriteKey, entry: AuditEntry, created: Sequence[Record]) -> tuple[str, str] | None:
        """See `WriteTransaction.claim`."""
        row = self._tx.run(
            QUERIES["claim_write_key"],
            version=newest_version(),
            key=written.key,
            written=encode(written),
            entry=encode(entry),
            created=[{"label": record.label, "properties": encode(record)} for record in created],
        ).single(strict=True)
        if not row["claimed"]:
            return row["digest"], row["answer"]
        if row["stored"] == 0:
            raise writing_is_paused()
        return None

    def settle(self, written: WriteKey, entry: AuditEntry) -> None:
        """See `WriteTransaction.settle`."""
        text = QUERIES["settle_write_key"]
        self._tx.run(
            text, key=written.key, answer=written.answer, entry=entry.id, records=list(entry.records)
        ).consume()

    def locked(self, kind: type[R], record_id: str, scope: Scope) -> R:
        """See `WriteTransaction.locked`."""
        row = self._tx.run(statements(kind)["lock"], id=record_id, holder=scope.holder).single()
        if row is None:
            raise NotFound(kind.label, record_id)
        record = decode(kind, row["properties"])
        # The query chose before it waited for the lock: a handover may have changed the holder meanwhile.
        if isinstance(record, CaseworkRecord) and scope.holder not in {None, record.holder}:
            raise NotFound(kind.label, record_id)
        return record

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

    def open_reports(self, offer_id: str) -> tuple[str, ...]:
        """See `WriteTransaction.open_reports`."""
        return tuple(row["id"] for row in self._tx.run(QUERIES["open_reports_of_offer"], id=offer_id))

    def received(self, kind: type[R], record_id: str, receiver: Receiver) -> R:
        """See `WriteTransaction.received`."""
        text = QUERIES[f"received_{kind.table}"]
        row = self._tx.run(text, id=record_id, organisation=receiver.organisation, service=receiver.service).single()
        if row is None:
            raise NotFound(kind.label, record_id)
        return decode(kind, row["properties"])

    def handed_to(self, handover_id: str, service: str) -> Handover:
        """See `WriteTransaction.handed_to`."""
        if self.receiving_service(handover_id) != service:
            raise NotFound(Handover.label, handover_id)
        return self.locked(Handover, handover_id, Scope(holder=None))

    def agreements_of(self, record_ids: Sequence[str], scope: Scope) -> tuple[Agreement, ...]:
        """See `WriteTransaction.agreements_of`."""
        rows = self._tx.run(QUERIES["agreements_of"], ids=list(record_ids), holder=scope.holder)
        found = (decode(Agreement, row["properties"]) for row in rows)
        # As in `locked`: the holder is compared once more behind the lock.
        return tuple(agreement for agreement in found if scope.holder in {None, agreement.holder})

    def open_goals(self, agreement_id: str, scope: Scope) -> tuple[str, ...]:
        """See `WriteTransaction.open_goals`."""
        rows = self._tx.run(QUERIES["open_goals"], id=agreement_id, holder=scope.holder)
        return tuple(row["id"] for row in rows)

    def intake_of(self, referral_id: str) -> str | None:
        """See `WriteTransaction.intake_of`."""
        row = self._tx.run(QUERIES["intake_of"], id=referral_id).single()
        return row["intake"] if row else None

    def receiving_service(self, handover_id: str) -> str:
        """See `WriteTransaction.receiving_service`."""
        row = self._tx.run(QUERIES["receiving_service"], id=handover_id).single()
        if row is None:
            raise NotFound(Handover.label, handover_id)
        receiver: str = row["receiver"]
        return receiver

    def case_records(self, handover_id: str) -> tuple[str, ...]:
        """See `WriteTransaction.case_records`."""
        row = self._tx.run(QUERIES["case_records"], id=handover_id).single()
        return tuple(row["ids"]) if row else ()

    def _require(self, kind: type[Record], record_id: str) -> None:
        if not self._tx.run(statements(kind)["stored_ids"], ids=[record_id]).single(strict=True)["ids"]:
            raise NotFound(kind.label, record_id)
