"""Keeping places back for people who are still to come, by the shadow prices of the places.

Those who wait are placed together with a sample of those expected, as if all of them were there. The optimum of the
relaxation gives nobody a place that is worth less than its shadow price, which is what the place adds to the others.
Over several samples that says how likely it is that a household would get an intake if the future were known; that
share times the value is what counts now, and a household with a place in fewer than half of the samples waits.

After Vera and Banerjee, The Bayesian Prophet: a low-regret framework for online decision making, Management Science
67(3), 2021. The prices alone, averaged over the samples as Ahani, Gölz, Procaccia, Teytelboym and Trapp do in Dynamic
placement in refugee resettlement, Operations Research 72(3), 2024 (arXiv 2105.14388), reached less here: those
who set a price are worth just that price, and it does not say which of them get the place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np

from graphsvc.matching.placing.problem import SAME, Household, Option, Problem
from graphsvc.matching.placing.programme import Programme
from graphsvc.matching.placing.terms import Bounds

SAMPLES = 5
"""How many samples of those expected are drawn."""
_OFTEN = 0.5
"""In which share of the samples a household must get a place to get one now."""


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


def worth_now(problem: Problem, expectation: Expectation, seed: str) -> Problem:
    """The problem with each value times the share of samples with that placement; who waits has no option left.

    The problem itself where nobody is expected.
    """
    if not expectation.people or not expectation.like:
        return problem
    chance = Random(seed)  # noqa: S311  a sample, no secret
    joined = (
        replace(problem, households=(*problem.households, *_expected(expectation, chance))) for _ in range(SAMPLES)
    )
    own = sum(len(household.options) for household in problem.households)
    shares = np.mean([Programme(each, Bounds()).relaxed().shares[:own] for each in joined], axis=0).tolist()
    households, start = [], 0
    for household in problem.households:
        end = start + len(household.options)
        households.append(_worth(household, shares[start:end]))
        start = end
    return replace(problem, households=tuple(households))


def _worth(household: Household, shares: Sequence[float]) -> Household:
    if sum(shares) < _OFTEN - SAME:
        return replace(household, options=())
    weighed = (
        Option(option.intake, option.value * share)
        for option, share in zip(household.options, shares, strict=True)
        if share > SAME
    )
    return replace(household, options=tuple(sorted(weighed, key=lambda each: (-each.value, each.intake))))


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
