"""The measures of the evaluation on cases small enough to check by hand."""

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.matching.weights import LessIsBetter, PointsName, weights
from graphsvc.seeding.chance import generator
from tests.evaluation.ranking import _discounted, _gini, _only, _shifted


def test_exposure_is_equal_where_all_have_the_same_and_one_has_it_all_otherwise() -> None:
    assert _gini([3, 3, 3]) == pytest.approx(0)
    assert _gini([0, 0, 0, 8]) == pytest.approx(3 / 4)


def test_a_gain_counts_less_the_further_down_it_stands() -> None:
    assert _discounted([1, 0, 1]) == pytest.approx(1 + 1 / log2(4))


@given(st.integers(0, 1_000))
def test_weights_that_are_off_stay_monotone(seed: int) -> None:
    assert weights().distance.points(0) == 20
    shifted = _shifted(weights(), generator("test", seed))

    assert shifted.distance.points(0) == shifted.distance.steps[0].points
    for name in ("distance", "next_start", "wishes", "evidence"):
        points = [step.points for step in getattr(shifted, name).steps]
        assert points == sorted(points, reverse=True)


def test_points_for_one_kind_alone_leave_the_others_without() -> None:
    name: PointsName = "distance"
    assert weights().topic.points(0) > 0

    scales = _only(name)

    assert isinstance(scales.distance, LessIsBetter)
    assert (scales.distance.points(0), scales.topic.points(0), scales.evidence.points(50)) == (20, 0, 0)
