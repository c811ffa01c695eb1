"""Monthly counts beside the count of their quarter, shown so that neither gives a small month away.

A quarter of 8 beside months of 0, "1 to 4" and "1 to 4" says that both were 4. So wherever a quarter is shown exactly
and one of its months is small, every month with an event is shown as the same wide range: each of them could be any
number from 1 on. Whether a month had an event at all is shown, as everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphsvc.disclosure.cells import SMALLEST_CELL, ShownCount, shown_count

if TYPE_CHECKING:
    from collections.abc import Sequence


def shown_months(months: Sequence[int], quarter: int, *, lasting: bool) -> tuple[ShownCount, ...]:
    """The counts of the months of a quarter as they may be shown beside the shown count of the quarter, in their order.

    What happens on a day adds up to the quarter. What is ``lasting`` counts in every month that it touches, so a month
    has the quarter's count at most. Raises ``ValueError`` for counts that cannot belong together.
    """
    possible = max(months, default=0) <= quarter <= sum(months) if lasting else sum(months) == quarter
    if not possible:
        message = f"months of {list(months)} do not make a quarter of {quarter}"
        raise ValueError(message)
    if quarter < SMALLEST_CELL or all(month == 0 or month >= SMALLEST_CELL for month in months):
        return tuple(shown_count(month) for month in months)
    active = sum(month > 0 for month in months)
    widest = ShownCount(1, quarter if lasting else quarter - active + 1)
    return tuple(widest if month else ShownCount(0, 0) for month in months)
