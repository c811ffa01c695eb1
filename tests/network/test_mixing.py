"""The E-I index and Coleman's homophily."""

from __future__ import annotations

import networkx as nx
import pytest

from graphsvc.network.mixing import assortativity, ei_figure, ei_index
from tests.network.rosters import arcs, collected, edges


@pytest.mark.parametrize(
    ("internal", "external", "printed"),
    [
        (26, 32, 0.10),
        (38, 44, 0.07),
        (20, 32, 0.23),
        (22, 44, 0.33),
        (42, 28, -0.20),
        (56, 43, -0.13),
        (24, 28, 0.08),
        (24, 43, 0.28),
        (8, 38, 0.65),
        (14, 51, 0.57),
        (102, 38, -0.46),
        (98, 51, -0.32),
    ],
)
def test_counts_of_dutch_districts_give_their_printed_index(internal: int, external: int, printed: float) -> None:
    # Smit et al. 2021, Pilot and Feasibility Studies 7:7, table 3.
    assert ei_figure(external, internal, 2).value == pytest.approx(printed, abs=0.0051)


def test_karate_clubs_keep_to_themselves() -> None:
    graph = nx.karate_club_graph()
    index = ei_index(collected(graph, dict(graph.nodes(data="club"))))

    assert (index.net.numerator, index.net.denominator) == (11 - 67, 78)
    assert index.net.value == pytest.approx(-0.7179, abs=5e-5)


def test_the_index_is_there_for_each_kind_and_each_unit() -> None:
    index = ei_index(arcs("ab ac", {"a": "x", "b": "x", "c": "y"}, alone=""))

    assert {kind: figure.value for kind, figure in index.by_kind.items()} == {"x": 0, "y": 1}
    assert {unit: figure.value for unit, figure in index.by_unit.items()} == {"a": 0, "b": -1, "c": 1}


def test_the_index_is_rescaled_to_what_the_sizes_of_the_kinds_allow() -> None:
    # Three ties of three x and one y: at most three lead out, and none needs to.
    kinds = dict(zip("abcd", "xxxy", strict=True))

    assert ei_index(edges("ad bd cd", kinds)).rescaled == 1
    assert ei_index(edges("ab bc ca", kinds, alone="d")).rescaled == -1
    # Of five ties at least two lead out and at most three.
    assert ei_index(edges("ab bc ca ad bd", kinds)).net.value == pytest.approx(-0.2)
    assert ei_index(edges("ab bc ca ad bd", kinds)).rescaled == -1


def test_a_complete_network_has_the_expected_index_and_nothing_to_rescale() -> None:
    index = ei_index(edges("ab ac bc", {"a": "x", "b": "x", "c": "y"}))

    assert index.net.value == pytest.approx(1 / 3)
    assert index.expected == pytest.approx(1 / 3)
    assert index.rescaled is None


def test_without_ties_the_index_is_undefined() -> None:
    index = ei_index(edges("", {"a": "x", "b": "y"}, alone="ab"))

    assert (index.net.value, index.rescaled, index.by_kind["x"].value, index.by_unit["b"].value) == (None,) * 4
    assert assortativity(edges("", {"a": "x", "b": "y"}, alone="ab")).value is None


def test_homophily_is_undefined_with_one_kind_only() -> None:
    assert assortativity(edges("ab bc")).value is None


@pytest.mark.parametrize("directed", [False, True])
def test_homophily_is_that_of_networkx(directed: bool) -> None:  # noqa: FBT001
    graph: nx.Graph[object] = nx.gnp_random_graph(12, 0.3, seed=1, directed=directed)
    kinds = {unit: "xyz"[number % 3] for number, unit in enumerate(graph)}
    nx.set_node_attributes(graph, kinds, "kind")

    expected = nx.attribute_assortativity_coefficient(graph, "kind")
    assert assortativity(collected(graph, kinds)).value == pytest.approx(expected)
