"""What two units share of a two-mode network: events in common, in four weights.

The number of pairs that share anything is no figure of collaboration: a single large meeting makes all of them. So a
projection is shown pair by pair with its weights, and its binary density is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

if TYPE_CHECKING:
    from graphsvc.network.two_mode import TwoModeNetwork


@dataclass(frozen=True, slots=True)
class SharedEvents:
    """Two units by name, in order, and what they share.

    ``shared`` is the number of common events. ``newman`` is the sum over them of 1 / (participants - 1), so that an
    event of two weighs more than a conference (Newman 2001, Phys. Rev. E 64:016132). ``jaccard`` is their share of the
    events of either unit (Jaccard 1901), ``overlap`` their share of the events of the unit with fewer.
    """

    one: str
    other: str
    shared: int
    newman: float
    jaccard: float
    overlap: float


def projection(network: TwoModeNetwork) -> tuple[SharedEvents, ...]:
    """The pairs of units with an event in common, in order of name; computed by networkx, which needs an event."""
    if not network.events:
        return ()
    units = range(len(network.units))
    unit_of = {name: number for number, name in enumerate(network.units)}
    # Units and events may have the same names.
    event_of = {name: len(network.units) + number for number, name in enumerate(network.events)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(units)
    graph.add_edges_from((unit_of[unit], event_of[event]) for unit, event in network.parts)
    bipartite = nx.algorithms.bipartite
    shared = bipartite.weighted_projected_graph(graph, units)
    newman = bipartite.collaboration_weighted_projected_graph(graph, units)
    jaccard, overlap = (
        bipartite.overlap_weighted_projected_graph(graph, units, jaccard=of_either) for of_either in (True, False)
    )
    return tuple(
        SharedEvents(
            network.units[one],
            network.units[other],
            shared.edges[one, other]["weight"],
            newman.edges[one, other]["weight"],
            jaccard.edges[one, other]["weight"],
            overlap.edges[one, other]["weight"],
        )
        for one, other in sorted((min(pair), max(pair)) for pair in shared.edges)
    )
