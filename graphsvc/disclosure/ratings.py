"""Ratings that units give each other: shown only as a summary of three raters or more.

Who rates must not be known by what it said. Each of three raters knows its own rating and learns of the others no more
than their sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphsvc.disclosure.cells import ShownCount

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST_RATERS = 3


def shown_mean(ratings: Sequence[int]) -> float | None:
    """The mean of ratings that as many raters gave; None below ``FEWEST_RATERS``."""
    return sum(ratings) / len(ratings) if len(ratings) >= FEWEST_RATERS else None


def shown_raters(count: int) -> ShownCount:
    """How many raters there are: exact for none and from ``FEWEST_RATERS`` on, else the range below.

    Raises ``ValueError`` for a negative count.
    """
    if count < 0:
        message = f"a count cannot be negative, this one is {count}"
        raise ValueError(message)
    return ShownCount(1, FEWEST_RATERS - 1) if 0 < count < FEWEST_RATERS else ShownCount(count, count)
