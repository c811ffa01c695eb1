"""What each side may see of referrals, enquiries and handovers."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from neo4j import ManagedTransaction

from graphsvc.model.actor import Actor, reading_scope, receiver_of
from graphsvc.model.derived import (
    CapacityEnquiry,
    CounsellingService,
    EventSideCode,
    Handover,
    Intake,
    Offer,
    Referral,
    ReferralEvent,
    ReferralStateCode,
)
from graphsvc.model.referral_facts import EnquiryFacts, HandoverFacts, ReferralFacts, ReferralPage
from graphsvc.stores.commands import as_received, event_as_received
from graphsvc.stores.cursors import cursor_of, read_cursor
from graphsvc.stores.neo4j.codec import decode
from graphsvc.stores.neo4j.connection import ANSWER_SECONDS
from graphsvc.stores.neo4j.reading import audit_read, fetch
from graphsvc.stores.neo4j.statements import QUERIES
from graphsvc.stores.neo4j.writing import Neo4jTransaction
from graphsvc.stores.protocol import LARGEST_PAGE

T = TypeVar("T")
# No service has this id: its goals, clients and earlier referrals are nobody's.
_NOBODY = ""


class Neo4jReferrals(ABC):
    """See `graphsvc.stores.referrals.ReferralQuestions`."""

    @abstractmethod
    def _write(self, work: Callable[[ManagedTransaction], T], seconds: float = ANSWER_SECONDS) -> T:
        """What the work returns, in one transaction: a read of casework writes its audit entry."""

    def referral_facts(self, actor: Actor | None, side: EventSideCode, referral_id: str) -> ReferralFacts:
        """See `ReferralQuestions.referral_facts`."""
        whose = _whose(actor, side)

        def work(tx: ManagedTransaction) -> ReferralFacts:
            if side == "sender":
                fetch(tx, Referral, referral_id, reading_scope(actor, Referral))
            else:
                Neo4jTransaction(tx).received(Referral, referral_id, receiver_of(actor))
            found = _facts(tx, [referral_id], side, whose)[0]
            rows = tx.run(QUERIES["referral_events"], id=referral_id)
            events = [decode(ReferralEvent, row["properties"]) for row in rows]
            audit_read(tx, actor, [referral_id, *(event.id for event in events)])
            shown = (event if side == "sender" else event_as_received(event) for event in events)
            return replace(found, events=tuple(shown))

        return self._write(work)

    def referrals(
        self,
        actor: Actor | None,
        side: EventSideCode,
        states: Sequence[ReferralStateCode],
        *,
        after: str | None = None,
        limit: int = 50,
    ) -> ReferralPage:
        """See `ReferralQuestions.referrals`."""
        day, before = read_cursor(after)
        size = _cut(limit)
        whose = _whose(actor, side)

        def work(tx: ManagedTransaction) -> ReferralPage:
            text = QUERIES["sent_referrals" if side == "sender" else "inbox"]
            asked = {**whose, "states": list(states), "day": day, "before": before, "limit": size + 1}
            ids = [row["id"] for row in tx.run(text, asked)]
            found = _facts(tx, ids[:size], side, whose)
            audit_read(tx, actor, ids[:size])
            return ReferralPage(found, cursor_of(found[-1].referral) if len(ids) > size else None)

        return self._write(work)

    def enquiries(self, actor: Actor | None, side: EventSideCode, *, limit: int = 50) -> tuple[EnquiryFacts, ...]:
        """See `ReferralQuestions.enquiries`."""
        asked = {**_whose(actor, side), "limit": _cut(limit)}

        def work(tx: ManagedTransaction) -> tuple[EnquiryFacts, ...]:
            text = QUERIES["sent_enquiries" if side == "sender" else "received_enquiries"]
            found = tuple(
                EnquiryFacts(
                    decode(CapacityEnquiry, row["enquiry"]),
                    decode(Offer, row["offer"]),
                    decode(CounsellingService, row["sender"]),
                )
                for row in tx.run(text, asked)
            )
            audit_read(tx, actor, [facts.enquiry.id for facts in found])
            return found

        return self._write(work)

    def handovers(self, actor: Actor | None, *, limit: int = 50) -> tuple[HandoverFacts, ...]:
        """See `ReferralQuestions.handovers`."""
        service = reading_scope(actor, Handover).holder

        def work(tx: ManagedTransaction) -> tuple[HandoverFacts, ...]:
            rows = tx.run(QUERIES["handovers"], service=service, limit=_cut(limit))
            found = tuple(
                HandoverFacts(
                    decode(Handover, row["handover"]),
                    decode(CounsellingService, row["giver"]),
                    decode(CounsellingService, row["receiver"]),
                    row["people"],
                    tuple(sorted(row["clients"])),
                )
                for row in rows
            )
            read = [key for facts in found for key in (facts.handover.id, *facts.clients)]
            audit_read(tx, actor, read)
            return found

        return self._write(work)


def _whose(actor: Actor | None, side: EventSideCode) -> dict[str, str | None]:
    """The parameters that keep a query to what the actor may see on that side."""
    if side == "sender":
        return {"holder": reading_scope(actor, Referral).holder}
    receiver = receiver_of(actor)
    return {"organisation": receiver.organisation, "service": receiver.service, "holder": _NOBODY}


def _facts(
    tx: ManagedTransaction, ids: Sequence[str], side: EventSideCode, whose: Mapping[str, str | None]
) -> tuple[ReferralFacts, ...]:
    """What these referrals are linked to, in the order of the ids."""
    rows = tx.run(QUERIES["referral_ends"], ids=list(ids), holder=whose["holder"])
    found = {row["referral"]["id"]: _one(row.data(), side) for row in rows}
    return tuple(found[key] for key in ids)


def _one(row: Mapping[str, Any], side: EventSideCode) -> ReferralFacts:
    referral = decode(Referral, row["referral"])
    return ReferralFacts(
        referral=referral if side == "sender" else as_received(referral),
        side=side,
        also_receives=row["also_receives"],
        offer=decode(Offer, row["offer"]),
        sender=decode(CounsellingService, row["sender"]),
        intake=decode(Intake, row["intake"]) if row["intake"] else None,
        goal=row["goal"],
        client=row["client"],
        replaces=row["replaces"],
    )


def _cut(limit: int) -> int:
    return max(1, min(limit, LARGEST_PAGE))
