"""Small placing problems: drawn at random, and their best placement by trying every one."""

from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as st

from graphsvc.matching.placing.problem import Household, Option, Placement, Problem, people_placed, value_of


def household(size: int = 1, group: str = "", **values: float) -> Household:
    """A household with a value for each intake that fits: `household(a=70)` fits the first intake alone."""
    options = [Option(ord(name) - ord("a"), value) for name, value in values.items()]
    return Household(size, tuple(sorted(options, key=lambda each: (-each.value, each.intake))), group)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Up to five households of up to three people, on up to three intakes."""
    intakes = draw(st.integers(1, 3))
    places = draw(st.lists(st.integers(0, 4), min_size=intakes, max_size=intakes))
    found = []
    for _ in range(draw(st.integers(0, 5))):
        size = draw(st.integers(1, 3))
        fitting = draw(st.sets(st.integers(0, intakes - 1)))
        values = {chr(ord("a") + each): size * float(draw(st.integers(50, 100))) for each in sorted(fitting)}
        found.append(household(size, draw(st.sampled_from(["north", "south"])), **values))
    return Problem(tuple(found), tuple(places))


def possible(problem: Problem) -> Iterator[Placement]:
    """Every placement that respects the places and puts nobody where they do not fit."""
    choices = [[None, *(option.intake for option in each.options)] for each in problem.households]
    for placement in product(*choices):
        taken = [0] * len(problem.places)
        for each, intake in zip(problem.households, placement, strict=True):
            if intake is not None:
                taken[intake] += each.size
        if all(used <= free for used, free in zip(taken, problem.places, strict=True)):
            yield placement


def is_possible(problem: Problem, placement: Placement) -> bool:
    """Whether every household is where it fits and no intake is beyond its places."""
    return placement in set(possible(problem))


def best_value(problem: Problem, first: tuple[int, ...] = (), least: float = 0) -> float:
    """The highest value of all placements that place at least so many people of the households in `first`."""
    return max(
        value_of(problem, placement)
        for placement in possible(problem)
        if sum(problem.households[at].size for at in first if placement[at] is not None) >= least
    )


def placed(problem: Problem, placement: Placement) -> int:
    """How many people have a place."""
    return people_placed(problem, placement)
