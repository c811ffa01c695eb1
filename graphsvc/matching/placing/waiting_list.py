"""From those who wait and the intakes with room to a placing problem: households, options, values, groups."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.places import distance_km
from graphsvc.matching.placing.problem import MOST_OPTIONS, Household, Option, Problem
from graphsvc.matching.placing.verdict_table import FITS, UNKNOWN, Verdicts, VerdictTable, verdict_table
from graphsvc.matching.topics import closeness
from graphsvc.matching.weights import WeightsDefinition
from graphsvc.model.derived import Intake, Place, TopicCode
from graphsvc.model.facts import OfferFacts
from graphsvc.model.placing_facts import StartingOffers, WaitingGoal

GroupName: TypeAlias = Literal["place", "service", "german_level", "gender", "childcare_needed"]
"""What people are grouped by for fairness."""
NOT_SAID = "not_said"
"""The group of those of whom the fact is not known."""
PLACED = 50.0
"""What a place counts in itself; the points of the place add up to as much again."""
OPEN_COUNTS = 0.5
"""What a place counts where a question is still open, as a share of its value."""
Floats: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a proposal is asked for: the day, whether open questions may stay open, the groups, the seed."""

    on: date
    with_open: bool = False
    group_by: GroupName = "place"
    seed: str = ""


@dataclass(frozen=True, slots=True)
class WaitingList:
    """The problem with what its positions stand for.

    `goals`: the goals of each household. `intakes`: each intake with its offer. `table` has one row for each offer
    in `offers` and one column for each goal, in the order of the waiting goals; `columns` are those of a household.
    `open_for`: the days that each intake takes registrations for. `places`: the chains of places by code.
    """

    problem: Problem
    goals: tuple[tuple[WaitingGoal, ...], ...]
    columns: tuple[tuple[int, ...], ...]
    intakes: tuple[tuple[OfferFacts, Intake], ...]
    offer_rows: tuple[int, ...]
    table: VerdictTable
    open_for: tuple[int, ...]
    places: Mapping[str, tuple[Place, ...]]

    def verdicts(self, household: int) -> Verdicts:
        """The verdicts on the offer of each intake (row) for each member (column) of a household."""
        return self.table.verdicts[np.ix_(self.offer_rows, self.columns[household])]


def waiting_list(
    waiting: Sequence[WaitingGoal],
    starting: StartingOffers,
    places: Mapping[str, tuple[Place, ...]],
    scales: WeightsDefinition,
    wanted: Wanted,
) -> WaitingList:
    """The list as a problem; households by the one of them who waits longest.

    `waiting` comes with the longest waiting first. `places` has the chain of each place that a profile names. A
    household shares a holder and a reference; an offer fits it where it fits everybody in it. Of several goals of one
    person only the one that waits longest is placed, the others another time.
    """
    waiting = _one_of_each_client(waiting)
    enquiries = [
        Enquiry(each.topic, each.profile, wanted.on, places.get(each.profile.place or "", ())) for each in waiting
    ]
    table = verdict_table(starting.offers, enquiries)
    intakes = tuple((facts, intake) for facts in starting.offers for intake in facts.intakes)
    row_of = {facts.offer.id: row for row, facts in enumerate(starting.offers)}
    rows = tuple(row_of[facts.offer.id] for facts, _ in intakes)
    free = tuple(max(intake.places - intake.booked - starting.asked_for.get(intake.id, 0), 0) for _, intake in intakes)
    members = _members(waiting)
    options = _Options(
        table.verdicts, np.array(rows, dtype=np.int64), free, _values(enquiries, intakes, scales), wanted
    )
    households = tuple(
        Household(len(own), options.of(own), _group(waiting[own[0]], wanted.group_by)) for own in members
    )
    return WaitingList(
        Problem(households, free),
        tuple(tuple(waiting[column] for column in own) for own in members),
        members,
        intakes,
        rows,
        table,
        tuple(((intake.register_by or intake.starts_on) - wanted.on).days for _, intake in intakes),
        places,
    )


def _one_of_each_client(waiting: Sequence[WaitingGoal]) -> Sequence[WaitingGoal]:
    first: dict[str, WaitingGoal] = {}
    for each in waiting:
        first.setdefault(each.client.id, each)
    return tuple(first.values())


def _members(waiting: Sequence[WaitingGoal]) -> tuple[tuple[int, ...], ...]:
    """The households by their members' columns; somebody without a reference is one alone."""
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for column, each in enumerate(waiting):
        client = each.client
        found[client.holder, f"household {client.household}" if client.household else client.id].append(column)
    return tuple(tuple(own) for own in found.values())


def _group(longest: WaitingGoal, group_by: GroupName) -> str:
    """The group of a household: that of the one who waits longest."""
    profile = longest.profile
    value: object = longest.client.holder if group_by == "service" else getattr(profile, group_by)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return NOT_SAID if value is None else str(value)


class _Values:
    """The value of each intake for people of one topic and place: `PLACED` and as much again for the best points."""

    def __init__(
        self, by_pair: Mapping[tuple[str, str | None], Floats], pairs: Sequence[tuple[str, str | None]]
    ) -> None:
        self._by_pair, self._pairs = by_pair, pairs

    def of(self, column: int) -> Floats:
        """The values of all intakes for the person of that column."""
        return self._by_pair[self._pairs[column]]


def _values(
    enquiries: Sequence[Enquiry], intakes: Sequence[tuple[OfferFacts, Intake]], scales: WeightsDefinition
) -> _Values:
    """The points of the suggestions for topic, distance, start and freshness; the others say nothing about a place."""
    kinds = (scales.topic, scales.distance, scales.next_start, scales.freshness)
    most = sum(max(step.points for step in scale.steps) for scale in kinds)
    pairs: list[tuple[TopicCode, str | None]] = [(each.topic, each.profile.place) for each in enquiries]
    offers = {facts.offer.id: facts for facts, _ in intakes}
    number = {id_: row for row, id_ in enumerate(offers)}
    rows = np.array([number[facts.offer.id] for facts, _ in intakes], dtype=np.int64)
    always = _points_for_all(intakes, enquiries[0].on, scales) if enquiries else np.zeros(len(intakes))
    by_topic: dict[TopicCode, Floats] = {}
    by_place: dict[str | None, Floats] = {}
    for enquiry in enquiries:
        if enquiry.topic not in by_topic:
            points = [scales.topic.points(closeness(enquiry.topic, facts)) for facts in offers.values()]
            by_topic[enquiry.topic] = np.array(points, dtype=float)[rows]
        if enquiry.profile.place not in by_place:
            points = [scales.distance.points(_kilometres(facts, enquiry)) for facts in offers.values()]
            by_place[enquiry.profile.place] = np.array(points, dtype=float)[rows]
    found: dict[tuple[str, str | None], Floats] = {
        (topic, place): PLACED + PLACED * (by_topic[topic] + by_place[place] + always) / most
        for topic, place in dict.fromkeys(pairs)
    }
    return _Values(found, pairs)


def _kilometres(facts: OfferFacts, enquiry: Enquiry) -> float | None:
    return 0 if facts.offer.online else distance_km(facts, enquiry)


def _points_for_all(intakes: Sequence[tuple[OfferFacts, Intake]], on: date, scales: WeightsDefinition) -> Floats:
    """The points of each intake that do not depend on who asks: for its start, and for a fresh entry."""
    points = []
    for facts, intake in intakes:
        verified_on = facts.offer.verified_on
        fresh = scales.freshness.points(None if verified_on is None else max((on - verified_on).days, 0))
        points.append(scales.next_start.points((intake.starts_on - on).days) + fresh)
    return np.array(points, dtype=float)


class _Options:
    """Chooses the options of households; equal values rotate by the seed, so that not all get the same 30."""

    def __init__(
        self, verdicts: Verdicts, rows: npt.NDArray[np.int64], free: Sequence[int], values: _Values, wanted: Wanted
    ) -> None:
        self._verdicts, self._rows, self._values = verdicts, rows, values
        self._free = np.array(free, dtype=np.int64)
        self._least = UNKNOWN if wanted.with_open else FITS
        self._chance = np.random.default_rng(list(f"placing/{wanted.seed}".encode()))

    def of(self, columns: tuple[int, ...]) -> tuple[Option, ...]:
        """The options of a household, those of the highest value first, `MOST_OPTIONS` at most."""
        total = np.zeros(len(self._rows))
        possible = self._free >= len(columns)
        for column in columns:
            verdicts = self._verdicts[self._rows, column]
            possible &= verdicts >= self._least
            total += self._values.of(column) * np.where(verdicts == UNKNOWN, OPEN_COUNTS, 1.0)
        at = np.flatnonzero(possible)
        drawn = self._chance.random(len(self._rows))
        best = at[np.lexsort((drawn[at], -total[at]))][:MOST_OPTIONS]
        return tuple(Option(int(intake), round(float(total[intake]), 3)) for intake in best)
