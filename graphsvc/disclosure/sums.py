"""Sums beside hidden cells: exact where that leaves every hidden cell its whole range, vague where it would not.

What is shown of disjoint sums tells a reader one thing about hidden cells: what those of one sum add up to. That sum
narrows a cell only near its ends: two cells that add up to 8 are 4 each, two that add up to 5 can be anything. The
tests ask a linear programme for the least and the greatest value that each hidden cell can have, given all that is
shown (Willenborg & de Waal 2001, chapter 8: the feasibility interval).

Sums that share cells must not both come from here; make one of them with `graphsvc.disclosure.cells.shown_total`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphsvc.disclosure.cells import SMALLEST_CELL, ShownCount, shown_count, shown_total

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WIDTH = SMALLEST_CELL - 2
"""How far apart the least and the greatest value of a hidden cell are: from 1 to 4."""


def shown_sum(counts: Iterable[int]) -> ShownCount:
    """The sum of cells that are shown by ``shown_count``, exact where each hidden cell could still be 1 or 4.

    With other cells at their ends, a cell of h hidden ones with the sum s can be 4 where s is at least h + 3, and 1
    where s is at most 4 h - 3. 0 for no cells.
    """
    cells = tuple(counts)
    small = [count for count in cells if 0 < count < SMALLEST_CELL]
    hidden, low = sum(small), len(small)
    if not small or low + _WIDTH <= hidden <= low * (1 + _WIDTH) - _WIDTH:
        return ShownCount(sum(cells), sum(cells))
    return shown_total(shown_count(count) for count in cells)


def shown_parts(parts: Sequence[int]) -> tuple[ShownCount, ...]:
    """The parts of a whole that may be known, in the order given: what is hidden stays at least four values wide.

    Parts are shown exactly where none is from 1 to 4. Otherwise those are ranges, and so is the largest other part,
    from which they could be told: it is what the whole leaves to it. A whole below 5, and parts so small that even
    this would give them away, are shown as 0 to the sum of the hidden parts.
    """
    whole = sum(parts)
    small = [place for place, part in enumerate(parts) if 0 < part < SMALLEST_CELL]
    if whole and whole < SMALLEST_CELL:
        return tuple(ShownCount(0, SMALLEST_CELL - 1) for _ in parts)
    if not small:
        return tuple(ShownCount(part, part) for part in parts)
    others = [place for place, part in enumerate(parts) if part >= SMALLEST_CELL]
    rest = max(others or small, key=lambda place: (parts[place], -place))
    ranged = [place for place in small if place != rest]
    hidden = sum(parts[place] for place in {*small, rest})
    if hidden <= len(ranged) + _WIDTH:
        return tuple(ShownCount(0, hidden) if part else ShownCount(0, 0) for part in parts)
    shown = {place: ShownCount(1, SMALLEST_CELL - 1) for place in ranged}
    shown[rest] = ShownCount(max(0, hidden - (SMALLEST_CELL - 1) * len(ranged)), hidden - len(ranged))
    return tuple(shown.get(place, ShownCount(part, part)) for place, part in enumerate(parts))


def shown_part(part: int, whole: int) -> ShownCount:
    """A part beside its whole, which is shown by ``shown_count``: the rest of the whole is not told either."""
    return shown_parts((part, whole - part))[0] if whole >= SMALLEST_CELL else shown_count(part)


@dataclass(frozen=True, slots=True)
class ShownShare:
    """A share or a mean as a reader may see it; both bounds are equal where part and whole are exact."""

    at_least: float
    at_most: float

    def to_json(self) -> dict[str, object]:
        """Plain JSON values; ``value`` is null when only the range may be known."""
        exact = self.at_least == self.at_most
        return {"value": self.at_least if exact else None, "at_least": self.at_least, "at_most": self.at_most}


def shown_share(part: ShownCount, whole: ShownCount) -> ShownShare | None:
    """The share that the shown part can be of the shown whole, and nothing closer; None where the whole can be 0."""
    if whole.at_least == 0:
        return None
    return ShownShare(part.at_least / whole.at_most, min(1.0, part.at_most / whole.at_least))
