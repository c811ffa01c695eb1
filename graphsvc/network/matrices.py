"""A network as arrays, for what networkx lacks or does too slowly.

Units are numbered by their ids in order, so that no answer depends on the order of a set of strings, which differs
from process to process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import networkx as nx
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graphsvc.network.ties import Network


class TieArrays(NamedTuple):
    """One entry for each tie, in order of sender and receiver: the numbers of both, and the weight.

    An undirected tie stands once, with the smaller number as sender.
    """

    senders: NDArray[np.int64]
    receivers: NDArray[np.int64]
    weights: NDArray[np.float64]


def unit_order(network: Network) -> tuple[str, ...]:
    """The ids of the roster in order: what the numbers of units stand for."""
    return tuple(sorted(unit.id for unit in network.roster))


def kinds_in_order(network: Network) -> tuple[str, ...]:
    """The kind of each unit, in ``unit_order``."""
    kind_of = {unit.id: unit.kind for unit in network.roster}
    return tuple(kind_of[unit] for unit in unit_order(network))


def tie_arrays(network: Network) -> TieArrays:
    """The ties as arrays; empty arrays without ties."""
    number = {unit: position for position, unit in enumerate(unit_order(network))}
    rows: list[tuple[int, int, float]] = []
    for sender, receiver, data in network.graph.edges(data=True):
        one, other = number[sender], number[receiver]
        swapped = not network.directed and one > other
        rows.append((other, one, data["weight"]) if swapped else (one, other, data["weight"]))
    rows.sort()
    table = np.array(rows, dtype=float).reshape(-1, 3)
    return TieArrays(table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2])


def adjacency(network: Network, *, weighted: bool = False) -> NDArray[np.float64]:
    """The matrix of ties in ``unit_order``: row sends, column receives; symmetrical for undirected ties.

    Cells are 1 or 0, or the weights where asked for; the diagonal is 0.
    """
    n = len(network.roster)
    ties = tie_arrays(network)
    matrix = np.zeros((n, n))
    matrix[ties.senders, ties.receivers] = ties.weights if weighted else 1.0
    if not network.directed:
        matrix[ties.receivers, ties.senders] = matrix[ties.senders, ties.receivers]
    return matrix


def connections(network: Network) -> nx.Graph[int]:
    """Who is connected to whom, whichever way ties point: an undirected graph of the numbers of units."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(network.roster)))
    ties = tie_arrays(network)
    for one, other in zip(ties.senders.tolist(), ties.receivers.tolist(), strict=True):
        graph.add_edge(one, other)
    return graph
