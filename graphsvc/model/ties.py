"""The ties of a window as columns: a thousand organisations have a hundred thousand of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, overload

import numpy as np

from graphsvc.model.facts import Tie, TieKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

# Up to so many units, a table of all pairs is the fastest way to add up; above it would not fit into memory.
_MOST_IN_A_TABLE = 3_000


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Ties(Sequence[Tie]):
    """Ties of one kind, each pair once, by sender and receiver: a sequence of `Tie`, kept as columns.

    `units` are ids in order, `senders` and `receivers` positions in it, `events` the number of events of each tie. It
    equals any sequence of the same ties.
    """

    kind: TieKind
    units: tuple[str, ...]
    senders: NDArray[np.int64]
    receivers: NDArray[np.int64]
    events: NDArray[np.int64]

    def __len__(self) -> int:
        """The number of ties."""
        return len(self.events)

    @overload
    def __getitem__(self, index: int) -> Tie: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Tie]: ...
    def __getitem__(self, index: int | slice) -> Tie | Sequence[Tie]:
        """One tie, or the ties of a slice."""
        if isinstance(index, slice):
            return Ties(self.kind, self.units, self.senders[index], self.receivers[index], self.events[index])
        sender, receiver = self.units[self.senders[index]], self.units[self.receivers[index]]
        return Tie(self.kind, sender, receiver, int(self.events[index]))

    def __iter__(self) -> Iterator[Tie]:
        """Each tie in turn."""
        columns = zip(self.senders.tolist(), self.receivers.tolist(), self.events.tolist(), strict=True)
        for sender, receiver, events in columns:
            yield Tie(self.kind, self.units[sender], self.units[receiver], events)

    def __eq__(self, other: object) -> bool:
        """Whether the other is a sequence of the same ties."""
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(Tie.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]  # columns can be changed

    def __repr__(self) -> str:
        """As the tuple of the ties, so that a failed test shows them."""
        return repr(tuple(self))

    def counts(self) -> Iterator[tuple[tuple[str, str], int]]:
        """Each pair of sender and receiver with its number of events, without making a `Tie`."""
        columns = zip(self.senders.tolist(), self.receivers.tolist(), self.events.tolist(), strict=True)
        return (((self.units[sender], self.units[receiver]), events) for sender, receiver, events in columns)

    def chosen(self, kept: NDArray[np.bool_]) -> Ties:
        """The ties at the places that are true."""
        return Ties(self.kind, self.units, self.senders[kept], self.receivers[kept], self.events[kept])

    def among(self, units: tuple[str, ...], heir_of: Mapping[str, str] = MappingProxyType({})) -> Ties:
        """The ties that start and end with one of these units, which are ids in order; the others are left out.

        A unit in `heir_of` goes by the name there; ties that become parallel are added up.
        """
        number = {unit: position for position, unit in enumerate(units)}
        place = np.array([number.get(heir_of.get(unit, unit), -1) for unit in self.units], dtype=np.int64)
        senders, receivers = place[self.senders], place[self.receivers]
        inside = (senders >= 0) & (receivers >= 0)
        if not heir_of:
            # Ids in order keep their order, so nothing moves and nothing becomes parallel.
            return Ties(self.kind, units, senders[inside], receivers[inside], self.events[inside])
        return summed(self.kind, units, senders[inside], receivers[inside], self.events[inside])


def ties_of(kind: TieKind, rows: Iterable[tuple[str, str, int]]) -> Ties:
    """The ties of rows of sender, receiver and events in any order; parallel rows are added up."""
    table = list(rows)
    units = tuple(sorted({unit for row in table for unit in row[:2]}))
    number = {unit: position for position, unit in enumerate(units)}
    senders = np.fromiter((number[row[0]] for row in table), np.int64, len(table))
    receivers = np.fromiter((number[row[1]] for row in table), np.int64, len(table))
    events = np.fromiter((row[2] for row in table), np.int64, len(table))
    return summed(kind, units, senders, receivers, events)


def summed(
    kind: TieKind,
    units: tuple[str, ...],
    senders: NDArray[np.int64],
    receivers: NDArray[np.int64],
    events: NDArray[np.int64],
) -> Ties:
    """The ties of columns in any order, parallel ones added up; `units` are ids in order.

    Of an undirected tie the unit with the smaller id becomes the sender.
    """
    n = len(units)
    if not kind.directed:
        senders, receivers = np.minimum(senders, receivers), np.maximum(senders, receivers)
    cells = senders * n + receivers
    if n <= _MOST_IN_A_TABLE:
        # Sums of whole numbers up to 2^53 are exact in floating point.
        totals = np.bincount(cells, events, minlength=1)
        found = np.flatnonzero(totals)
        totals = totals[found]
    else:
        found, place = np.unique(cells, return_inverse=True)
        totals = np.bincount(place, events, minlength=len(found))
    return Ties(kind, units, found // max(n, 1), found % max(n, 1), totals.astype(np.int64))
