"""A network as arrays, for what networkx lacks or does too slowly.

Units are numbered by their ids in order, so that no answer depends on the order of a set of strings, which differs
from process to process.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from graphsvc.network.ties import Network


def unit_order(network: Network) -> tuple[str, ...]:
    """The ids of the roster in order: what the numbers of units stand for."""
    return tuple(sorted(unit.id for unit in network.roster))


def kinds_in_order(network: Network) -> tuple[str, ...]:
    """The kind of each unit, in ``unit_order``."""
    kind_of = {unit.id: unit.kind for unit in network.roster}
    return tuple(kind_of[unit] for unit in unit_order(network))


def tie_pairs(network: Network) -> Iterator[tuple[str, str]]:
    """The ids of sender and receiver of each tie, in order."""
    order, ties = unit_order(network), network.arrays
    ends = zip(ties.senders.tolist(), ties.receivers.tolist(), strict=True)
    return ((order[one], order[other]) for one, other in ends)


def adjacency(network: Network, *, weighted: bool = False) -> NDArray[np.float64]:
    """The matrix of ties in ``unit_order``: row sends, column receives; symmetrical for undirected ties.

    Cells are 1 or 0, or the weights where asked for; the diagonal is 0.
    """
    n = len(network.roster)
    ties = network.arrays
    matrix = np.zeros((n, n))
    matrix[ties.senders, ties.receivers] = ties.weights if weighted else 1.0
    if not network.directed:
        matrix[ties.receivers, ties.senders] = matrix[ties.senders, ties.receivers]
    return matrix


def sent_and_received(network: Network) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How many ties each unit sends and receives, in ``unit_order``; of undirected ties both are all that it has."""
    n, ties = len(network.roster), network.arrays
    sent = np.bincount(ties.senders, minlength=n).astype(np.float64)
    received = np.bincount(ties.receivers, minlength=n).astype(np.float64)
    return (sent, received) if network.directed else (sent + received, sent + received)


def ties_between_kinds(network: Network) -> NDArray[np.int64]:
    """The number of ties from the kind in the row to that in the column, kinds in alphabetical order.

    An undirected tie counts once on the diagonal, and in both cells beside it.
    """
    kinds, ties = kinds_in_order(network), network.arrays
    place = {kind: number for number, kind in enumerate(sorted(set(kinds)))}
    of_unit = np.array([place[kind] for kind in kinds], dtype=np.int64)
    cells = np.bincount(of_unit[ties.senders] * len(place) + of_unit[ties.receivers], minlength=len(place) ** 2)
    table = cells.reshape(len(place), len(place))
    return table if network.directed else table + table.T - np.diag(np.diag(table))


@lru_cache(maxsize=1)
def connections(network: Network) -> nx.Graph[int]:
    """Who is connected to whom, whichever way ties point: an undirected graph of the numbers of units.

    It is frozen, as the last one is kept: several questions about one network follow each other.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(network.roster)))
    ties = network.arrays
    graph.add_edges_from(zip(ties.senders.tolist(), ties.receivers.tolist(), strict=True))
    nx.freeze(graph)
    return graph
