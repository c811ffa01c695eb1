"""What falls apart when one tie ends or one unit closes.

Bridges and cut points after Harary, Norman & Cartwright 1965, Structural Models. Ties count once for a pair, whichever
way they point.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import networkx as nx

from graphsvc.network.matrices import connections, unit_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphsvc.network.ties import Network


@dataclass(frozen=True, slots=True)
class Bridge:
    """A tie that is the only way between two parts; ``cut_off`` is the smaller part, and the first by id of equals."""

    one: str
    other: str
    cut_off: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SinglePointOfFailure:
    """A unit that is the only way between parts; ``cut_off`` are all but the largest of the parts left without it."""

    unit: str
    cut_off: tuple[tuple[str, ...], ...]


def bridges(network: Network) -> tuple[Bridge, ...]:
    """The bridges in order of their ends; empty for a network without ties."""
    order, graph = unit_order(network), connections(network)
    found = []
    pairs = cast("Iterable[tuple[int, int]]", nx.bridges(graph))  # the stubs of networkx say nodes
    for one, other in sorted((min(pair), max(pair)) for pair in pairs):
        without = nx.restricted_view(graph, [], [(one, other)])
        sides = [sorted(nx.node_connected_component(without, end)) for end in (one, other)]
        smaller = min(sides, key=lambda side: (len(side), side))
        found.append(Bridge(order[one], order[other], tuple(order[number] for number in smaller)))
    return tuple(found)


def single_points_of_failure(network: Network) -> tuple[SinglePointOfFailure, ...]:
    """The cut points in order of id, each with the parts that its closing would cut off, largest first."""
    order, graph = unit_order(network), connections(network)
    found = []
    for number in sorted(nx.articulation_points(graph)):
        around = nx.node_connected_component(graph, number) - {number}
        parts = sorted((sorted(part) for part in nx.connected_components(graph.subgraph(around))), key=_largest_first)
        cut_off = tuple(tuple(order[member] for member in part) for part in parts[1:])
        found.append(SinglePointOfFailure(order[number], cut_off))
    return tuple(found)


def _largest_first(part: list[int]) -> tuple[int, list[int]]:
    return -len(part), part
