"""How far a network hangs on its most central unit: 0 when all are equal, 1 for a star.

Freeman 1979, Social Networks 1:215-239: the sum of the differences between the most central unit and every unit,
divided by the largest sum that a network with as many units can have. The attainable maximum falls as density
rises (van Wegberg 2003), so a fall between two windows may be nothing but a rise of density.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import networkx as nx
import numpy as np
import rustworkx as rx

from graphsvc.network.figures import Figure, share
from graphsvc.network.matrices import connections, sent_and_received, unit_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from graphsvc.network.ties import Network

Direction = Literal["total", "in", "out"]

_FEWEST = 3
"""With two units there is no star: every maximum is 0 and nothing to divide by."""

_DEGREE = {
    "total": (
        "Ungleichheit der Zahl der Verbindungen (Freeman): 0 = alle gleich, 1 = Stern.",
        "Inequality of the numbers of ties (Freeman): 0 = all equal, 1 = star.",
    ),
    "in": (
        "Ungleichheit der Zahl der eingehenden Verbindungen (Freeman): 1 = alle leiten nur an eine Stelle.",
        "Inequality of the numbers of ties received (Freeman): 1 = everyone sends to one unit only.",
    ),
    "out": (
        "Ungleichheit der Zahl der ausgehenden Verbindungen (Freeman): 1 = nur eine Stelle leitet weiter.",
        "Inequality of the numbers of ties sent (Freeman): 1 = one unit only sends.",
    ),
}


def degree_centralisation(network: Network, direction: Direction = "total") -> Figure | None:
    """Degree centralisation, 0 to 1; undefined for fewer than three units.

    Sum of d* - d_i over (n - 1)(n - 2) for undirected ties, (n - 1)² for ties received or sent, and
    2 (n - 1)(n - 2) for both together. Freeman 1979; the denominators are those of R ``sna`` and of Hanneman &
    Riddle 2005. None for the ties sent or received of an undirected network, where the question has no meaning.
    """
    if not network.directed and direction != "total":
        return None
    n = len(network.roster)
    sent, received = sent_and_received(network)
    if direction == "total":
        degrees = sent + received if network.directed else sent
        largest = (n - 1) * (n - 2) * (2 if network.directed else 1)
    else:
        degrees = received if direction == "in" else sent
        largest = (n - 1) ** 2
    return _centralisation(degrees, largest, n, _DEGREE[direction])


def betweenness(network: Network) -> Mapping[str, float]:
    """The share of shortest paths between others that lead over each unit, 0 to 1, by id.

    Freeman 1977; paths follow the direction of ties, all ties count as one step, normalised by (n - 1)(n - 2), or
    half of that for undirected ties. 0 for everybody where there are fewer than three units.
    """
    ties = network.arrays
    pairs = list(zip(ties.senders.tolist(), ties.receivers.tolist(), strict=True))
    # networkx needs seconds for a thousand units; this is the same algorithm (Brandes 2001) compiled.
    if network.directed:
        directed = rx.PyDiGraph[int, None]()
        directed.add_nodes_from(range(len(network.roster)))
        directed.add_edges_from_no_data(pairs)
        values = rx.digraph_betweenness_centrality(directed)
    else:
        undirected = rx.PyGraph[int, None]()
        undirected.add_nodes_from(range(len(network.roster)))
        undirected.add_edges_from_no_data(pairs)
        values = rx.graph_betweenness_centrality(undirected)
    return {unit: values[number] for number, unit in enumerate(unit_order(network))}


def betweenness_centralisation(network: Network) -> Figure:
    """Betweenness centralisation, sum of b* - b_i over n - 1 with b normalised; undefined for fewer than three units.

    Freeman 1979; equal to R ``sna`` for directed and undirected networks.
    """
    n = len(network.roster)
    values = np.array(list(betweenness(network).values()))
    return _centralisation(
        values,
        n - 1,
        n,
        (
            "Ungleichheit der Lage auf kürzesten Wegen zwischen anderen (Freeman): 1 = alle führen über eine Stelle.",
            "Inequality of lying on shortest paths between others (Freeman): 1 = every path leads over one unit.",
        ),
    )


def harmonic_centralisation(network: Network) -> Figure:
    """Harmonic centralisation, 0 to 1, which is defined for networks in several parts too.

    Harmonic closeness of a unit is the mean of 1 / distance over all others, 0 for one out of reach (Marchiori &
    Latora 2000, Physica A 285:539-546); in a directed network distances to the unit count, how near the others have it.
    Sum of h* - h_i over (n - 2) / 2 for undirected ties, over n - 1 for directed ones: the values of the star.
    Undefined for fewer than three units.
    """
    n = len(network.roster)
    largest = n - 1 if network.directed else (n - 2) / 2
    if n < _FEWEST:
        return _centralisation(np.zeros(n), largest, n, _HARMONIC)
    distances = _distances(network)
    near = np.divide(1.0, distances, out=np.zeros_like(distances), where=distances > 0)
    return _centralisation(near.sum(axis=0) / (n - 1), largest, n, _HARMONIC)


_HARMONIC = (
    "Ungleichheit der Nähe zu allen anderen (harmonisch): 1 = Stern; auch für Netze in mehreren Teilen.",
    "Inequality of nearness to all others (harmonic): 1 = star; also for networks in several parts.",
)


def closeness_centralisation(network: Network) -> Figure:
    """Closeness centralisation, sum of c* - c_i over (n - 1)(n - 2) / (2 n - 3); undefined unless connected.

    Freeman 1979, for undirected ties. It is undefined for a directed network, for one in several parts, where
    distances are infinite (packages answer 0 or scale by parts, and differ), and for fewer than three units:
    ``harmonic_centralisation`` is meant for those.
    """
    n = len(network.roster)
    words = (
        "Ungleichheit der Nähe zu allen anderen (Freeman); nur in zusammenhängenden, ungerichteten Netzen erklärt.",
        "Inequality of nearness to all others (Freeman); defined in connected, undirected networks only.",
    )
    if network.directed or n < _FEWEST or not nx.is_connected(connections(network)):
        return Figure(None, 0, 0, n, *words)
    values = (n - 1) / _distances(network).sum(axis=0)
    return _centralisation(values, (n - 1) * (n - 2) / (2 * n - 3), n, words)


def _distances(network: Network) -> NDArray[np.float64]:
    """The steps from row to column, 0 where there is no path."""
    ties = network.arrays
    pairs = list(zip(ties.senders.tolist(), ties.receivers.tolist(), strict=True))
    graph = rx.PyDiGraph[int, None]()
    graph.add_nodes_from(range(len(network.roster)))
    graph.add_edges_from_no_data(pairs)
    return rx.digraph_distance_matrix(graph, as_undirected=not network.directed)


def _centralisation(values: NDArray[np.float64], largest: float, n: int, words: tuple[str, str]) -> Figure:
    if n < _FEWEST:
        return Figure(None, 0, 0, n, *words)
    # Sorted, since floating sums depend on their order, and the order on the names of units.
    differences = float(np.sort(values.max() - values).sum())
    return Figure(share(differences, largest), differences, largest, n, *words)
