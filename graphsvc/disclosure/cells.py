"""Counts of events about people, as they may be shown.

A count from 1 to 4 is shown as that range and no closer, because a partner who knows one of the cases could
otherwise work out the rest. Zero and counts from 5 on are shown as they are.

A total beside hidden cells is the second way to a hidden cell: total minus what is shown. Rounding the total
does not help, since a total that has just passed a multiple of 5 gives away the cell that carried it there.
So a total is shown as the range that the shown cells add up to. It is made from nothing but what is on the
page already and can therefore give nothing away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")

SMALLEST_CELL = 5
"""The smallest count other than zero that is shown exactly."""


@dataclass(frozen=True, slots=True)
class ShownCount:
    """A count as a reader may see it: both bounds are part of the range and equal when the count is exact."""

    at_least: int
    at_most: int

    @property
    def exact(self) -> bool:
        """True when the reader learns the count itself."""
        return self.at_least == self.at_most

    @property
    def text_de(self) -> str:
        """The count in German, for example ``7`` or ``1 bis 4``."""
        return str(self.at_least) if self.exact else f"{self.at_least} bis {self.at_most}"

    @property
    def text_en(self) -> str:
        """The count in English, for example ``7`` or ``1 to 4``."""
        return str(self.at_least) if self.exact else f"{self.at_least} to {self.at_most}"

    def to_json(self) -> dict[str, object]:
        """Plain JSON values; ``value`` is null when only the range may be known."""
        return {
            "value": self.at_least if self.exact else None,
            "at_least": self.at_least,
            "at_most": self.at_most,
            "de": self.text_de,
            "en": self.text_en,
        }


def shown_count(count: int) -> ShownCount:
    """The count as it may be shown: exact for 0 and from ``SMALLEST_CELL`` on, else the range below it.

    Raises ``ValueError`` for a negative count.
    """
    if count < 0:
        message = f"a count cannot be negative, this one is {count}"
        raise ValueError(message)
    if 0 < count < SMALLEST_CELL:
        return ShownCount(1, SMALLEST_CELL - 1)
    return ShownCount(count, count)


def shown_total(cells: Iterable[ShownCount]) -> ShownCount:
    """The range that the shown cells add up to; exact when every cell is, and 0 for no cells."""
    at_least = at_most = 0
    for cell in cells:
        at_least += cell.at_least
        at_most += cell.at_most
    return ShownCount(at_least, at_most)


def recurring(found: Iterable[T], count: Callable[[T], ShownCount]) -> tuple[tuple[T, ...], int]:
    """What is certain to have happened five times or more, most often first, and how much else was too rare for it.

    What is shown as often keeps its order. It is made of shown counts only, so that no hidden one follows.
    """
    every = tuple(found)
    certain = [item for item in every if count(item).at_least >= SMALLEST_CELL]
    return tuple(sorted(certain, key=lambda item: -count(item).at_least)), len(every) - len(certain)
