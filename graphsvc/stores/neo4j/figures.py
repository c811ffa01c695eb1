"""The figures of a service."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TypeVar

from neo4j import ManagedTransaction

from graphsvc.model.actor import Actor, holder_of
from graphsvc.model.facts import Window
from graphsvc.model.figures import FigurePart, Start, WorkFacts
from graphsvc.stores.neo4j.codec import native
from graphsvc.stores.neo4j.connection import ANSWER_SECONDS
from graphsvc.stores.neo4j.statements import QUERIES

T = TypeVar("T")


class Neo4jFigures(ABC):
    """See `graphsvc.stores.figures.FigureQuestions`."""

    @abstractmethod
    def _read(self, work: Callable[[ManagedTransaction], T], seconds: float = ANSWER_SECONDS) -> T:
        """What the work returns, in one transaction that reads."""

    def work_facts(self, actor: Actor | None, window: Window) -> WorkFacts:
        """See `FigureQuestions.work_facts`."""
        start_at, end_at = window.instants
        asked = {
            "holder": holder_of(actor),
            "start": window.start,
            "end": window.end,
            "start_at": start_at,
            "end_at": end_at,
        }

        def work(tx: ManagedTransaction) -> WorkFacts:
            counts: dict[FigurePart, dict[str, int]] = {}
            for row in tx.run(QUERIES["work_counts"], asked):
                counts.setdefault(row["part"], {})[row["code"]] = row["n"]
            starts = tuple(
                Start(
                    offer_kind=row["offer_kind"],
                    entitled_on=native(row["entitled_on"]),
                    requested_on=native(row["requested_on"]),
                    accepted_at=native(row["accepted"]),
                    started_at=native(row["started"]),
                )
                for row in tx.run(QUERIES["work_starts"], asked)
            )
            return WorkFacts(counts, starts)

        return self._read(work)

    def contact_counts(self, actor: Actor | None, window: Window) -> dict[str, int]:
        """See `FigureQuestions.contact_counts`."""
        asked = {"holder": holder_of(actor), "start": window.start, "end": window.end}
        return self._read(
            lambda tx: {row["topic"]: row["contacts"] for row in tx.run(QUERIES["contact_counts"], asked)}
        )
