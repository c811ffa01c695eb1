"""What a store does inside one write: the part of a write that differs between stores."""

from typing import Protocol, TypeVar

from graphsvc.model.actor import Receiver, Scope
from graphsvc.model.derived import AuditEntry, Handover, Link, LinkKind, Record, WriteKey

R = TypeVar("R", bound=Record)


class WriteTransaction(Protocol):
    """What a store does inside one write transaction; the transaction ends outside of it."""

    def first_write(self, key: str) -> tuple[str, str] | None:
        """Digest and answer of the write that used the key; None for a new key, which is then locked."""

    def keep_write(self, written: WriteKey) -> None:
        """Store the write key whose `first_write` was None."""

    def locked(self, kind: type[R], record_id: str, scope: Scope) -> R:
        """The record, locked until the transaction ends; raises `NotFound`, also where it is out of scope."""

    def append(self, entry: AuditEntry) -> None:
        """Store the audit entry of this transaction; raises `StoreUnavailable` while writing is paused."""

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

    def intake_of(self, referral_id: str) -> str | None:
        """The id of the intake that the referral asks a place of."""

    def receiving_service(self, handover_id: str) -> str:
        """The id of the service that the handover goes to."""

    def case_records(self, handover_id: str) -> tuple[str, ...]:
        """The ids of every record of the cases that the handover is about, clients first."""
