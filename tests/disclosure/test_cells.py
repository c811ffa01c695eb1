"""What a reader can learn from counts that are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.disclosure.cells import SMALLEST_CELL, ShownCount, shown_count, shown_total

small = st.integers(min_value=1, max_value=SMALLEST_CELL - 1)
exact = st.just(0) | st.integers(min_value=SMALLEST_CELL, max_value=10_000)


def test_zero_and_five_are_shown_as_they_are() -> None:
    assert [shown_count(0).to_json()["value"], shown_count(5).to_json()["value"]] == [0, 5]


def test_a_small_count_is_shown_as_its_range_in_both_languages() -> None:
    assert shown_count(3).to_json() == {
        "value": None,
        "at_least": 1,
        "at_most": 4,
        "de": "1 bis 4",
        "en": "1 to 4",
    }


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        shown_count(-1)


@given(small, small)
def test_small_counts_cannot_be_told_apart(one: int, other: int) -> None:
    assert shown_count(one) == shown_count(other)


@given(exact)
def test_other_counts_are_exact(count: int) -> None:
    assert shown_count(count) == ShownCount(count, count)


@given(st.lists(st.integers(min_value=0, max_value=50)))
def test_the_true_total_lies_in_the_shown_range(counts: list[int]) -> None:
    total = shown_total(shown_count(count) for count in counts)

    assert total.at_least <= sum(counts) <= total.at_most


@given(st.lists(exact), st.lists(st.tuples(small, small)))
def test_the_total_does_not_change_with_what_is_hidden(open_cells: list[int], hidden: list[tuple[int, int]]) -> None:
    as_they_are = shown_total(shown_count(count) for count in [*open_cells, *(one for one, _ in hidden)])
    as_they_might_be = shown_total(shown_count(count) for count in [*open_cells, *(other for _, other in hidden)])

    assert as_they_are == as_they_might_be


@given(st.lists(exact))
def test_a_total_without_hidden_cells_is_exact(counts: list[int]) -> None:
    assert shown_total(shown_count(count) for count in counts) == ShownCount(sum(counts), sum(counts))
