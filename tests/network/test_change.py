"""Change between windows: equal exposure, permuted cases, turnover and missing answers."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.network.change import Case, case_permutation, rarefied_density
from graphsvc.network.coverage import reported_density
from graphsvc.network.turnover import Succession, turnover
from tests.network.rosters import arcs, edges

pairs = st.sampled_from([("a", "b"), ("a", "c"), ("b", "c"), ("c", "a")])
cases = st.lists(st.frozensets(pairs), min_size=1, max_size=7)


@given(cases, st.data())
def test_rarefaction_is_the_mean_over_every_choice_of_cases(
    all_cases: list[frozenset[str]], data: st.DataObject
) -> None:
    exposure = data.draw(st.integers(0, len(all_cases)))
    every = {pair for case in all_cases for pair in case}
    counts = [sum(pair in case for case in all_cases) for pair in every]
    chosen = [len(frozenset().union(*choice)) / 6 for choice in combinations(all_cases, exposure)]

    assert rarefied_density(counts, len(all_cases), exposure, 6) == pytest.approx(np.mean(chosen))


def test_the_density_of_all_cases_is_the_density_itself() -> None:
    assert rarefied_density([3, 1, 0], 4, 4, 6) == pytest.approx(2 / 6)
    assert rarefied_density([], 0, 0, 0) is None


def test_more_cases_than_there_are_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        rarefied_density([1], 3, 4, 6)
    with pytest.raises(ValueError, match="cannot be drawn"):
        rarefied_density([5], 3, 2, 6)


def window(count: int, *, after: bool, seed: int, chance: float = 0.1) -> list[Case]:
    """Cases of three sites, each of which connects its site to some of eight bodies."""
    draw = np.random.default_rng(seed)
    return [
        Case(f"s{number % 3}", after, frozenset((f"s{number % 3}", f"b{body}") for body in np.flatnonzero(row)))
        for number, row in enumerate(draw.random((count, 8)) < chance)
    ]


def test_more_cases_of_the_same_kind_are_no_change() -> None:
    before, after = window(30, after=False, seed=1), window(120, after=True, seed=2)
    found = case_permutation([*before, *after], 24, permutations=499)

    assert found is not None
    assert found.exposure == 30
    assert found.after == pytest.approx(found.before, abs=0.1)
    assert found.test.p_two_sided > 0.05
    # Without rarefaction the density would have risen by volume alone.
    seen = [len({pair for case in part for pair in case.pairs}) / 24 for part in (before, after)]
    assert seen[1] > seen[0]


@pytest.mark.parametrize("statistic", ["density", "ties_per_case"])
def test_cases_that_reach_more_bodies_are_a_change(statistic: str) -> None:
    both = [*window(60, after=False, seed=1, chance=0.05), *window(60, after=True, seed=2, chance=0.25)]
    found = case_permutation(both, 24, statistic=statistic, permutations=499)  # type: ignore[arg-type]

    assert found is not None
    assert found.after > found.before
    assert (found.test.p_high, found.test.p_low) == (1 / 500, 1)


def test_cases_change_places_within_their_site_only() -> None:
    # Each site is in one window: nothing can change places, so nothing is more than chance.
    one = [Case("s1", False, frozenset({("s1", "b")})) for _ in range(3)]
    other = [Case("s2", True, frozenset({("s2", "b"), ("s2", "c")})) for _ in range(3)]
    found = case_permutation([*one, *other], 4, permutations=99)

    assert found is not None
    assert (found.before, found.after, found.test.p_two_sided) == (0.25, 0.5, 1)


def test_a_window_without_cases_has_no_change() -> None:
    assert case_permutation(window(5, after=True, seed=1), 24) is None
    assert case_permutation([], 24) is None


def test_the_same_seed_gives_the_same_test() -> None:
    both = [*window(20, after=False, seed=1), *window(20, after=True, seed=2)]

    assert case_permutation(both, 24, permutations=99, seed=4) == case_permutation(both, 24, permutations=99, seed=4)


def test_ties_are_kept_new_or_lost() -> None:
    found = turnover(arcs("ab bc"), arcs("ab cb", alone="d"))

    assert (found.kept, found.new, found.lost) == ((("a", "b"),), (("c", "b"),), (("b", "c"),))
    assert (found.units_kept, found.units_new, found.units_lost) == (("a", "b", "c"), ("d",), ())
    assert found.stability.value == pytest.approx(1 / 3)


def test_an_undirected_tie_is_the_same_either_way() -> None:
    assert turnover(edges("ab"), edges("ba")).stability.value == 1


def test_no_ties_at_all_have_no_stability() -> None:
    assert turnover(edges("", alone="ab"), edges("", alone="ab")).stability.value is None


def test_a_renamed_body_is_not_new() -> None:
    renamed = [Succession("b", "x", date(2026, 3, 1)), Succession("x", "y", date(2026, 4, 1))]
    found = turnover(arcs("ab bc"), arcs("ay yc"), renamed, until=date(2027, 1, 1))

    assert (found.new, found.lost, found.units_new, found.units_lost) == ((), (), (), ())
    assert found.stability.value == 1


def test_a_succession_after_the_window_does_not_count_yet() -> None:
    found = turnover(arcs("ab"), arcs("ax"), [Succession("b", "x", date(2027, 1, 1))], until=date(2027, 1, 1))

    assert (found.new, found.lost) == ((("a", "x"),), (("a", "b"),))


def test_a_tie_between_bodies_that_merged_is_neither_kept_nor_lost() -> None:
    merged = [Succession("a", "m", date(2026, 3, 1)), Succession("b", "m", date(2026, 3, 1))]
    found = turnover(arcs("ab bc"), arcs("mc"), merged)

    assert (found.kept, found.new, found.lost) == ((("m", "c"),), (), ())


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        ([("a", "b"), ("a", "c")], "two successors"),
        ([("a", "b"), ("b", "a")], "lead back"),
        ([("a", "a")], "lead back"),
    ],
)
def test_successions_that_contradict_each_other_are_refused(steps: list[tuple[str, str]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        turnover(edges("ab"), edges("ab"), [Succession(old, new, date(2026, 1, 1)) for old, new in steps])


def test_directed_and_undirected_windows_are_not_compared() -> None:
    with pytest.raises(ValueError, match="directed"):
        turnover(arcs("ab"), edges("ab"))


def test_the_bounds_say_what_missing_answers_could_change() -> None:
    found = reported_density(arcs("ab bc", alone="d"), {"a", "b", "c"})

    assert (found.coverage.value, found.density.numerator, found.density.denominator) == (0.75, 2, 9)
    assert (found.low, found.density.value, found.high) == (2 / 12, 2 / 9, 5 / 12)


def test_an_undirected_pair_is_known_when_one_of_the_two_answered() -> None:
    found = reported_density(edges("ab bc", alone="d"), {"a", "b", "c"})

    assert (found.low, found.density.value, found.high) == (2 / 6, 2 / 6, 2 / 6)


def test_below_seventy_per_cent_there_are_bounds_instead_of_a_figure() -> None:
    found = reported_density(arcs("ab", alone="cd"), {"a", "b"})

    assert (found.low, found.density.value, found.high) == (1 / 12, None, 7 / 12)


def test_a_roster_of_one_has_nothing_to_report() -> None:
    found = reported_density(arcs("", alone="a"), {"a"})

    assert (found.low, found.density.value, found.high) == (None, None, None)


@pytest.mark.parametrize("answered", [{"b"}, {"a", "z"}])
def test_a_tie_that_nobody_reported_is_refused(answered: set[str]) -> None:
    with pytest.raises(ValueError, match="every answer must come from"):
        reported_density(arcs("ab"), answered)
