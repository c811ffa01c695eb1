"""What stands in the way again and again: refusals by reason, silence and late answers, for the steering group."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphsvc.disclosure.cells import SMALLEST_CELL, ShownCount
from graphsvc.disclosure.quarters import shown_over_quarters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphsvc.model.gap_facts import Courses

SILENT, LATE = "silent", "late"


@dataclass(frozen=True, slots=True)
class Barrier:
    """What happened at units of one kind: the code of a reason for a refusal, ``silent`` or ``late``, and how often."""

    kind: str
    what: str
    referrals: ShownCount


@dataclass(frozen=True, slots=True)
class Barriers:
    """What recurs, most often first, then by kind and what; ``hidden`` more were seen too rarely to be shown."""

    recurring: tuple[Barrier, ...]
    hidden: int


def barriers(quarters: Sequence[Courses], kinds: Mapping[str, str]) -> Barriers:
    """What is certain to have happened five times or more, by the shown counts of the quarters.

    ``kinds`` names the kind of each unit; ties of other receivers are left out of silence and late answers.
    """
    counted = [_cells(courses, kinds) for courses in quarters]
    cells = sorted({cell for counts in counted for cell in counts})
    shown = [Barrier(*cell, shown_over_quarters((counts[cell] for counts in counted), lasting=False)) for cell in cells]
    recurring = [barrier for barrier in shown if barrier.referrals.at_least >= SMALLEST_CELL]
    in_order = sorted(recurring, key=lambda barrier: (-barrier.referrals.at_least, barrier.kind, barrier.what))
    return Barriers(tuple(in_order), len(shown) - len(recurring))


def _cells(courses: Courses, kinds: Mapping[str, str]) -> Counter[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    for refusal in courses.refusals:
        counts[refusal.kind, refusal.reason] += refusal.referrals
    for course in courses.ties:
        if course.receiver in kinds:
            counts[kinds[course.receiver], SILENT] += course.silent
            counts[kinds[course.receiver], LATE] += course.late
    return +counts
