"""A reader who can compute: the least and the greatest value of each cell, given all that is shown of a table.

A linear programme knows nothing of the rules by which cells were hidden. It gets what a page shows: for every cell its
range, for every sum of cells its range, for every share of two sums its range.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphsvc.disclosure.cells import ShownCount
    from graphsvc.disclosure.sums import ShownShare

    Row = np.ndarray[tuple[int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Sum:
    """A shown sum of the cells at these places."""

    places: tuple[int, ...]
    shown: ShownCount


@dataclass(frozen=True, slots=True)
class Share:
    """A shown share of the cells at the first places among those at the second."""

    part: tuple[int, ...]
    whole: tuple[int, ...]
    shown: ShownShare


def learnt(
    cells: Sequence[ShownCount], sums: Iterable[Sum] = (), shares: Iterable[Share] = ()
) -> list[tuple[float, float]]:
    """The least and the greatest value that each cell can have."""
    rows: list[Row] = []
    limits: list[float] = []
    for item in sums:
        row = _row(len(cells), item.places)
        rows += [row, -row]
        limits += [item.shown.at_most, -item.shown.at_least]
    for share in shares:
        part, whole = _row(len(cells), share.part), _row(len(cells), share.whole)
        rows += [part - share.shown.at_most * whole, share.shown.at_least * whole - part]
        limits += [1e-9, 1e-9]
    bounds = [(cell.at_least, cell.at_most) for cell in cells]
    return [
        (cell.at_least, cell.at_most)
        if cell.exact
        else (_end(place, 1, rows, limits, bounds), _end(place, -1, rows, limits, bounds))
        for place, cell in enumerate(cells)
    ]


def _row(length: int, places: tuple[int, ...]) -> Row:
    row = np.zeros(length)
    row[list(places)] = 1
    return row


def _end(place: int, sign: int, rows: list[Row], limits: list[float], bounds: list[tuple[int, int]]) -> float:
    wanted = np.zeros(len(bounds))
    wanted[place] = sign
    found = linprog(wanted, A_ub=np.array(rows) if rows else None, b_ub=limits or None, bounds=bounds)
    assert found.success, found.message
    return round(sign * (found.fun or 0.0), 6)
