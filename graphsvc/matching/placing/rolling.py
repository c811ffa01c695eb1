"""Keeping places back for people who are still to come, by the prices of the places.

The price of a place is the dual of the relaxed problem over those who wait and a sample of those expected. A household
gets a place now only where its value is above the price of the places it takes. After Ahani, Gölz, Procaccia,
Teytelboym and Trapp, Dynamic placement in refugee resettlement, Operations Research 72(3), 2024 (arXiv 2105.14388).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np

from graphsvc.matching.placing.problem import SAME, Household, Option, Problem
from graphsvc.matching.placing.programme import Programme
from graphsvc.matching.placing.terms import Bounds

SAMPLES = 5
"""Over how many samples of those expected the prices are averaged."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """How many people are expected within the `days` to come, and for how many days each intake takes registrations.

    They are drawn among `like`: households as they come, with all their options. Proposals are made every `every`
    days, so whoever comes in between is there on the next of these days.
    """

    people: int
    days: int
    open_for: tuple[int, ...]
    like: tuple[Household, ...]
    every: int = 1


def prices(problem: Problem, expectation: Expectation, seed: str) -> tuple[float, ...]:
    """The price of a place of each intake: the mean over the samples; 0 where nobody is expected."""
    if not expectation.people or not expectation.like:
        return (0.0,) * len(problem.places)
    chance = Random(seed)  # noqa: S311  a sample, no secret
    drawn = []
    for _ in range(SAMPLES):
        joined = replace(problem, households=(*problem.households, *_expected(expectation, chance)))
        drawn.append(Programme(joined, Bounds()).relaxed().prices)
    return tuple(np.mean(drawn, axis=0).tolist())


def after_prices(problem: Problem, price: Sequence[float]) -> Problem:
    """The problem with each value less the price of the places taken; what is not worth its price falls out."""
    return replace(problem, households=tuple(_after_prices(each, price) for each in problem.households))


def _after_prices(household: Household, price: Sequence[float]) -> Household:
    options = (Option(each.intake, each.value - household.size * price[each.intake]) for each in household.options)
    worth = sorted((each for each in options if each.value > SAME), key=lambda each: (-each.value, each.intake))
    return replace(household, options=tuple(worth))


def _expected(expectation: Expectation, chance: Random) -> list[Household]:
    found: list[Household] = []
    people = 0
    rounds = max(expectation.days // expectation.every, 1)
    while people < expectation.people:
        household, day = chance.choice(expectation.like), expectation.every * chance.randint(1, rounds)
        still_open = tuple(each for each in household.options if expectation.open_for[each.intake] >= day)
        found.append(replace(household, options=still_open))
        people += household.size
    return found
