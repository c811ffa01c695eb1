"""What stands in the way again and again: refusals by reason, silence and late answers, for the steering group."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphsvc.disclosure.cells import ShownCount, recurring, shown_total
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
    """What is certain to have happened five times or more, by what may be shown of each tie and quarter.

    A sum over ties would tell a hidden one: where everything is refused, it is the number of all referrals. ``kinds``
    names the kind of each unit; ties of other receivers are left out of silence and late answers.
    """
    counted = [_cells(courses, kinds) for courses in quarters]
    parts: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for counts in counted:
        for cell, tie in counts:
            parts[cell].add(tie)
    shown = (
        Barrier(
            *cell,
            shown_total(
                shown_over_quarters((counts[cell, tie] for counts in counted), lasting=False) for tie in sorted(ties)
            ),
        )
        for cell, ties in sorted(parts.items())
    )
    return Barriers(*recurring(shown, lambda barrier: barrier.referrals))


def _cells(courses: Courses, kinds: Mapping[str, str]) -> Counter[tuple[tuple[str, str], tuple[str, str]]]:
    """How often each thing happened at units of each kind, tie by tie."""
    counts: Counter[tuple[tuple[str, str], tuple[str, str]]] = Counter()
    for refusal in courses.refusals:
        counts[(refusal.kind, refusal.reason), (refusal.sender, refusal.receiver)] += refusal.referrals
    for course in courses.ties:
        if course.receiver in kinds:
            tie = course.sender, course.receiver
            counts[(kinds[course.receiver], SILENT), tie] += course.silent
            counts[(kinds[course.receiver], LATE), tie] += course.late
    return +counts
