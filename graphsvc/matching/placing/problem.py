"""The problem of placing: households, the intakes that fit each, and the places that are free."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

MOST_OPTIONS = 30
"""How many intakes are looked at for one household, those with the highest value."""
SAME = 1e-6
"""Values nearer to each other than this are equal."""

Placement: TypeAlias = tuple[int | None, ...]
"""The intake of each household, by the position of both; None for a household that stays without a place."""


@dataclass(frozen=True, slots=True)
class Option:
    """One intake that fits a whole household, and the value of placing it there, above 0."""

    intake: int
    value: float


@dataclass(frozen=True, slots=True)
class Household:
    """People who are placed together or not at all; one person alone is a household of one.

    `options` come by falling value. `group` is the group that fairness looks at.
    """

    size: int
    options: tuple[Option, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Households, those that wait longest first, and the free places of each intake."""

    households: tuple[Household, ...]
    places: tuple[int, ...]


def value_of(problem: Problem, placement: Placement) -> float:
    """The sum of the values of all households that have a place."""
    return sum(
        option.value
        for household, intake in zip(problem.households, placement, strict=True)
        for option in household.options
        if option.intake == intake
    )


def people_placed(problem: Problem, placement: Placement) -> int:
    """How many people have a place."""
    return sum(
        household.size for household, intake in zip(problem.households, placement, strict=True) if intake is not None
    )


def places_left(problem: Problem, placement: Sequence[int | None]) -> list[int]:
    """The free places of each intake after the placement."""
    left = list(problem.places)
    for household, intake in zip(problem.households, placement, strict=True):
        if intake is not None:
            left[intake] -= household.size
    return left
