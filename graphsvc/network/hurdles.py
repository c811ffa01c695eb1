"""What counsellors note as hurdles in balances, again and again: missing offers apart from broken co-operation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphsvc.disclosure.cells import ShownCount, recurring
from graphsvc.disclosure.quarters import shown_over_quarters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphsvc.model.derived import HurdleKindCode
    from graphsvc.model.gap_facts import HurdleCount


@dataclass(frozen=True, slots=True)
class RecurringHurdle:
    """A hurdle with what it is about, see `HurdleCount`, and with how many clients it was noted."""

    kind: HurdleKindCode
    about: str
    clients: ShownCount


@dataclass(frozen=True, slots=True)
class Hurdles:
    """What recurs, most often first, then by kind and what it is about; ``hidden`` more were too rare to be shown."""

    recurring: tuple[RecurringHurdle, ...]
    hidden: int


def recurring_hurdles(quarters: Sequence[Sequence[HurdleCount]]) -> Hurdles:
    """What is certain to have been noted with five clients or more, by the shown counts of the quarters.

    A client with the same hurdle in two quarters counts in both, so of a year at least the largest quarter is certain.
    Cells share no hurdle, and no sum over them is shown.
    """
    counted = [{(item.kind, item.about): item.clients for item in quarter} for quarter in quarters]
    cells = sorted({cell for counts in counted for cell in counts})
    shown = (
        RecurringHurdle(*cell, shown_over_quarters((counts.get(cell, 0) for counts in counted), lasting=True))
        for cell in cells
    )
    return Hurdles(*recurring(shown, lambda hurdle: hurdle.clients))
