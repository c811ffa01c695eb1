"""The roster of the network and the ties of its units."""

from neo4j import ManagedTransaction

from graphsvc.model.facts import Attendance, TieKind, TieMonth, Unit, Window, months_of
from graphsvc.model.service_cases import ServiceCase, service_cases
from graphsvc.model.ties import Ties, ties_of
from graphsvc.stores.neo4j.codec import native
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


def ties(tx: ManagedTransaction, kind: TieKind, window: Window) -> Ties:
    """The ties of that kind in the window, by sender and receiver."""
    row = tx.run(QUERIES[_TIE_QUERIES[kind]], start=window.start, end=window.end).single(strict=True)
    return ties_of(kind, zip(row["senders"], row["receivers"], row["events"], strict=True))


def cases(tx: ManagedTransaction, window: Window) -> tuple[ServiceCase, ...]:
    """The referrals of the window, case by case."""
    rows = tx.run(QUERIES["service_cases"], start=window.start, end=window.end)
    return service_cases((row["key"], row["sender"], native(row["quarter"]), row["receiver"]) for row in rows)


def attendance(tx: ManagedTransaction, window: Window) -> tuple[Attendance, ...]:
    """Who was at which meeting of the window, by meeting and unit."""
    rows = tx.run(QUERIES["attendance"], start=window.start, end=window.end)
    return tuple(Attendance(row["meeting"], native(row["held_on"]), row["unit"]) for row in rows)


def tie_months(tx: ManagedTransaction, kind: TieKind, pair: tuple[str, str], window: Window) -> tuple[TieMonth, ...]:
    """The monthly counts of two units, by month and sender."""
    one, other = pair
    parameters = {"months": list(months_of(window)), "start": window.start, "end": window.end}
    rows = tx.run(QUERIES[f"tie_months_{kind.value}"], parameters, one=one, other=other)
    return tuple(TieMonth(row["month"].to_native(), row["sender"], row["receiver"], row["events"]) for row in rows)
