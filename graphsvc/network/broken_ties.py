"""Ties that exist but do not work: referrals that are refused, left without an answer, or answered late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphsvc.model.gap_facts import Course

PATIENCE_DAYS = 28
"""An answer counts as late, and no answer as silence, after more than four weeks."""
_HALF = 2
_FALSE_ALARMS = 0.01
# So many values of the hidden number of troubled referrals are left to a reader who knows the rule and the number sent.
_FEWEST_VALUES = 4


@dataclass(frozen=True, slots=True)
class BrokenTies:
    """The ties named, by sender and receiver, of ``judged`` with a referral that was answered or should have been.

    ``fewest`` is how many such referrals a tie needs before it can be named; None where no number is enough.
    """

    ties: tuple[tuple[str, str], ...]
    judged: int
    fewest: int | None


def broken_ties(courses: Iterable[Course]) -> BrokenTies:
    """The ties on which at least half of the referrals went wrong, and more than chance allows.

    Went wrong means refused, silent or late. Chance: the exact binomial test of one tie against the share of all ties
    together, at the 1 % level, so that of a hundred ties like all others one is named. A tie is named only where
    the rule alone leaves at least four possible numbers of troubled referrals, so that it gives none away.
    """
    judged = [course for course in courses if _judged(course)]
    share = sum(map(_troubled, judged)) / sum(map(_judged, judged)) if judged else 0.0
    needed = {number: _fewest_troubled(number, share) for number in {_judged(course) for course in judged}}
    named = [
        (course.sender, course.receiver)
        for course in judged
        if _nameable(_judged(course), needed[_judged(course)]) and _troubled(course) >= needed[_judged(course)]
    ]
    return BrokenTies(tuple(sorted(named)), len(judged), _fewest(share))


def _troubled(course: Course) -> int:
    return course.late + course.refused + course.silent


def _judged(course: Course) -> int:
    return course.answered + _troubled(course)


def _nameable(number: int, needed: int) -> bool:
    return number - needed + 1 >= _FEWEST_VALUES


def _fewest(share: float) -> int | None:
    """The smallest number of judged referrals that can name a tie, within what a year sees."""
    numbers = range(_FEWEST_VALUES, 200)
    return next((number for number in numbers if _nameable(number, _fewest_troubled(number, share))), None)


def _fewest_troubled(number: int, share: float) -> int:
    """The smallest number of troubled referrals that is half and that chance rarely reaches; above ``number`` for none.

    The upper tail of the binomial distribution is summed from its end: P(X = k-1) = P(X = k) k(1-p) / ((n-k+1)p).
    """
    if not 0 < share < 1:
        return (number + 1) // _HALF if share == 0 else number + 1
    tail, here, fewest = 0.0, share**number, number + 1
    for troubled in range(number, (number + 1) // _HALF - 1, -1):
        tail += here
        if tail > _FALSE_ALARMS:
            break
        fewest = troubled
        here *= troubled * (1 - share) / ((number - troubled + 1) * share)
    return fewest
