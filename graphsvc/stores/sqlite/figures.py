"""The figures of a service."""

from datetime import UTC, date, datetime

from graphsvc.model.actor import Actor, holder_of
from graphsvc.model.facts import Window
from graphsvc.model.figures import FigurePart, Start, WorkFacts
from graphsvc.stores.sqlite.codec import encode
from graphsvc.stores.sqlite.connection import Connections
from graphsvc.stores.sqlite.rows import QUERIES


class SqliteFigures:
    """See `graphsvc.stores.figures.FigureQuestions`."""

    _connections: Connections

    def work_facts(self, actor: Actor | None, window: Window) -> WorkFacts:
        """See `FigureQuestions.work_facts`."""
        start_at, end_at = window.instants
        asked = {
            "holder": holder_of(actor),
            "start": encode(window.start),
            "end": encode(window.end),
            "start_at": encode(start_at),
            "end_at": encode(end_at),
        }
        counts: dict[FigurePart, dict[str, int]] = {}
        with self._connections.reading() as connection:
            for part, code, number in connection.execute(QUERIES["work_counts"], asked):
                if number:
                    counts.setdefault(part, {})[code] = number
            starts = tuple(
                Start(
                    offer_kind=kind,
                    entitled_on=_day(entitled),
                    requested_on=date.fromisoformat(requested),
                    accepted_at=_instant(accepted) if accepted else None,
                    started_at=_instant(started),
                )
                for kind, entitled, requested, accepted, started in connection.execute(QUERIES["work_starts"], asked)
            )
        return WorkFacts(counts, starts)

    def contact_counts(self, actor: Actor | None, window: Window) -> dict[str, int]:
        """See `FigureQuestions.contact_counts`."""
        asked = {"holder": holder_of(actor), "start": encode(window.start), "end": encode(window.end)}
        with self._connections.reading() as connection:
            return dict(connection.execute(QUERIES["contact_counts"], asked).fetchall())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
