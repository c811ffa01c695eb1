"""A network that somebody else collected: a roster and weighted ties of a kind that is not known here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import networkx as nx

from graphsvc.network.ties import Roster, RosterError, listed_ids

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class WeightedNetwork:
    """A roster and its ties with any positive weight; ``graph`` holds every unit, isolates too, and is frozen."""

    roster: Roster
    directed: bool
    graph: nx.Graph[str] = field(compare=False, repr=False)


def weighted_network(roster: Roster, weights: Mapping[tuple[str, str], float], *, directed: bool) -> WeightedNetwork:
    """The network of these weights by sender and receiver; an undirected pair may stand either way, but once.

    Raises ``RosterError`` for a unit listed twice or a tie off the roster, and ``ValueError`` for a self tie, a weight
    that is not positive, and an undirected pair given both ways.
    """
    listed = listed_ids(roster)
    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(unit.id for unit in roster)
    for (sender, receiver), weight in weights.items():
        if not {sender, receiver} <= listed:
            message = f"the tie from {sender} to {receiver} ends off the roster"
            raise RosterError(message)
        if sender == receiver or not weight > 0 or graph.has_edge(sender, receiver):
            message = f"the tie from {sender} to {receiver} is a self tie, is not positive, or stands twice"
            raise ValueError(message)
        graph.add_edge(sender, receiver, weight=weight)
    nx.freeze(graph)
    return WeightedNetwork(roster, directed, graph)
