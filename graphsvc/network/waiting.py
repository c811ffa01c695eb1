"""How long people wait for a course, by the two definitions that are argued about.

The Federal Office counts from registration to start, its critics from entitlement to start; the second is several times
the first. So both stand side by side, each with its number of people.

Who began was referred before, so the number of people is a lower bound for referrals, which the network page shows tie
by tie. So people are counted by tie and quarter of request too, and each of these counts is shown as the tie is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from graphsvc.disclosure.cells import SMALLEST_CELL, ShownCount, shown_count, shown_total
from graphsvc.disclosure.quarters import quarter_of
from graphsvc.disclosure.sums import shown_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    from graphsvc.model.derived import OfferKindCode
    from graphsvc.model.facts import Window
    from graphsvc.model.gap_facts import Wait

    # Sender, receiver, quarter of the request, and the number of the quarter of the start.
    _Cell: TypeAlias = tuple[str, str, Window, int]

COURSES: tuple[OfferKindCode, ...] = (
    "integration_course",
    "integration_course_literacy",
    "integration_course_second_script",
    "integration_course_special_need",
    "integration_course_intensive",
    "vocational_german_course",
    "vocational_german_special",
    "german_course_open",
)
DEFINITIONS = {
    "registered": {
        "de": "Von der Anmeldung bis zum Beginn: Tage von der Anfrage beim Angebot bis zum ersten Kurstag.",
        "en": "From registration to start: days from the request to the offer to the first day of the course.",
    },
    "entitled": {
        "de": "Von der Berechtigung bis zum Beginn: Tage vom Tag der Berechtigung, den die Weiterleitung nennt, sonst "
        "von der Ausstellung der jüngsten Bescheinigung im Profil, die am ersten Kurstag vorlag, bis zu diesem.",
        "en": "From entitlement to start: days from the day of entitlement that the referral names, else from the "
        "issue of the newest paper in the profile that was at hand on the first day of the course, to that day.",
    },
}


_FEWEST_OF_A_TENTH = 10


@dataclass(frozen=True, slots=True)
class WaitingTime:
    """Days waited by one definition, whole: median and the tenth that waited longest.

    Both are None where fewer than five people are certain, and the tenth below ten: it would be one of them.
    """

    people: ShownCount
    median: int | None
    longest_tenth: int | None


@dataclass(frozen=True, slots=True)
class CourseWaiting:
    """Both waiting times of one kind of course."""

    kind: OfferKindCode
    registered: WaitingTime
    entitled: WaitingTime


def waiting_times(waits: Iterable[Wait], quarters: Sequence[Window]) -> tuple[CourseWaiting, ...]:
    """The waiting times of the kinds of course that five people are certain to have begun, in the order of ``COURSES``.

    ``quarters`` are those of the window; days come with the number of people who waited so long. The median of an even
    number is the mean of the two in the middle, rounded: a half would tell that the number is even.
    """
    by_kind: defaultdict[str, list[Wait]] = defaultdict(list)
    for wait in waits:
        by_kind[wait.kind].append(wait)
    found = (_waiting(kind, by_kind[kind], quarters) for kind in COURSES)
    return tuple(course for course in found if course.registered.people.at_least >= SMALLEST_CELL)


def _waiting(kind: OfferKindCode, waits: Sequence[Wait], quarters: Sequence[Window]) -> CourseWaiting:
    registered: Counter[_Cell] = Counter()
    entitled: Counter[_Cell] = Counter()
    for wait in waits:
        cell = _cell(wait, quarters)
        registered[cell] += wait.people
        entitled[cell] += 0 if wait.entitled is None else wait.people
    known = [(wait.entitled, wait.people) for wait in waits if wait.entitled is not None]
    return CourseWaiting(
        kind,
        _time(shown_total(map(shown_count, registered.values())), [(wait.registered, wait.people) for wait in waits]),
        _time(shown_total(shown_part(entitled[cell], whole) for cell, whole in registered.items()), known),
    )


def _cell(wait: Wait, quarters: Sequence[Window]) -> _Cell:
    requested = quarter_of(wait.started_on - timedelta(wait.registered))
    started = next(number for number, quarter in enumerate(quarters) if wait.started_on in quarter)
    return wait.sender, wait.receiver, requested, started


def _time(people: ShownCount, waited: Iterable[tuple[int, int]]) -> WaitingTime:
    if people.at_least < SMALLEST_CELL:
        return WaitingTime(people, None, None)
    days = sorted(day for day, number in waited for _ in range(number))
    middle = len(days) // 2
    median = days[middle] if len(days) % 2 else round((days[middle - 1] + days[middle]) / 2)
    tenth = days[len(days) * 9 // 10] if people.at_least >= _FEWEST_OF_A_TENTH else None
    return WaitingTime(people, median, tenth)
