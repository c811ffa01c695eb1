"""Who stands between two others that have no tie of their own, and in which of the five roles.

Gould & Fernandez 1989, Sociological Methodology 19:89-126. Unit v brokers a -> v -> c where a and c differ and a has
no tie to c. The roles go by the kinds of the three.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphsvc.network.matrices import adjacency, kinds_in_order, unit_order

if TYPE_CHECKING:
    from graphsvc.network.ties import Network


@dataclass(frozen=True, slots=True)
class Brokerage:
    """How many open two-step paths lead over one unit, by role; 0 means that it brokers for nobody.

    ``coordinator`` A A A: all of one kind. ``itinerant`` A B A: an outsider between two of a kind. ``gatekeeper``
    A B B: lets into its own kind. ``representative`` A A B: leads out of its own kind. ``liaison`` A B C: all differ.
    """

    unit: str
    coordinator: int
    itinerant: int
    gatekeeper: int
    representative: int
    liaison: int

    @property
    def total(self) -> int:
        """All five roles together."""
        return self.coordinator + self.itinerant + self.gatekeeper + self.representative + self.liaison


def brokerage(network: Network) -> tuple[Brokerage, ...]:
    """The roles of every unit, in order of id.

    An undirected tie counts as one each way, as in R ``sna``, so every open pair counts twice and ``gatekeeper``
    equals ``representative``.
    """
    order = unit_order(network)
    names = sorted(set(kinds_in_order(network)))
    kinds = np.array([names.index(kind) for kind in kinds_in_order(network)], dtype=np.int64)
    matrix = adjacency(network).astype(bool)
    closed = matrix | np.eye(len(order), dtype=bool)
    found = []
    for broker, unit in enumerate(order):
        senders, receivers = np.flatnonzero(matrix[:, broker]), np.flatnonzero(matrix[broker])
        rows, columns = np.nonzero(~closed[np.ix_(senders, receivers)])
        first, last, own = kinds[senders[rows]], kinds[receivers[columns]], kinds[broker]
        from_own, to_own = first == own, last == own
        outside = ~from_own & ~to_own
        found.append(
            Brokerage(
                unit,
                coordinator=int((from_own & to_own).sum()),
                itinerant=int((outside & (first == last)).sum()),
                gatekeeper=int((~from_own & to_own).sum()),
                representative=int((from_own & ~to_own).sum()),
                liaison=int((outside & (first != last)).sum()),
            )
        )
    return tuple(found)
