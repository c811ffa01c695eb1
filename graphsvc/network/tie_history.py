"""What a tie opens to: how often two units met in each month, kind by kind, and never a single event or client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphsvc.disclosure.cells import ShownCount
from graphsvc.disclosure.months import shown_months
from graphsvc.disclosure.quarters import quarters_of, shown_over_quarters
from graphsvc.model.facts import TieKind, months_of
from graphsvc.network.structure import unit_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from graphsvc.model.facts import TieMonth, Unit, Window

LASTING = frozenset({TieKind.SHARED_CASE})
"""Cases run through several months and quarters; referrals and meetings happen on a day."""


@dataclass(frozen=True, slots=True)
class TieCounts:
    """The counts of one kind of tie from one unit to another, as they may be shown.

    ``months`` has every month of the window in order, by its first day. ``total`` is the range that the counts of the
    quarters add up to, and for cooperations, which are about no client, the largest month.
    """

    kind: TieKind
    sender: Unit
    receiver: Unit
    total: ShownCount
    months: tuple[tuple[date, ShownCount], ...]


@dataclass(frozen=True, slots=True)
class TieHistory:
    """All kinds of tie between two units in a window of whole quarters, referrals in both directions."""

    window: Window
    units: tuple[Unit, Unit]
    counts: tuple[TieCounts, ...]

    def to_json(self) -> dict[str, object]:
        """Plain JSON values: one entry for each kind and direction, in the order of ``TieKind``."""
        return {
            "period": {"start": self.window.start.isoformat(), "end": self.window.end.isoformat()},
            "one": unit_json(self.units[0]),
            "other": unit_json(self.units[1]),
            "ties": [
                {
                    "tie": found.kind.value,
                    "directed": found.kind.directed,
                    "sender": unit_json(found.sender),
                    "receiver": unit_json(found.receiver),
                    "count": found.total.to_json(),
                    "months": [{"month": f"{month:%Y-%m}", "count": count.to_json()} for month, count in found.months],
                }
                for found in self.counts
            ],
        }


def tie_history(
    units: tuple[Unit, Unit],
    window: Window,
    months: Mapping[TieKind, Iterable[TieMonth]],
    quarters: Mapping[TieKind, Mapping[date, int]],
) -> TieHistory:
    """The history of two units over the whole quarters of the window.

    ``months`` are the monthly counts of each kind; ``quarters`` the counts of each quarter, by its first day, of the
    kinds in ``LASTING``, whose months do not add up to it. Quarters of 0 may be left out.
    """
    found = []
    for kind in TieKind:
        counts = {(item.sender, item.receiver, item.month): item.events for item in months.get(kind, ())}
        for sender, receiver in _directions(kind, units):
            by_month = {
                month: counts.get((sender.id, receiver.id, month), 0)
                + (0 if kind.directed else counts.get((receiver.id, sender.id, month), 0))
                for month in months_of(window)
            }
            found.append(_counts(kind, (sender, receiver), window, by_month, quarters.get(kind, {})))
    return TieHistory(window, units, tuple(found))


def _directions(kind: TieKind, units: tuple[Unit, Unit]) -> Iterator[tuple[Unit, Unit]]:
    yield units
    if kind.directed and units[0] != units[1]:
        yield units[1], units[0]


def _counts(
    kind: TieKind, ends: tuple[Unit, Unit], window: Window, by_month: Mapping[date, int], by_quarter: Mapping[date, int]
) -> TieCounts:
    if kind is TieKind.COOPERATION:
        exact = tuple((month, ShownCount(count, count)) for month, count in by_month.items())
        return TieCounts(kind, *ends, max((count for _, count in exact), key=lambda count: count.at_least), exact)
    lasting = kind in LASTING
    shown: dict[date, ShownCount] = {}
    totals = []
    for quarter in quarters_of(window):
        inside = [month for month in by_month if month in quarter]
        counts = [by_month[month] for month in inside]
        total = by_quarter.get(quarter.start, 0) if lasting else sum(counts)
        totals.append(total)
        shown.update(zip(inside, shown_months(counts, total, lasting=lasting), strict=True))
    whole = shown_over_quarters(totals, lasting=lasting)
    return TieCounts(kind, *ends, whole, tuple((month, shown[month]) for month in by_month))
