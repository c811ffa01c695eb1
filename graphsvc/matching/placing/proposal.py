"""A proposal: the placement within the terms, and how it compares."""

from dataclasses import dataclass
from statistics import fmean

from graphsvc.matching.placing.baselines import at_random, first_come
from graphsvc.matching.placing.fairness import GroupOutcome, bounds_of, displaced, outcomes, with_large_groups
from graphsvc.matching.placing.optimum import Solved, optimum
from graphsvc.matching.placing.problem import SAME, Placement, Problem, people_placed, value_of
from graphsvc.matching.placing.rolling import Expectation, worth_now
from graphsvc.matching.placing.terms import FREE, Bounds, Terms

_DRAWS = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """How good a proposal is; values are sums over households, gaps and prices shares from 0 to 1.

    `gap`: how far the proposal can be from the optimum within the terms. `optimum`: the value of the best placement
    without terms, proven to `optimum_gap`. `greedy_gap` and `random_gap`: how far first come, first served and
    places drawn by lot (the mean of five draws) stay below it, `price_of_fairness` how far the proposal does.
    `held_back`: people for whom a place is worth more later, in rolling mode.
    """

    people: int
    placed: int
    places: int
    value: float
    gap: float
    optimum: float
    optimum_gap: float
    greedy_gap: float
    random_gap: float
    price_of_fairness: float
    displaced: int
    groups: tuple[GroupOutcome, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """The placement with its figures; `held_back` are the households that only those expected keep from a place."""

    placement: Placement
    figures: Figures
    held_back: frozenset[int]


def propose(problem: Problem, terms: Terms, seed: str, expectation: Expectation | None = None) -> Proposed:
    """The best placement within the terms; with an expectation, places are kept back for those to come.

    The same input gives the same proposal. In rolling mode the terms hold among those who can get a place now, and
    the price of fairness includes what is kept back.
    """
    grouped = with_large_groups(problem)
    now = grouped if expectation is None else worth_now(grouped, expectation, seed)
    best = optimum(grouped)
    bounds = bounds_of(now, terms) if terms != FREE else Bounds()
    found = best if now is grouped and _within(grouped, best, bounds) else optimum(now, bounds)
    figures = _figures(grouped, found, best, seed, outcomes(grouped, found.placement, bounds))
    held_back = frozenset(
        position
        for position, (before, after) in enumerate(zip(grouped.households, now.households, strict=True))
        if before.options and not after.options
    )
    return Proposed(found.placement, figures, held_back)


def _within(problem: Problem, best: Solved, bounds: Bounds) -> bool:
    """Whether the best placement without terms is within them."""
    kept = sum(problem.households[position].size for position in bounds.first if best.placement[position] is not None)
    reached = outcomes(problem, best.placement, bounds)
    return kept >= bounds.people_of_first and not any(each.missed for each in reached)


def _figures(problem: Problem, found: Solved, best: Solved, seed: str, groups: tuple[GroupOutcome, ...]) -> Figures:
    value, highest = value_of(problem, found.placement), value_of(problem, best.placement)

    def below(other: float) -> float:
        return max(1 - other / highest, 0.0) if highest > SAME else 0.0

    return Figures(
        people=sum(each.size for each in problem.households),
        placed=people_placed(problem, found.placement),
        places=sum(problem.places),
        value=value,
        gap=found.gap,
        optimum=highest,
        optimum_gap=best.gap,
        greedy_gap=below(value_of(problem, first_come(problem))),
        random_gap=below(fmean(value_of(problem, at_random(problem, f"{seed}/{draw}")) for draw in range(_DRAWS))),
        price_of_fairness=below(value),
        displaced=displaced(problem, found.placement),
        groups=groups,
    )
