"""The roster of the network and the ties of its units."""

from neo4j import ManagedTransaction

from graphsvc.model.facts import Tie, TieKind, Unit, Window
from graphsvc.stores.neo4j.statements import QUERIES

_TIE_QUERIES: dict[TieKind, str] = {
    TieKind.REFERRAL: "ties_referral",
    TieKind.MEETING: "ties_meeting",
    TieKind.SHARED_CASE: "ties_shared_case",
    TieKind.COOPERATION: "ties_cooperation",
}


def roster(tx: ManagedTransaction, window: Window) -> tuple[Unit, ...]:
    """The units with a membership on a day of the window, by id."""
    rows = tx.run(QUERIES["roster"], start=window.start, end=window.end)
    return tuple(Unit(row["id"], row["name"], row["kind"], row["carrier"]) for row in rows)


def ties(tx: ManagedTransaction, kind: TieKind, window: Window) -> tuple[Tie, ...]:
    """The ties of that kind in the window, by sender and receiver."""
    row = tx.run(QUERIES[_TIE_QUERIES[kind]], start=window.start, end=window.end).single(strict=True)
    columns = zip(row["senders"], row["receivers"], row["events"], strict=True)
    return tuple(Tie(kind, sender, receiver, events) for sender, receiver, events in columns)
