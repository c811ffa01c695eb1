"""No table with its sums and shares lets a hidden cell be computed, says a linear programme."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.disclosure.cells import SMALLEST_CELL, ShownCount, shown_count, shown_total
from graphsvc.disclosure.quarters import shown_over_quarters
from graphsvc.disclosure.sums import shown_parts, shown_share, shown_sum
from tests.disclosure.linear import Share, Sum, learnt

CELL = st.integers(0, 12)
TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=3)
)
WIDTH = SMALLEST_CELL - 2


@given(TABLES)
@settings(max_examples=25, deadline=None)
def test_exact_sums_of_rows_leave_every_hidden_cell_its_whole_range(table: list[list[int]]) -> None:
    width = len(table[0])
    cells = [shown_count(count) for row in table for count in row]
    sums = [Sum(tuple(range(n * width, (n + 1) * width)), shown_sum(row)) for n, row in enumerate(table)]

    for shown, (least, greatest) in zip(cells, learnt(cells, sums), strict=True):
        assert (least, greatest) == (shown.at_least, shown.at_most)


@given(TABLES)
@settings(max_examples=25, deadline=None)
def test_sums_of_rows_and_columns_and_their_shares_leave_every_hidden_cell_its_range(table: list[list[int]]) -> None:
    width, height = len(table[0]), len(table)
    cells = [shown_count(count) for row in table for count in row]
    every = tuple(range(len(cells)))
    lines = [
        *(tuple(range(n * width, (n + 1) * width)) for n in range(height)),
        *(tuple(range(n, width * height, width)) for n in range(width)),
        every,
    ]
    totals = {line: shown_total(cells[place] for place in line) for line in lines}
    shares = [
        Share((place,), line, share)
        for line in lines
        for place in line
        if (share := shown_share(cells[place], totals[line])) is not None
    ]

    found = learnt(cells, [Sum(line, total) for line, total in totals.items()], shares)

    assert found == [(shown.at_least, shown.at_most) for shown in cells]


@given(st.lists(CELL, min_size=2, max_size=6))
@settings(max_examples=40, deadline=None)
def test_parts_of_a_whole_that_is_known_stay_hidden(parts: list[int]) -> None:
    shown = shown_parts(parts)
    every = tuple(range(len(parts)))
    found = learnt(shown, [Sum(every, shown_count(sum(parts)))])

    for part, cell, (least, greatest) in zip(parts, shown, found, strict=True):
        assert cell.at_least <= part <= cell.at_most
        assert greatest - least >= WIDTH or not 0 < part < SMALLEST_CELL
        assert cell.exact or greatest - least >= WIDTH


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=2))
@settings(max_examples=40, deadline=None)
def test_a_year_and_its_quarters_together_give_no_quarter_away(years: list[list[int]]) -> None:
    cells = [shown_count(count) for quarters in years for count in quarters]
    start, sums = 0, []
    for quarters in years:
        places = tuple(range(start, start + len(quarters)))
        sums.append(Sum(places, shown_over_quarters(quarters, lasting=False)))
        start += len(quarters)

    assert learnt(cells, sums) == [(shown.at_least, shown.at_most) for shown in cells]


@given(st.lists(CELL, min_size=1, max_size=8))
def test_the_true_sum_lies_in_what_is_shown(counts: list[int]) -> None:
    shown = shown_sum(counts)

    assert shown.at_least <= sum(counts) <= shown.at_most


@pytest.mark.parametrize(
    ("counts", "text"),
    [([], "0"), ([0, 7], "7"), ([3, 7], "8 bis 11"), ([2, 3], "5"), ([4, 4], "2 bis 8"), ([1, 2, 3, 9], "15")],
)
def test_a_sum_is_exact_only_where_it_tells_nothing(counts: list[int], text: str) -> None:
    assert shown_sum(counts).text_de == text


def test_a_share_is_a_range_where_its_part_is_one_and_undefined_without_a_whole() -> None:
    share = shown_share(shown_count(3), shown_count(10))

    assert share is not None
    assert share.to_json() == {"value": None, "at_least": 0.1, "at_most": 0.4}
    assert shown_share(shown_count(0), shown_count(0)) is None


def test_a_reader_who_is_shown_too_much_is_found_out() -> None:
    cells = [shown_count(3), shown_count(7)]

    assert learnt(cells, [Sum((0, 1), ShownCount(10, 10))])[0] == (3, 3)
