"""What holds for every placing problem: checked against trying every placement."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.matching.placing.baselines import at_random, filled, first_come
from graphsvc.matching.placing.fairness import bounds_of, displaced, outcomes, with_large_groups
from graphsvc.matching.placing.optimum import optimum
from graphsvc.matching.placing.problem import SAME, Problem, people_placed, places_left, value_of
from graphsvc.matching.placing.proposal import propose
from graphsvc.matching.placing.rolling import Expectation, worth_now
from graphsvc.matching.placing.terms import FREE, Terms
from tests.matching.placing.problems import best_value, household, is_possible, problems

few = settings(max_examples=60, deadline=None)


@few
@given(problem=problems())
def test_the_optimum_is_the_best_of_all_placements_and_proven_to_be(problem: Problem) -> None:
    found = optimum(problem)

    assert is_possible(problem, found.placement)
    assert abs(value_of(problem, found.placement) - best_value(problem)) < SAME
    assert found.gap < SAME


@few
@given(problem=problems(), seed=st.text(max_size=3))
def test_neither_first_come_nor_the_lot_places_anybody_wrongly_or_beats_the_optimum(
    problem: Problem, seed: str
) -> None:
    for placement in (first_come(problem), at_random(problem, seed), filled(problem, at_random(problem, seed))):
        assert is_possible(problem, placement)
        assert value_of(problem, placement) <= value_of(problem, optimum(problem).placement) + SAME


@few
@given(problem=problems(), share=st.sampled_from([0.0, 0.1, 0.5]))
def test_the_limit_on_displacement_holds_and_nothing_within_it_is_better(problem: Problem, share: float) -> None:
    bounds = bounds_of(problem, Terms(floor=0, displacement=share))

    found = optimum(problem, bounds)

    assert displaced(problem, found.placement) <= share * sum(each.size for each in problem.households) + SAME
    assert abs(value_of(problem, found.placement) - best_value(problem, bounds.first, bounds.people_of_first)) < SAME


@few
@given(problem=problems(), expected=st.none() | st.integers(0, 4))
def test_a_proposal_is_possible_repeatable_and_its_figures_are_shares(problem: Problem, expected: int | None) -> None:
    like = Expectation(expected, 30, (30,) * len(problem.places), problem.households) if expected is not None else None

    found = propose(problem, Terms(), "seed", like)

    assert found == propose(problem, Terms(), "seed", like)
    assert is_possible(problem, found.placement)
    assert min(places_left(problem, found.placement)) >= 0
    figures = found.figures
    shares = (figures.gap, figures.greedy_gap, figures.random_gap, figures.price_of_fairness)
    assert all(0 <= share <= 1 for share in shares)
    assert all(found.placement[position] is None for position in found.held_back)


@few
@given(problem=problems())
def test_large_problems_are_rounded_to_within_the_gap_that_they_name(problem: Problem) -> None:
    # Copies of one problem side by side are more than the whole programme is solved for at once.
    copies = 1 + 3_100 // max(sum(len(each.options) for each in problem.households), 1)
    wide = problem if copies > 400 else _copied(problem, copies)
    once = best_value(problem)

    found = optimum(wide)

    reached = value_of(wide, found.placement)
    highest = once * (1 if wide is problem else copies)
    assert reached <= highest + SAME * copies
    assert reached >= (1 - max(found.gap, SAME)) * highest - SAME
    assert found.bound >= highest - SAME * copies


def _copied(problem: Problem, copies: int) -> Problem:
    wide = len(problem.places)
    households = tuple(
        replace(each, options=tuple(replace(option, intake=option.intake + copy * wide) for option in each.options))
        for copy in range(copies)
        for each in problem.households
    )
    return Problem(households, problem.places * copies)


def test_a_floor_moves_a_place_to_the_group_that_would_get_none() -> None:
    rich = tuple(household(group="rich", a=100.0) for _ in range(6))
    poor = tuple(household(group="poor", a=60.0) for _ in range(6))
    problem = Problem((*rich, *poor), (6,))

    without = outcomes(problem, optimum(problem).placement, bounds_of(problem, FREE))
    bounds = bounds_of(problem, Terms(floor=1.0, displacement=1))
    fair = optimum(problem, bounds)
    reached = outcomes(problem, fair.placement, bounds)

    assert [(each.group, each.placed) for each in without] == [("poor", 0), ("rich", 6)]
    assert [(each.group, each.placed, each.missed) for each in reached] == [("poor", 3, False), ("rich", 3, False)]
    assert propose(problem, Terms(1.0, 1), "").figures.price_of_fairness == 1 - 480 / 600


def test_a_floor_that_whole_people_cannot_reach_is_missed_by_as_little_as_possible_and_said() -> None:
    problem = Problem(tuple(household(5, group, a=500.0) for group in ("north", "south")), (5,))

    bounds = bounds_of(problem, Terms(floor=1.0, displacement=1))
    found = optimum(problem, bounds)

    assert [each.missed for each in outcomes(problem, found.placement, bounds)] == [True, False]
    assert sum(intake is not None for intake in found.placement) == 1


def test_in_a_large_problem_a_floor_that_was_missed_is_met() -> None:
    rich = tuple(household(group="rich", a=100.0, b=90.0) for _ in range(1_200))
    poor = tuple(household(group="poor", a=60.0, b=60.0) for _ in range(400))
    problem = Problem((*rich, *poor), (400, 400))
    bounds = bounds_of(problem, Terms(floor=1.0, displacement=1))

    free, fair = optimum(problem), optimum(problem, bounds)

    assert [each.placed for each in outcomes(problem, free.placement, bounds)] == [0, 800]
    assert [(each.placed, each.missed) for each in outcomes(problem, fair.placement, bounds)] == [
        (200, False),
        (600, False),
    ]


def test_a_floor_that_only_whole_people_miss_enters_the_programme_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphsvc.matching.placing.optimum._SMALL", 0)
    north = (household(2, "n", a=200.0, b=160.0), household(1, "n", a=80.0), household(3, "n", a=150.0))
    south = (household(2, "s", b=160.0, a=120.0), household(3, "s", b=240.0, a=150.0))
    problem = Problem((*north, *south), (2, 4))

    found = optimum(problem, bounds_of(problem, Terms(floor=0.9, displacement=1)))

    assert is_possible(problem, found.placement)
    assert found.worth <= found.bound + SAME


def test_without_time_to_solve_first_come_first_served_stands_with_its_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graphsvc.matching.placing.optimum._SMALL", 0)
    monkeypatch.setattr("graphsvc.matching.placing.optimum._SECONDS", 0.0)
    households = (
        household(3, a=150.0),
        household(1, b=100.0, a=60.0),
        household(2, a=120.0, b=120.0, c=120.0),
        household(2, b=200.0, a=100.0, c=100.0),
        household(1, a=60.0, c=60.0),
        household(2, a=120.0, b=120.0, c=120.0),
    )
    problem = Problem(households, (4, 3, 3))

    found = optimum(problem, bounds_of(problem, Terms(floor=0, displacement=0)))

    assert found.placement == first_come(problem)
    assert 0 < found.gap < 1


def test_groups_of_fewer_than_five_people_are_looked_at_together() -> None:
    problem = Problem((household(4, "a"), household(1, "b"), household(5, "c")), ())

    assert [each.group for each in with_large_groups(problem).households] == ["rest", "rest", "c"]


def test_a_place_is_kept_back_for_somebody_to_whom_it_is_worth_more() -> None:
    waiting, coming = household(a=60.0), household(a=100.0)
    problem = Problem((waiting,), (1,))
    expectation = Expectation(3, 30, (30,), (coming,))

    found = propose(problem, FREE, "", expectation)

    assert found.placement == (None,)
    assert found.held_back == {0}
    assert propose(problem, FREE, "", replace(expectation, people=0)).placement == (0,)


def test_no_place_is_kept_back_for_somebody_who_comes_after_the_registration_closes() -> None:
    problem = Problem((household(a=60.0),), (1,))
    coming = Expectation(3, 30, (0,), (household(a=100.0),))

    assert propose(problem, FREE, "", coming).placement == (0,)
    assert worth_now(problem, coming, "") == problem


def test_of_those_alike_as_many_wait_as_places_are_kept_and_nobody_for_those_who_do_not_come() -> None:
    waiting = tuple(household(a=60.0) for _ in range(4))
    problem = Problem(waiting, (4,))
    coming = Expectation(2, 30, (30,), (household(a=100.0),))

    assert people_placed(problem, propose(problem, FREE, "", coming).placement) == 2
    assert worth_now(problem, replace(coming, like=()), "") is problem
