"""What a store does inside one write: the part of a write that differs between stores."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from graphsvc.model.actor import Receiver, Scope
from graphsvc.model.derived import Agreement, AuditEntry, Handover, Link, LinkKind, Record, WriteKey

R = TypeVar("R", bound=Record)


class WriteTransaction(Protocol):
    """What a store does inside one write transaction; the transaction ends outside of it."""

    def claim(self, written: WriteKey, entry: AuditEntry, created: Sequence[Record]) -> tuple[str, str] | None:
        """Store and lock a new write key, the audit entry of the write and its new records, and return None.

        For a key that was used before, nothing is stored: the digest and the answer of its first write. Raises
        `StoreUnavailable` for a new key while writing is paused, and `AlreadyExists` where the id or a unique value
        of a new record is taken.
        """

    def settle(self, written: WriteKey, entry: AuditEntry) -> None:
        """Replace the answer and the touched records that `claim` has stored in this transaction."""

    def locked(self, kind: type[R], record_id: str, scope: Scope) -> R:
        """The record, locked until the transaction ends; raises `NotFound`, also where it is out of scope."""

    def append(self, entry: AuditEntry) -> None:
        """Store the audit entry of a read or a load; raises `StoreUnavailable` while writing is paused."""

    def create(self, record: Record) -> None:
        """Store a new record; raises `AlreadyExists` where its id or a unique value is taken."""

    def store(self, record: Record) -> None:
        """Replace a locked record, whole; raises `AlreadyExists` where a unique value is taken."""

    def join(self, kind: LinkKind, link: Link) -> None:
        """Store the link or replace its properties; raises `NotFound` for an end that is not stored."""

    def unjoin(self, kind: LinkKind, link: Link) -> bool:
        """Remove the link; whether there was one."""

    def has_link(self, kind: LinkKind, source: str) -> bool:
        """Whether a link of that kind starts at the record."""

    def open_reports(self, offer_id: str) -> tuple[str, ...]:
        """The ids of the reports on that offer that nobody has settled."""

    def received(self, kind: type[R], record_id: str, receiver: Receiver) -> R:
        """The referral or enquiry to an offer of that receiver, locked; raises `NotFound`, also for a draft."""

    def handed_to(self, handover_id: str, service: str) -> Handover:
        """The handover to that service, locked; raises `NotFound`."""

    def agreements_of(self, record_ids: Sequence[str], scope: Scope) -> tuple[Agreement, ...]:
        """The agreements in scope to which the agreements, goals, steps, reviews or hurdles belong, locked, by id."""

    def open_goals(self, agreement_id: str, scope: Scope) -> tuple[str, ...]:
        """The ids of the goals of that agreement in scope that are open, in order; the agreement is locked."""

    def intake_of(self, referral_id: str) -> str | None:
        """The id of the intake that the referral asks a place of."""

    def receiving_service(self, handover_id: str) -> str:
        """The id of the service that the handover goes to."""

    def case_records(self, handover_id: str) -> tuple[str, ...]:
        """The ids of every record of the cases that the handover is about, clients first."""
