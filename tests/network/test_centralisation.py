"""Centralisation agrees with published networks, and is undefined rather than 0 where it has no meaning."""

from __future__ import annotations

from itertools import combinations, permutations, product
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from graphsvc.network.centralisation import (
    betweenness,
    betweenness_centralisation,
    closeness_centralisation,
    degree_centralisation,
    harmonic_centralisation,
)
from tests.network.rosters import arcs, collected, edges, graph_of

if TYPE_CHECKING:
    from graphsvc.network.figures import Figure
    from graphsvc.network.weighted import WeightedNetwork


def florentine(*, with_pucci: bool) -> nx.Graph[object]:
    graph: nx.Graph[object] = nx.florentine_families_graph()
    if with_pucci:
        graph.add_node("Pucci")
    return graph


def value(figure: Figure | None) -> float:
    assert figure is not None
    assert figure.value is not None
    return figure.value


@pytest.mark.parametrize(
    ("graph", "degree", "between"),
    [
        (nx.karate_club_graph(), 0.3996, 0.4056),
        (florentine(with_pucci=False), 0.2747, 0.4368),
        (florentine(with_pucci=True), 0.2667, 0.3835),
    ],
)
def test_published_networks_have_their_published_centralisation(
    graph: nx.Graph[object], degree: float, between: float
) -> None:
    network = collected(graph)

    assert value(degree_centralisation(network)) == pytest.approx(degree, abs=5e-5)
    assert value(betweenness_centralisation(network)) == pytest.approx(between, abs=5e-5)


def test_the_kite_has_its_published_degree_centralisation() -> None:
    kite = edges("01 02 03 05 13 14 16 23 25 34 35 36 46 56 57 67 78 89")

    published: nx.Graph[Any] = nx.krackhardt_kite_graph()
    assert nx.is_isomorphic(graph_of(kite), published)
    assert value(degree_centralisation(kite)) == pytest.approx(1 / 3)
    assert betweenness(kite)["7"] == pytest.approx(14 / 36)


def test_the_medici_lie_between_the_others() -> None:
    # Wasserman & Faust 1994, table 5.1: 47.5 of 91 pairs.
    assert betweenness(collected(florentine(with_pucci=False)))["Medici"] == pytest.approx(47.5 / 91)


def test_women_of_davis_have_their_published_betweenness() -> None:
    between = betweenness(collected(nx.davis_southern_women_graph()))
    women = ("Evelyn Jefferson", "Laura Mandeville", "Theresa Anderson", "Brenda Rogers", "Charlotte McDowd")

    # Printed over the greatest value of a two-mode network of 18 and 14, 445, instead of over all 465 pairs.
    two_mode = [between[woman] * 465 / 445 for woman in women]
    assert two_mode == pytest.approx([0.0967, 0.0517, 0.0876, 0.0498, 0.0107], abs=1e-3)


def test_closeness_is_defined_for_fifteen_families_and_not_with_one_that_married_nobody() -> None:
    assert value(closeness_centralisation(collected(florentine(with_pucci=False)))) == pytest.approx(0.3225, abs=5e-5)
    assert closeness_centralisation(collected(florentine(with_pucci=True))).value is None
    assert value(harmonic_centralisation(collected(florentine(with_pucci=True)))) > 0


def test_everybody_sends_to_one_unit() -> None:
    network = arcs("ba ca da")

    assert value(degree_centralisation(network, "in")) == 1
    assert value(degree_centralisation(network, "out")) == pytest.approx(1 / 9)
    assert value(harmonic_centralisation(network)) == 1


@pytest.mark.parametrize("directed", [False, True])
def test_harmonic_centralisation_comes_from_the_harmonic_centrality_of_networkx(directed: bool) -> None:  # noqa: FBT001
    graph: nx.Graph[object] = nx.gnp_random_graph(15, 0.12, seed=2, directed=directed)
    values = [near / 14 for near in nx.harmonic_centrality(graph).values()]
    expected = sum(max(values) - near for near in values) / (14 if directed else 13 / 2)

    assert value(harmonic_centralisation(collected(graph))) == pytest.approx(expected)


def test_closeness_of_a_directed_network_is_undefined() -> None:
    assert closeness_centralisation(arcs("ab bc ca")).value is None


def test_ties_of_an_undirected_network_are_neither_sent_nor_received() -> None:
    assert degree_centralisation(edges("ab bc"), "in") is None
    assert degree_centralisation(edges("ab bc"), "out") is None


@pytest.mark.parametrize("network", [edges(""), edges("", alone="a"), edges("ab"), arcs("ab ba")])
def test_two_units_have_no_centre(network: WeightedNetwork) -> None:
    measures = (
        degree_centralisation,
        betweenness_centralisation,
        harmonic_centralisation,
        closeness_centralisation,
    )
    assert [figure.value for measure in measures if (figure := measure(network))] == [None] * 4


def test_betweenness_is_that_of_networkx_on_a_directed_network() -> None:
    graph: nx.DiGraph[object] = nx.gnp_random_graph(20, 0.15, seed=4, directed=True)

    ours = betweenness(collected(graph))

    assert ours == pytest.approx({str(unit): b for unit, b in nx.betweenness_centrality(graph).items()})


@pytest.mark.parametrize("directed", [False, True])
def test_no_network_of_four_units_is_more_central_than_the_star(directed: bool) -> None:  # noqa: FBT001
    possible = list(permutations("abcd", 2)) if directed else list(combinations("abcd", 2))
    build = arcs if directed else edges
    highest = 0.0
    for chosen in product((False, True), repeat=len(possible)):
        pairs = " ".join("".join(pair) for pair, there in zip(possible, chosen, strict=True) if there)
        highest = max(highest, value(harmonic_centralisation(build(pairs, alone="abcd"))))

    assert highest == pytest.approx(1)
