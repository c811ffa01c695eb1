"""Threes of units: transitivity and the census of patterns."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.network.triads import NAMES, TYPES, transitivity, triad_census
from tests.network.rosters import arcs, collected, edges, graph_of


def test_the_transitivity_of_the_karate_club_is_the_published_one() -> None:
    assert transitivity(collected(nx.karate_club_graph())).value == pytest.approx(0.2557, abs=5e-5)


@pytest.mark.parametrize(
    "graph", [nx.florentine_families_graph(), nx.krackhardt_kite_graph(), nx.les_miserables_graph()], ids=str
)
def test_undirected_transitivity_is_that_of_networkx(graph: nx.Graph[object]) -> None:
    assert transitivity(collected(graph)).value == pytest.approx(nx.transitivity(graph))


def test_a_path_is_closed_by_a_tie_from_its_beginning_to_its_end_only() -> None:
    assert transitivity(arcs("ab bc ac")).value == 1
    assert transitivity(arcs("ab bc ca")).value == 0


def test_without_a_path_over_somebody_transitivity_is_undefined() -> None:
    assert transitivity(arcs("ab ba", alone="c")).value is None
    assert transitivity(edges("ab")).value is None


@given(st.integers(0, 9), st.floats(0, 1), st.integers(0, 99))
def test_the_census_is_that_of_networkx(n: int, p: float, seed: int) -> None:
    network = collected(nx.gnp_random_graph(n, p, seed=seed, directed=True))

    assert triad_census(network) == nx.triadic_census(nx.DiGraph(graph_of(network)))


@given(st.integers(0, 9), st.floats(0, 1), st.integers(0, 99))
def test_every_three_has_one_pattern_and_undirected_ties_are_mutual(n: int, p: float, seed: int) -> None:
    census = triad_census(collected(nx.gnp_random_graph(n, p, seed=seed)))

    assert tuple(census) == TYPES
    assert sum(census.values()) == n * (n - 1) * (n - 2) // 6
    assert {name for name, count in census.items() if count} <= {"003", "102", "201", "300"}


@pytest.mark.parametrize(
    ("ties", "said"),
    [
        ("ab cb", "zwei vermitteln an dieselbe dritte"),
        ("ac ca bc", "ein gegenseitiges Paar, die dritte vermittelt an eine davon"),
        ("ac ca cb", "ein gegenseitiges Paar, eine davon vermittelt an die dritte"),
        ("ac ca ba bc", "ein gegenseitiges Paar, die dritte vermittelt an beide"),
        ("ac ca ab cb", "ein gegenseitiges Paar, beide vermitteln an die dritte"),
        ("ab bc ca", "Kreis: jede vermittelt an die nächste"),
    ],
)
def test_a_pattern_is_named_as_it_looks(ties: str, said: str) -> None:
    assert [NAMES[code][0] for code, count in triad_census(arcs(ties)).items() if count] == [said]


def test_every_pattern_has_a_name() -> None:
    assert tuple(NAMES) == TYPES
