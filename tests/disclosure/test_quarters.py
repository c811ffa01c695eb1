"""Figures about others are for whole quarters: no two windows differ by less."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.disclosure.quarters import (
    last_complete_quarters,
    quarters_in,
    quarters_of,
    shown_over_quarters,
    starts_quarter,
)

DAYS = st.dates(date(1995, 1, 1), date(2195, 12, 31))


@given(DAYS)
def test_the_last_four_quarters_are_a_year_and_over(today: date) -> None:
    window = last_complete_quarters(today)

    assert starts_quarter(window.start)
    assert starts_quarter(window.end)
    assert window.days in {365, 366}
    assert window.end <= today
    assert (today - window.end).days < 92


@given(DAYS, st.integers(1, 12))
def test_the_quarters_of_a_window_fill_it_without_gap_or_overlap(today: date, count: int) -> None:
    window = last_complete_quarters(today, count)
    quarters = list(quarters_of(window))

    assert len(quarters) == quarters_in(window) == count
    assert (quarters[-1].start, quarters[0].end) == (window.start, window.end)
    assert all(later.start == earlier.end for later, earlier in pairwise(quarters))


@given(DAYS, DAYS)
def test_starts_of_quarters_lie_a_quarter_apart(one: date, other: date) -> None:
    starts = [day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1) for day in (one, other)]

    assert all(map(starts_quarter, starts))
    assert starts[0] == starts[1] or abs((starts[0] - starts[1]).days) >= 90


@pytest.mark.parametrize("day", [date(2026, 1, 2), date(2026, 2, 1), date(1, 1, 1), date(9999, 10, 1)])
def test_other_days_start_none(day: date) -> None:
    assert not starts_quarter(day)


COUNTS = st.lists(st.integers(0, 30), min_size=1, max_size=8)


@pytest.mark.parametrize("lasting", [True, False])
@given(others=COUNTS, one=st.integers(1, 4), other=st.integers(1, 4))
def test_a_year_beside_its_other_quarters_does_not_give_a_hidden_one_away(
    others: list[int], one: int, other: int, *, lasting: bool
) -> None:
    assert shown_over_quarters([*others, one], lasting=lasting) == shown_over_quarters(
        [*others, other], lasting=lasting
    )


@given(COUNTS)
def test_the_range_over_quarters_holds_the_true_count(counts: list[int]) -> None:
    daily, lasting = (shown_over_quarters(counts, lasting=lasting) for lasting in (False, True))

    assert daily.at_least <= sum(counts) <= daily.at_most
    assert lasting.at_least <= max(counts) <= sum(counts) <= lasting.at_most


def test_without_quarters_nothing_is_counted() -> None:
    assert shown_over_quarters([], lasting=True).text_de == "0"
