"""Which groups form of themselves, by who is connected to whom and not by kind.

Ties count once for a pair, whichever way they point, and without weights: with weights the answer is another one
(karate club: modularity of the two clubs .3914 with, .3582 without).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graphsvc.network.matrices import connections, kinds_in_order, unit_order

if TYPE_CHECKING:
    from graphsvc.network.ties import Network

_RUNS = 50


@dataclass(frozen=True, slots=True)
class Communities:
    """The best of many runs of the Louvain method (Blondel et al. 2008, J. Stat. Mech. P10008).

    ``groups`` is in order of size, largest first, units in order of id. ``modularity`` is Newman's Q of the best run,
    sum of e_cc - a_c² (Newman & Girvan 2004), and ``worst`` that of the worst: where they are far apart, the groups
    depend on chance. ``counts`` is the smallest and the largest number of groups of a run. Without ties the
    modularity is undefined and every unit is a group of its own.
    """

    groups: tuple[tuple[str, ...], ...]
    modularity: float | None
    worst: float | None
    counts: tuple[int, int]
    runs: int


def communities(network: Network, runs: int = _RUNS) -> Communities:
    """The groups of the best of the runs with seeds 0 to ``runs`` - 1, the first of equals: the same every time."""
    order, graph = unit_order(network), connections(network)
    if not graph.number_of_edges():
        return Communities(tuple((unit,) for unit in order), None, None, (len(order), len(order)), runs)
    found = [nx.community.louvain_communities(graph, weight=None, seed=seed) for seed in range(runs)]
    values = [nx.community.modularity(graph, groups, weight=None) for groups in found]
    best = found[values.index(max(values))]
    groups = sorted((tuple(order[number] for number in sorted(group)) for group in best), key=lambda g: (-len(g), g))
    counts = [len(groups) for groups in found]
    return Communities(tuple(groups), max(values), min(values), (min(counts), max(counts)), runs)


def kind_modularity(network: Network) -> float | None:
    """Newman's Q of the kinds of unit as groups; None without ties.

    Far below that of ``communities``, ties follow something else than kinds.
    """
    graph = connections(network)
    if not graph.number_of_edges():
        return None
    groups: dict[str, set[int]] = defaultdict(set)
    for number, kind in enumerate(kinds_in_order(network)):
        groups[kind].add(number)
    return float(nx.community.modularity(graph, groups.values(), weight=None))
