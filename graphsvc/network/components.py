"""Who is connected to whom at all, and who to nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphsvc.network.figures import Figure, share
from graphsvc.network.matrices import sent_and_received, unit_order

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
    # A third of a second to import, paid only where a network is looked at; networkx needs ten times as long for the
    # ties of a city.
    from scipy.sparse import coo_array  # noqa: PLC0415
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415

    n, ties = len(network.roster), network.arrays
    matrix = coo_array((np.ones(ties.number), (ties.senders, ties.receivers)), shape=(n, n))
    labels = connected_components(matrix, directed=False)[1] if n else np.empty(0, dtype=np.int32)
    sizes = tuple(sorted(np.bincount(labels).tolist(), reverse=True))
    largest = max(sizes, default=0)
    return Components(
        sizes,
        isolates(network),
        Figure(
            share(largest, n),
            largest,
            n,
            n,
            "Anteil der Stellen im größten zusammenhängenden Teil des Netzes.",
            "Share of units in the largest connected part of the network.",
        ),
    )


def isolates(network: Network) -> tuple[Unit, ...]:
    """The units without a tie, in order of name and id."""
    sent, received = sent_and_received(network)
    order = unit_order(network)
    alone = {order[number] for number in np.flatnonzero(sent + received == 0).tolist()}
    return tuple(sorted((unit for unit in network.roster if unit.id in alone), key=lambda unit: (unit.name, unit.id)))
