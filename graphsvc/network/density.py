"""How many of the possible ties exist, in the whole network and between kinds of unit.

Formulas: Wasserman & Faust 1994, chapters 4 and 10. The roster decides the denominator, so isolates count.
Density grows with the length of the window by itself; only windows of equal length compare.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphsvc.network.figures import Figure, share
from graphsvc.network.matrices import ties_between_kinds

if TYPE_CHECKING:
    from graphsvc.network.ties import Network

_DIRECTED = (
    "Anteil der vorhandenen an allen möglichen gerichteten Verbindungen: Verbindungen / (n (n - 1)).",
    "Directed ties that exist as a share of all that could: ties / (n (n - 1)).",
)
_UNDIRECTED = (
    "Anteil der vorhandenen an allen möglichen Verbindungen: Verbindungen / (n (n - 1) / 2).",
    "Ties that exist as a share of all that could: ties / (n (n - 1) / 2).",
)
_DIRECTED_BLOCK = (
    "Anteil der vorhandenen an allen möglichen Verbindungen von der Art in der Zeile zur Art in der Spalte.",
    "Ties that exist as a share of all that could, from the kind in the row to the kind in the column.",
)
_UNDIRECTED_BLOCK = (
    "Anteil der vorhandenen an allen möglichen Verbindungen zwischen den Arten in Zeile und Spalte.",
    "Ties that exist as a share of all that could, between the kinds in row and column.",
)


@dataclass(frozen=True, slots=True)
class BlockDensities:
    """Densities between kinds of unit: row sends, column receives, both in the order of ``kinds``.

    ``sizes`` holds the number of units of each kind. The table of an undirected kind of tie is symmetrical. A
    kind with a single unit has no value on the diagonal.
    """

    kinds: tuple[str, ...]
    sizes: tuple[int, ...]
    rows: tuple[tuple[Figure, ...], ...]
    definition_de: str
    definition_en: str


def density(network: Network) -> Figure:
    """The share of possible ties that exist, 0 to 1; undefined for fewer than two units."""
    n = len(network.roster)
    possible = _possible(n, n, within=True, directed=network.directed)
    de, en = _DIRECTED if network.directed else _UNDIRECTED
    # A single unit has nobody it could be connected to, which is not the same as no connection.
    return Figure(share(network.arrays.number, possible), network.arrays.number, possible, n, de, en)


def valued_density(network: Network) -> Figure:
    """The mean weight over all possible ties, those that do not exist as 0; undefined for fewer than two units.

    Sum of w_ij / (n (n - 1)), for undirected ties over pairs (UCINET's density of a valued
    network). It has the unit of the weights: with numbers of events, events for each possible tie in the window.
    """
    n = len(network.roster)
    possible = _possible(n, n, within=True, directed=network.directed)
    total = _total_weight(network)
    return Figure(
        share(total, possible),
        total,
        possible,
        n,
        "Mittlere Stärke über alle möglichen Verbindungen; eine fehlende zählt 0.",
        "Mean weight over all possible ties; one that does not exist counts 0.",
    )


def mean_tie_weight(network: Network) -> Figure:
    """The mean weight of the ties that exist, sum of w_ij / ties; undefined without ties.

    It stands beside the valued density, which falls when weak ties vanish while this rises.
    """
    ties = network.arrays.number
    total = _total_weight(network)
    return Figure(
        share(total, ties),
        total,
        ties,
        len(network.roster),
        "Mittlere Stärke der vorhandenen Verbindungen.",
        "Mean weight of the ties that exist.",
    )


def block_densities(network: Network) -> BlockDensities:
    """The density between each two kinds of unit, kinds in alphabetical order; empty for an empty roster."""
    sizes = Counter(unit.kind for unit in network.roster)
    kinds = tuple(sorted(sizes))
    directed = network.directed
    existing = ties_between_kinds(network)
    de, en = _DIRECTED_BLOCK if directed else _UNDIRECTED_BLOCK

    def cell(row: int, column: int) -> Figure:
        within = row == column
        senders, receivers = sizes[kinds[row]], sizes[kinds[column]]
        possible = _possible(senders, receivers, within=within, directed=directed)
        ties = int(existing[row, column])
        return Figure(share(ties, possible), ties, possible, senders if within else senders + receivers, de, en)

    numbers = range(len(kinds))
    rows = tuple(tuple(cell(row, column) for column in numbers) for row in numbers)
    return BlockDensities(kinds, tuple(sizes[kind] for kind in kinds), rows, de, en)


def _total_weight(network: Network) -> float:
    # Sorted, since floating sums depend on their order, and the order of ties on the names of units.
    total = float(np.sort(network.arrays.weights).sum())
    return int(total) if total.is_integer() else total


def _possible(senders: int, receivers: int, *, within: bool, directed: bool) -> int:
    if not within:
        return senders * receivers
    ordered_pairs = senders * (senders - 1)
    return ordered_pairs if directed else ordered_pairs // 2
