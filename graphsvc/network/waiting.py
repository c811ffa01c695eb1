"""How long people wait for a course, by the two definitions that are argued about.

The Federal Office counts from registration to start, its critics from entitlement to start; the second is several times
the first. So both stand side by side, each with its number of people.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphsvc.disclosure.cells import SMALLEST_CELL, ShownCount
from graphsvc.disclosure.quarters import shown_over_quarters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graphsvc.model.derived import OfferKindCode
    from graphsvc.model.facts import Window
    from graphsvc.model.gap_facts import Wait

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


@dataclass(frozen=True, slots=True)
class WaitingTime:
    """Days waited by one definition: median and the tenth that waited longest; both None below five people."""

    people: ShownCount
    median: float | None
    longest_tenth: float | None


@dataclass(frozen=True, slots=True)
class CourseWaiting:
    """Both waiting times of one kind of course."""

    kind: OfferKindCode
    registered: WaitingTime
    entitled: WaitingTime


def waiting_times(waits: Iterable[Wait], quarters: Sequence[Window]) -> tuple[CourseWaiting, ...]:
    """The waiting times of the kinds of course that anybody began, in the order of ``COURSES``.

    ``quarters`` are those of the window, by which people are counted; days come with the number of people who waited so
    long. The median of an even number is the mean of the two in the middle.
    """
    by_kind: defaultdict[str, list[Wait]] = defaultdict(list)
    for wait in waits:
        by_kind[wait.kind].append(wait)
    return tuple(
        CourseWaiting(
            kind,
            _time([(wait, wait.registered) for wait in by_kind[kind]], quarters),
            _time([(wait, wait.entitled) for wait in by_kind[kind] if wait.entitled is not None], quarters),
        )
        for kind in COURSES
        if by_kind[kind]
    )


def _time(waited: Sequence[tuple[Wait, int]], quarters: Sequence[Window]) -> WaitingTime:
    counts = [sum(wait.people for wait, _ in waited if wait.started_on in quarter) for quarter in quarters]
    people = shown_over_quarters(counts, lasting=False)
    if people.at_least < SMALLEST_CELL:
        return WaitingTime(people, None, None)
    days = sorted(_each(waited))
    middle = len(days) // 2
    median = days[middle] if len(days) % 2 else (days[middle - 1] + days[middle]) / 2
    return WaitingTime(people, median, days[min(len(days) - 1, len(days) * 9 // 10)])


def _each(waited: Iterable[tuple[Wait, int]]) -> Iterator[int]:
    for wait, days in waited:
        yield from [days] * wait.people
