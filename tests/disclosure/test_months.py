"""Monthly counts: no small month can be worked out from the months and the quarter that are shown."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest

from graphsvc.disclosure.cells import SMALLEST_CELL, shown_count
from graphsvc.disclosure.months import shown_months

LARGEST = 11


def texts(months: tuple[int, ...], quarter: int | None = None, *, lasting: bool = False) -> list[str]:
    """The months as they are shown in English."""
    total = sum(months) if quarter is None else quarter
    return [count.text_en for count in shown_months(months, total, lasting=lasting)]


def test_months_of_a_small_quarter_are_small() -> None:
    assert texts((0, 2, 1)) == ["0", "1 to 4", "1 to 4"]


def test_large_months_are_shown_as_they_are() -> None:
    assert texts((7, 0, 5)) == ["7", "0", "5"]


def test_small_months_of_an_exact_quarter_are_any_share_of_it() -> None:
    assert texts((4, 0, 4)) == ["1 to 7", "0", "1 to 7"]
    assert texts((5, 1, 0)) == ["1 to 5", "1 to 5", "0"]


def test_cases_of_an_exact_quarter_are_up_to_all_of_it_in_each_month() -> None:
    assert texts((4, 4, 0), 8, lasting=True) == ["1 to 8", "1 to 8", "0"]


@pytest.mark.parametrize(("quarter", "lasting"), [(3, False), (5, False), (2, True), (5, True)])
def test_months_that_do_not_make_their_quarter_are_refused(quarter: int, lasting: bool) -> None:  # noqa: FBT001
    with pytest.raises(ValueError, match="do not make a quarter"):
        shown_months((3, 1, 0), quarter, lasting=lasting)


@pytest.mark.parametrize("lasting", [False, True])
def test_no_small_month_can_be_worked_out_from_all_that_is_shown(lasting: bool) -> None:  # noqa: FBT001
    """Every quarter that looks the same, and what each small month could be in it: never one value only."""
    alike: defaultdict[object, list[tuple[int, ...]]] = defaultdict(list)
    for months in product(range(LARGEST + 1), repeat=3):
        for quarter in range(max(months), sum(months) + 1) if lasting else [sum(months)]:
            # Those with larger months would have company beyond the range that is walked here.
            if quarter <= LARGEST:
                shown = shown_months(months, quarter, lasting=lasting)
                assert all(count.at_least <= month <= count.at_most for month, count in zip(months, shown, strict=True))
                alike[shown_count(quarter), shown].append(months)
    for group in alike.values():
        for values in map(set, zip(*group, strict=True)):
            small = {value for value in values if 0 < value < SMALLEST_CELL}
            assert not small or len(values) > 1
