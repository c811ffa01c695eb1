"""What the report on gaps asks of the store: needs, supply and endings, and how referrals ran."""

import json
import sqlite3
from datetime import date

from graphsvc.model.actor import Actor
from graphsvc.model.facts import Window
from graphsvc.model.gap_facts import (
    Course,
    Courses,
    Ending,
    HurdleCount,
    Need,
    Refusal,
    SilentTie,
    Supply,
    SupplyFacts,
    Wait,
)
from graphsvc.stores.sqlite.codec import encode
from graphsvc.stores.sqlite.connection import Connections
from graphsvc.stores.sqlite.rows import QUERIES
from graphsvc.stores.writing import check_network_reader


class SqliteGaps:
    """See `graphsvc.stores.gaps.GapQuestions`."""

    _connections: Connections

    def supply_facts(self, actor: Actor | None, needed_on: date, on: date, until: date) -> SupplyFacts:
        """See `GapQuestions.supply_facts`."""
        check_network_reader(actor)
        with self._connections.reading() as connection:
            return _supply_facts(connection, needed_on, on, until)

    def courses(self, actor: Actor | None, window: Window, patience: int) -> Courses:
        """See `GapQuestions.courses`."""
        check_network_reader(actor)
        with self._connections.reading() as connection:
            return _courses(connection, window, patience)

    def unanswered(self, actor: Actor | None, window: Window, patience: int) -> tuple[SilentTie, ...]:
        """See `GapQuestions.unanswered`."""
        check_network_reader(actor)
        with self._connections.reading() as connection:
            return _unanswered(connection, window, patience)

    def waits(self, actor: Actor | None, window: Window) -> tuple[Wait, ...]:
        """See `GapQuestions.waits`."""
        check_network_reader(actor)
        with self._connections.reading() as connection:
            return _waits(connection, window)

    def hurdles(self, actor: Actor | None, window: Window) -> tuple[HurdleCount, ...]:
        """See `GapQuestions.hurdles`."""
        check_network_reader(actor)
        with self._connections.reading() as connection:
            return _hurdles(connection, window)


def _supply_facts(connection: sqlite3.Connection, needed_on: date, on: date, until: date) -> SupplyFacts:
    """Needs on one day, and what is offered on another and still will be later."""
    days = {"on": encode(on), "until": encode(until)}
    return SupplyFacts(
        tuple(Need(*row) for row in connection.execute(QUERIES["needs"], {"needed_on": encode(needed_on)})),
        tuple(Supply(*row) for row in connection.execute(QUERIES["supply"], days)),
        tuple(
            Ending(offer, name, unit, _day(valid_to), _day(funding), tuple(sorted(json.loads(topics))), _codes(serves))
            for offer, name, unit, valid_to, funding, topics, serves in connection.execute(QUERIES["endings"], days)
        ),
    )


def _courses(connection: sqlite3.Connection, window: Window, patience: int) -> Courses:
    """How the referrals of the window ran."""
    days = {"start": encode(window.start), "end": encode(window.end)}
    ran = connection.execute(QUERIES["courses"], {**days, "patience": patience})
    return Courses(
        tuple(Course(*row) for row in ran),
        tuple(Refusal(*row) for row in connection.execute(QUERIES["refusals"], days)),
    )


def _unanswered(connection: sqlite3.Connection, window: Window, patience: int) -> tuple[SilentTie, ...]:
    """Silent referrals by tie and quarter."""
    parameters = {"start": encode(window.start), "end": encode(window.end), "patience": patience}
    rows = connection.execute(QUERIES["unanswered"], parameters)
    return tuple(SilentTie(sender, to, date.fromisoformat(quarter), count) for sender, to, quarter, count in rows)


def _hurdles(connection: sqlite3.Connection, window: Window) -> tuple[HurdleCount, ...]:
    """What stood in the way of agreements in the window."""
    days = {"start": encode(window.start), "end": encode(window.end)}
    return tuple(HurdleCount(*row) for row in connection.execute(QUERIES["hurdles"], days))


def _waits(connection: sqlite3.Connection, window: Window) -> tuple[Wait, ...]:
    """Who began in the window, and after how many days."""
    rows = connection.execute(QUERIES["waits"], {"start": encode(window.start), "end": encode(window.end)})
    return tuple(
        Wait(sender, receiver, kind, date.fromisoformat(started), int(registered), _whole(entitled), people)
        for sender, receiver, kind, started, registered, entitled, people in rows
    )


def _whole(days: float | None) -> int | None:
    return None if days is None else int(days)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _codes(text: str) -> tuple[str, ...]:
    return tuple(sorted(json.loads(text)))
