"""Rosters and ties made from pairs, so that a test says only what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from graphsvc.model.facts import Tie, TieKind, Unit
from graphsvc.network.matrices import tie_pairs
from graphsvc.network.ties import Network, Roster, TieNetwork, tie_network
from graphsvc.network.weighted import WeightedNetwork, weighted_network

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def roster_of(ids: Iterable[str], kind: str = "mbe") -> Roster:
    """Units of one kind, named after their ids."""
    return tuple(Unit(unit, f"Stelle {unit}", kind, "AWO") for unit in ids)


def referrals(pairs: Iterable[tuple[str, str]], weight: int = 1) -> tuple[Tie, ...]:
    """One referral tie for each pair, sender first."""
    return tuple(Tie(TieKind.REFERRAL, sender, receiver, weight) for sender, receiver in pairs)


def meetings(pairs: Iterable[tuple[str, str]], weight: int = 1) -> tuple[Tie, ...]:
    """One meeting tie for each pair."""
    return tuple(Tie(TieKind.MEETING, one, other, weight) for one, other in pairs)


def referral_network(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> TieNetwork:
    """The referral network of these units and pairs."""
    return tie_network(roster_of(ids), referrals(pairs), TieKind.REFERRAL)


def meeting_network(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> TieNetwork:
    """The meeting network of these units and pairs."""
    return tie_network(roster_of(ids), meetings(pairs), TieKind.MEETING)


def graph_of(network: Network) -> nx.Graph[str]:
    """The network as networkx has it: every unit by its id, and the ties with their weights."""
    graph: nx.Graph[str] = nx.DiGraph() if network.directed else nx.Graph()
    graph.add_nodes_from(unit.id for unit in network.roster)
    for (one, other), weight in zip(tie_pairs(network), network.arrays.weights.tolist(), strict=True):
        graph.add_edge(one, other, weight=weight)
    return graph


def published(graph: nx.Graph[object]) -> TieNetwork:
    """A published undirected network as a meeting network, edge weights as numbers of events."""
    ties = tuple(
        Tie(TieKind.MEETING, str(one), str(other), int(weight))
        for one, other, weight in graph.edges(data="weight", default=1)
    )
    return tie_network(roster_of(map(str, graph)), ties, TieKind.MEETING)


def collected(graph: nx.Graph[object], kinds: Mapping[object, str] | None = None) -> WeightedNetwork:
    """A published network, directed or not, with its edge weights and the kind of each unit."""
    roster = tuple(Unit(str(unit), str(unit), kinds[unit] if kinds else "mbe", None) for unit in graph)
    weights = {(str(one), str(other)): float(weight) for one, other, weight in graph.edges(data="weight", default=1)}
    return weighted_network(roster, weights, directed=graph.is_directed())


def arcs(pairs: str, kinds: Mapping[str, str] | None = None, alone: str = "") -> WeightedNetwork:
    """The directed network of pairs such as ``ab bc``, with units that have no tie after it."""
    units = sorted({*pairs.replace(" ", ""), *alone})
    roster = tuple(Unit(unit, f"Stelle {unit}", kinds[unit] if kinds else "mbe", None) for unit in units)
    return weighted_network(roster, {(pair[0], pair[1]): 1 for pair in pairs.split()}, directed=True)


def edges(pairs: str, kinds: Mapping[str, str] | None = None, alone: str = "") -> WeightedNetwork:
    """The undirected network of pairs such as ``ab bc``, with units that have no tie after it."""
    units = sorted({*pairs.replace(" ", ""), *alone})
    roster = tuple(Unit(unit, f"Stelle {unit}", kinds[unit] if kinds else "mbe", None) for unit in units)
    return weighted_network(roster, {(pair[0], pair[1]): 1 for pair in pairs.split()}, directed=False)
