"""Levels of collaboration: what both agree on, how far they are apart, and what stays hidden below three raters."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from graphsvc.disclosure.cells import ShownCount
from graphsvc.model.facts import Tie, TieKind, Unit
from graphsvc.model.ratings import Rated
from graphsvc.network.levels import LEVELS, Rule, level_report

DAY = date(2026, 5, 5)
UNITS = tuple(Unit(name, name, "mbe" if name in "ab" else "jobcenter", None) for name in "abcd")


def said(rater: str, rated: str, level: int, on: date = DAY) -> Rated:
    """The level that one names of the other."""
    return Rated(rater, rated, "level", LEVELS[level], on)


def named(rater: str, rated: str, *, good: bool) -> Rated:
    """One of the five good or challenging partners of the rater."""
    return Rated(rater, rated, "good" if good else "challenging", None, DAY)


# a-b: 5 and 3; a-c: 2 and 2; b-c: only b answers; nobody speaks of d.
ROUND = [said("a", "b", 5), said("b", "a", 3), said("a", "c", 2), said("c", "a", 2), said("b", "c", 1)]


@pytest.mark.parametrize(
    ("rule", "agreed", "values"),
    [
        ("min", (0, 0, 1, 1, 0, 0), [1, 1, 0.5, 0, 0]),
        ("mean", (0, 0, 1, 0, 1, 0), [1, 1, 0.5, 0.5, 0]),
        ("max", (0, 0, 1, 0, 0, 1), [1, 1, 0.5, 0.5, 0.5]),
    ],
)
def test_two_partners_agree_by_a_rule_that_is_named(rule: Rule, agreed: tuple[int, ...], values: list[float]) -> None:
    found = level_report(UNITS, ROUND, [], rule)

    assert found.agreed == agreed
    assert [item.value for item in found.curve] == values
    assert (found.both, found.one, found.neither) == (2, 1, 3)


def test_the_density_from_a_level_on_falls_and_lies_between_its_bounds() -> None:
    curve = level_report(UNITS, ROUND, []).curve

    assert [item.low for item in curve] == [2 / 6, 2 / 6, 1 / 6, 0, 0]
    assert [item.high for item in curve] == [6 / 6, 6 / 6, 5 / 6, 4 / 6, 4 / 6]


def test_different_answers_are_shown_as_differences() -> None:
    assert level_report(UNITS, ROUND, []).apart == (1, 0, 1, 0, 0, 0)


def test_the_newest_rating_counts() -> None:
    later = [*ROUND, said("b", "a", 5, date(2026, 6, 6))]

    assert level_report(UNITS, later, []).agreed == (0, 0, 1, 0, 0, 1)


def test_below_three_raters_nothing_is_shown() -> None:
    found = level_report(UNITS, [said("a", "b", 5), said("b", "a", 3)], [])

    assert found.raters == ShownCount(1, 2)
    assert (found.agreed, found.curve, found.apart, found.by_kinds, found.received) == ((), (), (), (), ())
    assert (found.both, found.one, found.neither) == (0, 0, 6)
    assert found.with_referrals is None


def test_a_unit_sees_the_mean_of_three_raters_and_never_one_rating() -> None:
    of_d = [said(rater, "d", level) for rater, level in (("a", 1), ("b", 2), ("c", 5))]
    two = [said(rater, "a", 4) for rater in "bc"]
    found = {item.unit: item for item in level_report(UNITS, [*of_d, *two], []).received}

    assert found["d"].mean == 8 / 3
    assert (found["a"].mean, found["a"].raters) == (None, ShownCount(1, 2))


def test_good_and_challenging_partners_are_counted_apart_and_hidden_below_three() -> None:
    ratings = [*(named(rater, "d", good=True) for rater in "abc"), named("a", "b", good=False)]
    found = {item.unit: item for item in level_report(UNITS, ratings, []).received}

    assert (found["d"].good, found["d"].challenging) == (ShownCount(3, 3), ShownCount(0, 0))
    assert found["b"].challenging == ShownCount(1, 2)


def test_ratings_of_oneself_and_off_the_roster_do_not_count() -> None:
    strange = [said("a", "a", 5), said("a", "x", 5), said("x", "a", 5)]

    assert level_report(UNITS, [*ROUND, *strange], []) == level_report(UNITS, ROUND, [])


def test_levels_that_follow_referrals_correlate_with_them() -> None:
    pairs = [*permutations("abcd", 2)]
    strong = {("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")}
    ratings = [said(*pair, 5 if pair in strong else 1) for pair in pairs]
    referrals = [Tie(TieKind.REFERRAL, *pair, 20 if pair in strong else 1) for pair in pairs]
    test = level_report(UNITS, ratings, referrals).with_referrals

    assert test is not None
    assert test.observed == pytest.approx(1)


def test_kinds_far_apart_are_named_from_three_pairs_on() -> None:
    between = [("a", "c"), ("a", "d"), ("b", "c")]
    ratings = [rating for one, other in between for rating in (said(one, other, 5), said(other, one, 1))]
    (found,) = level_report(UNITS, ratings, []).by_kinds

    assert (found.kinds, found.pairs, found.mean) == (("jobcenter", "mbe"), 3, 4)
    assert level_report(UNITS, ratings[:4], []).by_kinds == ()
