"""Why a household stays without a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graphsvc.matching.placing.proposal import Proposed
from graphsvc.matching.placing.verdict_table import FITS, UNKNOWN, Counts
from graphsvc.matching.placing.waiting_list import WaitingList
from graphsvc.model.derived import CriterionCode

ReasonCode: TypeAlias = Literal["no_start", "no_fit", "open_questions", "household", "no_room", "held_back"]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A household without a place (by position), and why.

    - no_start: no intake in the window has room.
    - no_fit: no intake fits; `criterion` is the one by which most offers fail.
    - open_questions: some intakes could fit; `criterion` is the one that leaves most offers open.
    - household: intakes fit each of them, but none fits all of them and has room for all.
    - no_room: what fits is full, or worth more to others.
    - held_back: the places that fit are worth more to people who are still expected.

    `fitting` is the number of intakes that fit everybody, full ones left out.
    """

    household: int
    reason: ReasonCode
    criterion: CriterionCode | None
    fitting: int


def unplaced(found: Proposed, listed: WaitingList) -> tuple[Unplaced, ...]:
    """Those without a place, the longest waiting first."""
    return tuple(_reason(position, found, listed) for position, intake in enumerate(found.placement) if intake is None)


def _reason(position: int, found: Proposed, listed: WaitingList) -> Unplaced:
    options = len(listed.problem.households[position].options)
    if not listed.intakes:
        return Unplaced(position, "no_start", None, 0)
    if options:
        return Unplaced(position, "held_back" if position in found.held_back else "no_room", None, options)
    verdicts = listed.verdicts(position)
    together = verdicts.min(axis=1)
    if (together == FITS).any() or (verdicts == FITS).any(axis=0).all():
        # What fits everybody has no room for all of them; or each fits somewhere else.
        return Unplaced(position, "household" if len(listed.columns[position]) > 1 else "no_room", None, 0)
    if (together == UNKNOWN).any():
        return Unplaced(position, "open_questions", _most(listed.table.open_, listed.columns[position]), 0)
    return Unplaced(position, "no_fit", _most(listed.table.failing, listed.columns[position]), 0)


def _most(counts: Mapping[CriterionCode, Counts], columns: tuple[int, ...]) -> CriterionCode | None:
    """The criterion with the most offers, the first by name among equals; the topic only where nothing else is left.

    Offers of a related topic are looked at too, and that most of them are about something else helps nobody.
    """
    totals = {criterion: int(own[list(columns)].sum()) for criterion, own in counts.items()}
    said = (criterion for criterion, total in totals.items() if total)
    return min(said, key=lambda criterion: (criterion == "topic", -totals[criterion], criterion), default=None)
