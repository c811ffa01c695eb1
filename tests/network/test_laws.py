"""Laws that hold for every network: names do not matter, and the extremes are what they must be."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graphsvc.model.facts import Unit
from graphsvc.network.backbone import backbone
from graphsvc.network.bridges import bridges, single_points_of_failure
from graphsvc.network.brokerage import brokerage
from graphsvc.network.centralisation import (
    betweenness_centralisation,
    closeness_centralisation,
    degree_centralisation,
    harmonic_centralisation,
)
from graphsvc.network.core_periphery import core_periphery, k_core
from graphsvc.network.density import block_densities, density, mean_tie_weight, valued_density
from graphsvc.network.mixing import assortativity, ei_index
from graphsvc.network.reciprocity import arc_reciprocity, dyad_reciprocity
from graphsvc.network.structural_holes import structural_holes
from graphsvc.network.uncertainty import kind_permutation
from graphsvc.network.weighted import WeightedNetwork, weighted_network
from tests.network.rosters import collected, graph_of

UNITS = "abcdef"
_pairs = list(permutations(UNITS, 2))


@st.composite
def networks(draw: st.DrawFn) -> WeightedNetwork:
    """Any network of six units of three kinds, directed or not."""
    directed = draw(st.booleans())
    possible = _pairs if directed else [pair for pair in _pairs if pair[0] < pair[1]]
    weights = draw(st.dictionaries(st.sampled_from(possible), st.integers(1, 9).map(float)))
    roster = tuple(Unit(unit, unit, kind, None) for unit, kind in zip(UNITS, "xxxyyz", strict=True))
    return weighted_network(roster, weights, directed=directed)


def renamed(network: WeightedNetwork, names: dict[str, str]) -> WeightedNetwork:
    roster = tuple(replace(unit, id=names[unit.id]) for unit in network.roster)
    weights = {(names[one], names[other]): data["weight"] for one, other, data in graph_of(network).edges(data=True)}
    return weighted_network(roster, weights, directed=network.directed)


def figures(network: WeightedNetwork) -> list[object]:
    """Everything that must not depend on names."""
    index, found = ei_index(network), core_periphery(network)
    measured = [
        density(network),
        valued_density(network),
        mean_tie_weight(network),
        arc_reciprocity(network),
        dyad_reciprocity(network),
        *(degree_centralisation(network, direction) for direction in ("total", "in", "out")),
        betweenness_centralisation(network),
        harmonic_centralisation(network),
        closeness_centralisation(network),
        index.net,
        *index.by_kind.values(),
        assortativity(network),
        k_core(network).share,
        found.misfits,
    ]
    values = [None if figure is None or figure.value is None else round(figure.value, 9) for figure in measured]
    roles = sorted((unit.coordinator, unit.gatekeeper, unit.liaison, unit.total) for unit in brokerage(network))
    holes = sorted(round(unit.constraint, 9) for unit in structural_holes(network) if unit.constraint is not None)
    counts = len(found.core), len(bridges(network)), len(single_points_of_failure(network)), backbone(network).hidden
    correlation = None if found.correlation is None else round(found.correlation, 9)
    return [*values, index.rescaled, correlation, roles, holes, counts]


@given(networks(), st.permutations(UNITS))
def test_no_measure_depends_on_the_names_of_units(network: WeightedNetwork, names: list[str]) -> None:
    assert figures(renamed(network, dict(zip(UNITS, names, strict=True)))) == figures(network)


@given(networks())
def test_shares_lie_between_0_and_1_and_indices_between_minus_1_and_1(network: WeightedNetwork) -> None:
    index = ei_index(network)
    shares = [
        density(network),
        *(figure for direction in ("total", "in", "out") if (figure := degree_centralisation(network, direction))),
        betweenness_centralisation(network),
        harmonic_centralisation(network),
        closeness_centralisation(network),
    ]
    indices = [index.net.value, index.rescaled, index.expected, assortativity(network).value]

    assert all(-1e-12 <= figure.value <= 1 + 1e-12 for figure in shares if figure.value is not None)
    assert all(-1 <= value <= 1 for value in indices if value is not None)


@given(networks())
def test_what_is_permuted_is_what_is_shown(network: WeightedNetwork) -> None:
    found = kind_permutation(network, permutations=9)
    assume(found)

    assert found is not None
    assert found.ei.observed == pytest.approx(ei_index(network).net.value)
    shown = [[cell.numerator for cell in row] for row in block_densities(network).rows]
    assert [[cell.observed for cell in row] for row in found.blocks] == shown
    assert all(0.1 <= p <= 1 for row in found.blocks for cell in row for p in (cell.p_high, cell.p_low))


@pytest.mark.parametrize("n", [3, 4, 9])
def test_the_star_is_wholly_centralised_by_every_measure(n: int) -> None:
    star = collected(nx.star_graph(n - 1))
    measures = (
        degree_centralisation,
        betweenness_centralisation,
        harmonic_centralisation,
        closeness_centralisation,
    )

    assert [figure.value for measure in measures if (figure := measure(star))] == pytest.approx([1] * 4)


@pytest.mark.parametrize("graph", [nx.complete_graph(5), nx.cycle_graph(5)])
def test_complete_network_and_ring_are_not_centralised_at_all(graph: nx.Graph[object]) -> None:
    network = collected(graph)
    measures = (
        degree_centralisation,
        betweenness_centralisation,
        harmonic_centralisation,
        closeness_centralisation,
    )

    assert [figure.value for measure in measures if (figure := measure(network))] == pytest.approx([0] * 4)


def test_in_a_complete_network_nobody_is_a_broker_and_no_tie_is_a_bridge() -> None:
    network = collected(nx.complete_graph(5, create_using=nx.DiGraph))

    assert density(network).value == 1
    assert {unit.total for unit in brokerage(network)} == {0}
    assert (bridges(network), single_points_of_failure(network)) == ((), ())
    assert (arc_reciprocity(network) or density(network)).value == 1


def test_without_ties_what_counts_ties_is_undefined_and_what_counts_pairs_is_0() -> None:
    network = collected(nx.empty_graph(4, create_using=nx.DiGraph))
    defined = (
        density(network),
        valued_density(network),
        degree_centralisation(network),
        harmonic_centralisation(network),
    )

    assert [figure.value for figure in defined if figure] == [0, 0, 0, 0]
    assert mean_tie_weight(network).value is None
    assert ei_index(network).net.value is None
