"""Columns of counts are shown by the rules of single counts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.disclosure.cells import shown_count, shown_total
from graphsvc.disclosure.columns import shown_column, shown_columns_over_quarters
from graphsvc.disclosure.quarters import shown_over_quarters

COUNTS = st.integers(0, 12)


@given(st.lists(COUNTS, max_size=8))
def test_each_count_and_their_total_are_shown_as_they_are_alone(counts: list[int]) -> None:
    column = shown_column(np.array(counts, dtype=np.int64))

    assert [column[place] for place in range(len(column))] == [shown_count(count) for count in counts]
    assert column.total == shown_total(map(shown_count, counts))


@given(st.integers(0, 4).flatmap(lambda width: st.lists(st.tuples(*[COUNTS] * width), max_size=6)), st.booleans())
def test_each_row_of_quarters_is_shown_as_it_is_alone(rows: list[tuple[int, ...]], lasting: bool) -> None:  # noqa: FBT001
    table = np.array(rows, dtype=np.int64).reshape(len(rows), len(rows[0]) if rows else 0)
    column = shown_columns_over_quarters(table, lasting=lasting)

    assert [column[place] for place in range(len(rows))] == [shown_over_quarters(row, lasting=lasting) for row in rows]


def test_no_count_is_negative() -> None:
    with pytest.raises(ValueError, match="negative, the least is -1"):
        shown_column(np.array([3, -1]))
