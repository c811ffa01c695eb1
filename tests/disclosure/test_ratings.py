"""Ratings of fewer than three raters stay hidden."""

import pytest

from graphsvc.disclosure.cells import ShownCount
from graphsvc.disclosure.ratings import shown_mean, shown_raters


def test_a_mean_needs_three_raters() -> None:
    assert [shown_mean([]), shown_mean([5]), shown_mean([5, 1]), shown_mean([5, 1, 3])] == [None, None, None, 3]


def test_one_or_two_raters_cannot_be_told_apart() -> None:
    shown = [shown_raters(count) for count in range(4)]

    assert shown == [ShownCount(0, 0), ShownCount(1, 2), ShownCount(1, 2), ShownCount(3, 3)]


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        shown_raters(-1)
