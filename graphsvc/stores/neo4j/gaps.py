"""What the report on gaps asks of the store: needs, supply and endings, and how referrals ran."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from neo4j import ManagedTransaction

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
from graphsvc.stores.neo4j.codec import native
from graphsvc.stores.neo4j.connection import ANSWER_SECONDS, LONG_SECONDS
from graphsvc.stores.neo4j.statements import QUERIES
from graphsvc.stores.writing import check_network_reader

T = TypeVar("T")


class Neo4jGaps(ABC):
    """See `graphsvc.stores.gaps.GapQuestions`."""

    @abstractmethod
    def _read(self, work: Callable[[ManagedTransaction], T], seconds: float = ANSWER_SECONDS) -> T:
        """What the work returns, in one transaction that reads."""

    def supply_facts(self, actor: Actor | None, needed_on: date, on: date, until: date) -> SupplyFacts:
        """See `GapQuestions.supply_facts`."""
        check_network_reader(actor)
        return self._read(lambda tx: _supply_facts(tx, needed_on, on, until), LONG_SECONDS)

    def courses(self, actor: Actor | None, window: Window, patience: int) -> Courses:
        """See `GapQuestions.courses`."""
        check_network_reader(actor)
        return self._read(lambda tx: _courses(tx, window, patience), LONG_SECONDS)

    def unanswered(self, actor: Actor | None, window: Window, patience: int) -> tuple[SilentTie, ...]:
        """See `GapQuestions.unanswered`."""
        check_network_reader(actor)
        return self._read(lambda tx: _unanswered(tx, window, patience), LONG_SECONDS)

    def waits(self, actor: Actor | None, window: Window) -> tuple[Wait, ...]:
        """See `GapQuestions.waits`."""
        check_network_reader(actor)
        return self._read(lambda tx: _waits(tx, window), LONG_SECONDS)

    def hurdles(self, actor: Actor | None, window: Window) -> tuple[HurdleCount, ...]:
        """See `GapQuestions.hurdles`."""
        check_network_reader(actor)
        return self._read(lambda tx: _hurdles(tx, window), LONG_SECONDS)


def _supply_facts(tx: ManagedTransaction, needed_on: date, on: date, until: date) -> SupplyFacts:
    """Needs on one day, and what is offered on another and still will be later."""
    return SupplyFacts(
        tuple(Need(*row.values()) for row in tx.run(QUERIES["needs"], needed_on=needed_on)),
        tuple(Supply(*row.values()) for row in tx.run(QUERIES["supply"], on=on, until=until)),
        tuple(
            Ending(
                row["id"],
                row["name"],
                row["unit"],
                native(row["valid_to"]),
                native(row["funding_ends_on"]),
                tuple(sorted(row["topics"])),
                tuple(sorted(row["serves"])),
            )
            for row in tx.run(QUERIES["endings"], on=on, until=until)
        ),
    )


def _courses(tx: ManagedTransaction, window: Window, patience: int) -> Courses:
    """How the referrals of the window ran."""
    days = {"start": window.start, "end": window.end}
    return Courses(
        tuple(Course(*row.values()) for row in tx.run(QUERIES["courses"], days, patience=patience)),
        tuple(Refusal(*row.values()) for row in tx.run(QUERIES["refusals"], days)),
    )


def _unanswered(tx: ManagedTransaction, window: Window, patience: int) -> tuple[SilentTie, ...]:
    """Silent referrals by tie and quarter."""
    rows = tx.run(QUERIES["unanswered"], start=window.start, end=window.end, patience=patience)
    return tuple(SilentTie(row["sender"], row["receiver"], native(row["quarter"]), row["referrals"]) for row in rows)


def _hurdles(tx: ManagedTransaction, window: Window) -> tuple[HurdleCount, ...]:
    """What stood in the way of agreements in the window."""
    rows = tx.run(QUERIES["hurdles"], start=window.start, end=window.end)
    return tuple(HurdleCount(row["kind"], row["about"], row["clients"]) for row in rows)


def _waits(tx: ManagedTransaction, window: Window) -> tuple[Wait, ...]:
    """Who began in the window, and after how many days."""
    rows = tx.run(QUERIES["waits"], start=window.start, end=window.end)
    return tuple(
        Wait(sender, receiver, kind, native(started), registered, entitled, people)
        for sender, receiver, kind, started, registered, entitled, people in (row.values() for row in rows)
    )
