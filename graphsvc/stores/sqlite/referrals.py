"""What each side may see of referrals, enquiries and handovers."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

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
from graphsvc.stores.protocol import LARGEST_PAGE
from graphsvc.stores.sqlite.codec import Value, encode, json_list
from graphsvc.stores.sqlite.connection import Connections
from graphsvc.stores.sqlite.rows import QUERIES, fetch, fetch_all
from graphsvc.stores.sqlite.writing import SqliteTransaction
from graphsvc.stores.writing import audit_entry

# No service has this id: its goals, clients and earlier referrals are nobody's.
_NOBODY = ""


class SqliteReferrals:
    """See `graphsvc.stores.referrals.ReferralQuestions`."""

    _connections: Connections

    def referral_facts(self, actor: Actor | None, side: EventSideCode, referral_id: str) -> ReferralFacts:
        """See `ReferralQuestions.referral_facts`."""
        parameters = _whose(actor, side)
        with self._connections.writing() as connection:
            if side == "sender":
                fetch(connection, Referral, referral_id, reading_scope(actor, Referral))
            else:
                SqliteTransaction(connection).received(Referral, referral_id, receiver_of(actor))
            found = _facts(connection, [referral_id], side, parameters)[0]
            ids = [row[0] for row in connection.execute(QUERIES["referral_events"], {"id": referral_id})]
            events = fetch_all(connection, ReferralEvent, ids)
            _audit(connection, actor, [referral_id, *ids])
        shown = (events[key] if side == "sender" else event_as_received(events[key]) for key in ids)
        return replace(found, events=tuple(shown))

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
        parameters = _whose(actor, side)
        asked = {"states": json_list(states), "day": encode(day), "before": before, "limit": size + 1}
        with self._connections.writing() as connection:
            text = QUERIES["sent_referrals" if side == "sender" else "inbox"]
            ids = [row[0] for row in connection.execute(text, {**parameters, **asked})]
            found = _facts(connection, ids[:size], side, parameters)
            _audit(connection, actor, ids[:size])
        return ReferralPage(found, cursor_of(found[-1].referral) if len(ids) > size else None)

    def enquiries(self, actor: Actor | None, side: EventSideCode, *, limit: int = 50) -> tuple[EnquiryFacts, ...]:
        """See `ReferralQuestions.enquiries`."""
        parameters = {**_whose(actor, side), "limit": _cut(limit)}
        with self._connections.writing() as connection:
            text = QUERIES["sent_enquiries" if side == "sender" else "received_enquiries"]
            rows = list(connection.execute(text, parameters))
            enquiries = fetch_all(connection, CapacityEnquiry, [row[0] for row in rows])
            offers = fetch_all(connection, Offer, {row[1] for row in rows})
            services = fetch_all(connection, CounsellingService, {row[2] for row in rows})
            _audit(connection, actor, list(enquiries))
        return tuple(EnquiryFacts(enquiries[one], offers[offer], services[sender]) for one, offer, sender in rows)

    def handovers(self, actor: Actor | None, *, limit: int = 50) -> tuple[HandoverFacts, ...]:
        """See `ReferralQuestions.handovers`."""
        scope = reading_scope(actor, Handover)
        with self._connections.writing() as connection:
            rows = list(connection.execute(QUERIES["handovers"], {"service": scope.holder, "limit": _cut(limit)}))
            handovers = fetch_all(connection, Handover, [row[0] for row in rows])
            services = fetch_all(connection, CounsellingService, {key for row in rows for key in row[1:3]})
            clients = [tuple(sorted(json.loads(row[4]))) for row in rows]
            _audit(connection, actor, [*handovers, *(client for each in clients for client in each)])
        return tuple(
            HandoverFacts(handovers[key], services[giver], services[receiver], people, held)
            for (key, giver, receiver, people, _), held in zip(rows, clients, strict=True)
        )


def _whose(actor: Actor | None, side: EventSideCode) -> dict[str, Value]:
    """The parameters that keep a query to what the actor may see on that side."""
    if side == "sender":
        return {"holder": reading_scope(actor, Referral).holder}
    receiver = receiver_of(actor)
    return {"organisation": receiver.organisation, "service": receiver.service, "holder": _NOBODY}


def _facts(
    connection: sqlite3.Connection, ids: Sequence[str], side: EventSideCode, whose: dict[str, Value]
) -> tuple[ReferralFacts, ...]:
    """What these referrals are linked to, in the order of the ids."""
    asked = {"ids": json_list(ids), "holder": whose["holder"]}
    ends = {row[0]: row[1:] for row in connection.execute(QUERIES["referral_ends"], asked)}
    referrals = fetch_all(connection, Referral, ids)
    offers = fetch_all(connection, Offer, {row[0] for row in ends.values()})
    services = fetch_all(connection, CounsellingService, {row[1] for row in ends.values()})
    intakes = fetch_all(connection, Intake, {row[2] for row in ends.values() if row[2]})
    return tuple(
        ReferralFacts(
            referral=referrals[key] if side == "sender" else as_received(referrals[key]),
            side=side,
            also_receives=bool(ends[key][6]),
            offer=offers[ends[key][0]],
            sender=services[ends[key][1]],
            intake=intakes.get(ends[key][2]),
            goal=ends[key][3],
            client=ends[key][4],
            replaces=ends[key][5],
        )
        for key in ids
    )


def _audit(connection: sqlite3.Connection, actor: Actor | None, ids: Sequence[str]) -> None:
    if ids:
        SqliteTransaction(connection).append(audit_entry(actor, "read", ids))


def _cut(limit: int) -> int:
    return max(1, min(limit, LARGEST_PAGE))
