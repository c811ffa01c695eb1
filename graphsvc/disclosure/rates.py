"""Shares among people, as they may be shown: the same for everybody who asks, and blunt enough to name nobody.

A share and its number, both exact, would give away what became of the one person by whom two months differ. So the
number is rounded down to a multiple of 5, and the share to 5 percentage points.
"""

from graphsvc.disclosure.cells import SMALLEST_CELL

_STEP = 5


def shown_number(number: int) -> int:
    """The number rounded down to a multiple of 5; read it as "at least"."""
    return number - number % SMALLEST_CELL


def shown_percent(share: float) -> int:
    """The share, from 0 to 1, in percent and to the nearest 5."""
    return round(share * 100 / _STEP) * _STEP
