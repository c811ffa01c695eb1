"""Who waits for a place, and which intakes have room."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from neo4j import ManagedTransaction

from graphsvc.model.actor import Actor, reading_scope
from graphsvc.model.derived import Client, Goal, Intake, Profile, TopicCode
from graphsvc.model.facts import Window
from graphsvc.model.placing_facts import StartingOffers, WaitingGoal
from graphsvc.stores.neo4j.codec import decode
from graphsvc.stores.neo4j.connection import ANSWER_SECONDS, LONG_SECONDS
from graphsvc.stores.neo4j.offers import facts_of_all
from graphsvc.stores.neo4j.reading import audit_read
from graphsvc.stores.neo4j.statements import QUERIES
from graphsvc.stores.placing import LARGEST_STARTING, LARGEST_WAITING

T = TypeVar("T")


class Neo4jPlacing(ABC):
    """See `graphsvc.stores.placing.PlacingQuestions`."""

    @abstractmethod
    def _read(self, work: Callable[[ManagedTransaction], T], seconds: float = ANSWER_SECONDS) -> T:
        """What the work returns, in one transaction that reads."""

    @abstractmethod
    def _write(self, work: Callable[[ManagedTransaction], T], seconds: float = ANSWER_SECONDS) -> T:
        """What the work returns, in one transaction: a read of casework writes its audit entry."""

    def waiting_goals(
        self, actor: Actor | None, topics: Sequence[TopicCode], area: str, on: date, *, limit: int = LARGEST_WAITING
    ) -> tuple[WaitingGoal, ...]:
        """See `PlacingQuestions.waiting_goals`."""
        scope = reading_scope(actor, Goal)
        most = max(1, min(limit, LARGEST_WAITING))

        def work(tx: ManagedTransaction) -> tuple[WaitingGoal, ...]:
            rows = tx.run(
                QUERIES["waiting_goals"], topics=list(topics), area=area, holder=scope.holder, on=on, limit=most
            )
            found = tuple(
                WaitingGoal(
                    decode(Goal, row["goal"]),
                    row["topic"],
                    decode(Client, row["client"]),
                    decode(Profile, row["profile"]),
                    row["since"].to_native() if row["since"] else None,
                )
                for row in rows
            )
            read = {record.id for each in found for record in (each.goal, each.client, each.profile)}
            audit_read(tx, actor, sorted(read))
            return found

        return self._write(work, LONG_SECONDS)

    def offers_starting(
        self, topics: Sequence[TopicCode], area: str, window: Window, on: date, *, limit: int = LARGEST_STARTING
    ) -> StartingOffers:
        """See `PlacingQuestions.offers_starting`."""
        most = max(1, min(limit, LARGEST_STARTING))

        def work(tx: ManagedTransaction) -> StartingOffers:
            rows = tx.run(
                QUERIES["offers_starting"],
                topics=list(topics),
                area=area,
                start=window.start,
                end=window.end,
                on=on,
                limit=most,
            )
            own: dict[str, list[Intake]] = {}
            asked: dict[str, int] = {}
            for row in rows:
                intake = decode(Intake, row["intake"])
                own.setdefault(row["offer"], []).append(intake)
                if row["asked"]:
                    asked[intake.id] = row["asked"]
            facts = facts_of_all(tx, list(own), on)
            return StartingOffers(tuple(replace(each, intakes=tuple(own[each.offer.id])) for each in facts), asked)

        return self._read(work, LONG_SECONDS)
