"""The terms of fairness in figures, and how each group fares."""

from collections import defaultdict
from dataclasses import dataclass, replace

from graphsvc.matching.placing.baselines import first_come
from graphsvc.matching.placing.problem import SAME, Placement, Problem, people_placed, value_of
from graphsvc.matching.placing.programme import Programme
from graphsvc.matching.placing.terms import REST, SMALLEST_GROUP, Bounds, Floor, Terms


@dataclass(frozen=True, slots=True)
class GroupOutcome:
    """How a group fares: its people, those placed, the mean value for each person, and its floor of that mean.

    `missed` says that the floor is not reached.
    """

    group: str
    people: int
    placed: int
    mean: float
    floor: float
    missed: bool


def with_large_groups(problem: Problem) -> Problem:
    """The problem with groups of fewer than `SMALLEST_GROUP` people joined to one."""
    people: defaultdict[str, int] = defaultdict(int)
    for household in problem.households:
        people[household.group] += household.size
    return replace(
        problem,
        households=tuple(
            replace(each, group=REST) if people[each.group] < SMALLEST_GROUP else each for each in problem.households
        ),
    )


def bounds_of(problem: Problem, terms: Terms) -> Bounds:
    """The terms in figures for that problem."""
    floors = _floors(problem, terms.floor) if terms.floor > 0 else ()
    if terms.displacement >= 1:
        return Bounds(floors)
    placed = first_come(problem)
    first = tuple(position for position, intake in enumerate(placed) if intake is not None)
    return Bounds(floors, first, (1 - terms.displacement) * people_placed(problem, placed))


def displaced(problem: Problem, placement: Placement) -> int:
    """How many people first come, first served would place who have no place here."""
    return sum(
        household.size
        for household, before, now in zip(problem.households, first_come(problem), placement, strict=True)
        if before is not None and now is None
    )


def outcomes(problem: Problem, placement: Placement, bounds: Bounds) -> tuple[GroupOutcome, ...]:
    """How each group fares, the one with the lowest mean first."""
    floors = {floor.group: floor.value for floor in bounds.floors}
    found = []
    for group, members in _members(problem).items():
        households = tuple(problem.households[position] for position in members)
        own = replace(problem, households=households)
        intakes = tuple(placement[position] for position in members)
        people, reached = sum(each.size for each in households), value_of(own, intakes)
        floor = floors.get(group, 0.0)
        placed = people_placed(own, intakes)
        missed = reached < floor - SAME
        found.append(GroupOutcome(group, people, placed, reached / people, floor / people, missed))
    return tuple(sorted(found, key=lambda each: (each.mean, each.group)))


def _floors(problem: Problem, share: float) -> tuple[Floor, ...]:
    """What each group reaches within its own share of all places, times that share; see `Terms`."""
    everybody = sum(each.size for each in problem.households)
    found = []
    for group, members in sorted(_members(problem).items()):
        households = tuple(problem.households[position] for position in members)
        people = sum(each.size for each in households)
        part = [places * people / everybody for places in problem.places]
        own = Programme(replace(problem, households=households), Bounds(), part).relaxed().value
        found.append(Floor(group, people, share * own, members))
    return tuple(found)


def _members(problem: Problem) -> dict[str, tuple[int, ...]]:
    members: defaultdict[str, list[int]] = defaultdict(list)
    for position, household in enumerate(problem.households):
        members[household.group].append(position)
    return {group: tuple(positions) for group, positions in members.items()}
