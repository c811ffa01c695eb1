"""Who stands between two others that have no tie of their own, and in which of the five roles.

Gould & Fernandez 1989, Sociological Methodology 19:89-126. Unit v brokers a -> v -> c where a and c differ and a has
no tie to c. The roles go by the kinds of the three.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
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


@lru_cache(maxsize=4)
def brokerage(network: Network) -> tuple[Brokerage, ...]:
    """The roles of every unit, in order of id; kept for the last networks, as a report asks twice.

    An undirected tie counts as one each way, as in R ``sna``, so every open pair counts twice and ``gatekeeper``
    equals ``representative``.
    """
    order = unit_order(network)
    names = sorted(set(kinds_in_order(network)))
    kinds = np.array([names.index(kind) for kind in kinds_in_order(network)], dtype=np.int64)
    matrix = adjacency(network)
    open_pairs = 1 - np.minimum(matrix + np.eye(len(order)), 1)
    of_kind = (np.arange(len(names))[:, None] == kinds).astype(float)
    # paths[v, g, h]: the open two-step paths over v from a unit of kind g to one of kind h, in whole numbers.
    paths = np.zeros((len(order), len(names), len(names)))
    for last in range(len(names)):
        here = kinds == last
        onward = open_pairs[:, here] @ matrix[:, here].T
        paths[:, :, last] = (of_kind @ (matrix * onward)).T
    own = np.arange(len(order)), kinds
    within = paths[(*own, kinds)]
    into, out = paths[own[0], :, kinds].sum(axis=1) - within, paths[own[0], kinds].sum(axis=1) - within
    alike = np.trace(paths, axis1=1, axis2=2) - within
    liaison = paths.sum(axis=(1, 2)) - within - into - out - alike
    columns = (column.astype(int).tolist() for column in (within, alike, into, out, liaison))
    return tuple(Brokerage(unit, *counts) for unit, *counts in zip(order, *columns, strict=True))
