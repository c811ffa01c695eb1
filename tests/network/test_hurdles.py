"""Hurdles that recur with five clients or more are shown, rarer ones are only counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphsvc.disclosure.cells import ShownCount
from graphsvc.model.gap_facts import HurdleCount
from graphsvc.network.hurdles import RecurringHurdle, recurring_hurdles

FAMILIES = HurdleCount("family", "", 6)


def test_what_five_clients_met_is_shown_most_often_first() -> None:
    found = recurring_hurdles([[HurdleCount("supply_gap", "housing", 5), HurdleCount("money", "", 4), FAMILIES]])

    assert found.recurring == (
        RecurringHurdle("family", "", ShownCount(6, 6)),
        RecurringHurdle("supply_gap", "housing", ShownCount(5, 5)),
    )
    assert found.hidden == 1


def test_of_a_year_the_largest_quarter_is_certain_and_the_sum_is_possible() -> None:
    found = recurring_hurdles([[FAMILIES], [HurdleCount("family", "", 7)], []])

    assert found.recurring == (RecurringHurdle("family", "", ShownCount(7, 13)),)


@given(st.lists(st.integers(1, 4), max_size=4), st.lists(st.integers(1, 4), max_size=4))
def test_small_quarters_tell_nothing_but_that_there_were_any(one: list[int], other: list[int]) -> None:
    first, second = (recurring_hurdles([[HurdleCount("money", "", n)] for n in counts]) for counts in (one, other))

    assert first.recurring == second.recurring == ()
    assert (first.hidden, second.hidden) == (bool(one), bool(other))
