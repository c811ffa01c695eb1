"""Who is connected to whom at all, and who to nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graphsvc.network.figures import Figure, share
from graphsvc.network.matrices import connections, unit_order

if TYPE_CHECKING:
    from graphsvc.model.facts import Unit
    from graphsvc.network.ties import Network


@dataclass(frozen=True, slots=True)
class Components:
    """The parts of a network that have no tie between them, whichever way ties point (weak components).

    ``sizes`` is in descending order and holds each isolate as a part of size 1; ``isolates`` is in order of
    name.
    """

    sizes: tuple[int, ...]
    isolates: tuple[Unit, ...]
    largest_share: Figure


def components(network: Network) -> Components:
    """The parts, the isolates and the share of units in the largest part, undefined without units."""
    graph, order = connections(network), unit_order(network)
    sizes = tuple(sorted((len(part) for part in nx.connected_components(graph)), reverse=True))
    alone = {order[number] for number in nx.isolates(graph)}
    isolates = sorted((unit for unit in network.roster if unit.id in alone), key=lambda unit: (unit.name, unit.id))
    n = len(network.roster)
    largest = max(sizes, default=0)
    return Components(
        sizes,
        tuple(isolates),
        Figure(
            share(largest, n),
            largest,
            n,
            n,
            "Anteil der Stellen im größten zusammenhängenden Teil des Netzes.",
            "Share of units in the largest connected part of the network.",
        ),
    )
