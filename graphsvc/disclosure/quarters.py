"""Windows in which figures about others may be shown: whole calendar quarters, and so whole years.

Windows of any days could be laid over each other, one a day longer than the other, and the difference of two counts
would be the events of a single day. Whole quarters differ by a whole quarter at least, and a count over several of them
is made of nothing but what each quarter shows: a year minus three of its quarters says nothing about the fourth.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from graphsvc.disclosure.cells import ShownCount, shown_count, shown_total
from graphsvc.model.facts import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MONTHS = 3
_QUARTERS = 4
# Years that nobody has figures about are refused too, so that no day runs out of the calendar.
FIRST_YEAR, LAST_YEAR = 1990, 2200


def starts_quarter(day: date) -> bool:
    """Whether a calendar quarter of the years 1990 to 2200 starts on that day."""
    return day.day == 1 and day.month % _MONTHS == 1 and FIRST_YEAR <= day.year <= LAST_YEAR


def in_whole_quarters(window: Window) -> bool:
    """Whether the window starts and ends with a quarter."""
    return starts_quarter(window.start) and starts_quarter(window.end)


def quarters_in(window: Window) -> int:
    """How many quarters a window of whole quarters has."""
    return _number(window.end) - _number(window.start)


def quarter_of(day: date) -> Window:
    """The quarter that the day lies in."""
    return Window(_start(_number(day)), _start(_number(day) + 1))


def last_complete_quarters(today: date, count: int = _QUARTERS) -> Window:
    """The window of the last quarters that were over before that day; the running quarter is not in it."""
    end = _number(today)
    return Window(_start(end - count), _start(end))


def quarters_of(window: Window) -> Iterator[Window]:
    """Each quarter of a window of whole quarters, the last first."""
    for number in range(_number(window.end) - 1, _number(window.start) - 1, -1):
        yield Window(_start(number), _start(number + 1))


def shown_over_quarters(counts: Iterable[int], *, lasting: bool) -> ShownCount:
    """The range of a count over several quarters that the shown counts of the quarters allow; 0 for no quarters.

    What happens on a day adds up. What is ``lasting`` counts in every quarter that it touches and once in all of them,
    so together it is at least the largest and at most the sum.
    """
    cells = [shown_count(count) for count in counts]
    total = shown_total(cells)
    return ShownCount(max((cell.at_least for cell in cells), default=0), total.at_most) if lasting else total


def _number(day: date) -> int:
    return day.year * _QUARTERS + (day.month - 1) // _MONTHS


def _start(number: int) -> date:
    year, quarter = divmod(number, _QUARTERS)
    return date(year, quarter * _MONTHS + 1, 1)
