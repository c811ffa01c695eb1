"""Many counts at once, as they may be shown: the rules of `cells` and `quarters` over columns.

A city's network has ten thousand ties, and its page names a hundred of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphsvc.disclosure.cells import SMALLEST_CELL, ShownCount

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class ShownColumn:
    """Counts as a reader may see them, in the order of what they count."""

    at_least: NDArray[np.int64]
    at_most: NDArray[np.int64]

    def __len__(self) -> int:
        """How many counts there are."""
        return len(self.at_least)

    def __getitem__(self, place: int) -> ShownCount:
        """The count at that place."""
        return ShownCount(int(self.at_least[place]), int(self.at_most[place]))

    @property
    def total(self) -> ShownCount:
        """The range that the shown counts add up to; 0 for none. See `graphsvc.disclosure.cells.shown_total`."""
        return ShownCount(int(self.at_least.sum()), int(self.at_most.sum()))


def shown_column(counts: NDArray[np.int64]) -> ShownColumn:
    """Each count as `graphsvc.disclosure.cells.shown_count` shows it; raises ``ValueError`` for a negative one."""
    if (counts < 0).any():
        message = f"a count cannot be negative, the least is {counts.min()}"
        raise ValueError(message)
    small = (counts > 0) & (counts < SMALLEST_CELL)
    return ShownColumn(np.where(small, 1, counts), np.where(small, SMALLEST_CELL - 1, counts))


def shown_columns_over_quarters(counts: NDArray[np.int64], *, lasting: bool) -> ShownColumn:
    """Each row of counts by quarter as `graphsvc.disclosure.quarters.shown_over_quarters` shows it."""
    cells = shown_column(counts)
    at_least = cells.at_least.max(axis=1, initial=0) if lasting else cells.at_least.sum(axis=1)
    return ShownColumn(at_least, cells.at_most.sum(axis=1))
