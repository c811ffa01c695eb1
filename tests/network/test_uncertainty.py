"""Bootstrap and permutations: against counting everything, closed forms, and what must hold for any draw."""

from __future__ import annotations

from itertools import permutations, product
from typing import Any

import networkx as nx
import numpy as np
import pytest

from graphsvc.network.density import density, valued_density
from graphsvc.network.mixing import ei_index
from graphsvc.network.uncertainty import (
    density_bootstrap,
    density_difference_bootstrap,
    kind_permutation,
    qap,
)
from graphsvc.network.weighted import WeightedNetwork
from tests.network.rosters import arcs, collected, edges, graph_of


def random_network(seed: int, n: int = 12, share: float = 0.3, *, directed: bool = True) -> WeightedNetwork:
    graph: nx.Graph[object] = nx.gnp_random_graph(n, share, seed=seed, directed=directed)
    for number, (one, other) in enumerate(graph.edges):
        graph[one][other]["weight"] = 1 + number % 3
    return collected(graph, {unit: "xyz"[number % 3] for number, unit in enumerate(graph)})


@pytest.mark.parametrize("directed", [False, True])
def test_the_bootstrap_of_three_units_has_the_spread_of_all_its_draws(directed: bool) -> None:  # noqa: FBT001
    network = arcs("ab ba ac") if directed else edges("ab bc")
    pairs = {(0, 1), (1, 0), (0, 2)} if directed else {(0, 1), (1, 0), (1, 2), (2, 1)}
    cells = [(one, other) for one, other in permutations(range(3), 2) if directed or one < other]
    share = sum(cell in pairs for cell in cells) / len(cells)
    means, variances = [], []
    for units in product(range(3), repeat=3):
        drawn = [(units[one], units[other]) for one, other in cells]
        twice = sum(one == other for one, other in drawn)
        means.append((sum(pair in pairs for pair in drawn) + twice * share) / len(cells))
        variances.append(twice * share * (1 - share) / len(cells) ** 2)
    spread = (np.var(means) + np.mean(variances)) ** 0.5

    found = density_bootstrap(network, draws=20_000, seed=1)

    assert found is not None
    assert found.observed == density(network).value
    assert found.standard_error == pytest.approx(spread, rel=0.02)
    assert found.low <= found.observed <= found.high


@pytest.mark.parametrize("weighted", [False, True])
def test_the_mean_of_the_draws_is_the_figure_itself(weighted: bool) -> None:  # noqa: FBT001
    network = random_network(2)
    found = density_bootstrap(network, weighted=weighted, seed=3)

    assert found is not None
    assert found.observed == pytest.approx((valued_density if weighted else density)(network).value)
    assert (found.low + found.high) / 2 == pytest.approx(found.observed, abs=found.standard_error / 2)


def test_unlike_units_have_a_wider_interval_than_the_binomial_one() -> None:
    star = collected(nx.star_graph(24))
    found = density_bootstrap(star, draws=1_000)

    assert found is not None
    binomial = (found.observed * (1 - found.observed) / 300) ** 0.5
    assert found.standard_error > 2 * binomial


def test_the_same_seed_gives_the_same_answer_and_another_seed_another() -> None:
    network = random_network(1)

    assert density_bootstrap(network, draws=99, seed=5) == density_bootstrap(network, draws=99, seed=5)
    assert density_bootstrap(network, draws=99, seed=5) != density_bootstrap(network, draws=99, seed=6)
    assert qap(network, random_network(2), permutations=99) == qap(network, random_network(2), permutations=99)
    assert kind_permutation(network, permutations=99) == kind_permutation(network, permutations=99)


def test_a_network_does_not_differ_from_itself() -> None:
    network = random_network(1)
    found = density_difference_bootstrap(network, network, draws=200)

    assert found is not None
    assert (found.observed, found.standard_error, found.low, found.high) == (0, 0, 0, 0)


def test_what_stays_the_same_does_not_widen_the_interval_of_a_difference() -> None:
    before = random_network(1, n=20, share=0.5)
    graph: nx.DiGraph[Any] = nx.DiGraph(graph_of(before))
    missing = sorted(nx.non_edges(graph))[:40]
    graph.add_edges_from(missing, weight=1)
    kinds: dict[object, str] = {unit.id: unit.kind for unit in before.roster}
    after = collected(graph, kinds)
    single, paired = density_bootstrap(before, draws=1_000), density_difference_bootstrap(before, after, draws=1_000)

    assert single is not None
    assert paired is not None
    assert paired.observed == pytest.approx(40 / 380)
    assert paired.standard_error < single.standard_error


def test_networks_of_different_units_are_not_paired() -> None:
    with pytest.raises(ValueError, match="same units"):
        density_difference_bootstrap(edges("ab"), edges("ac"))
    with pytest.raises(ValueError, match="same units"):
        qap(edges("ab bc"), arcs("ab bc"))


@pytest.mark.parametrize("network", [edges(""), edges("", alone="a")])
def test_fewer_than_two_units_have_no_interval(network: WeightedNetwork) -> None:
    assert density_bootstrap(network) is None
    assert density_difference_bootstrap(network, network) is None
    assert qap(network, network) is None


def test_a_network_correlates_wholly_with_itself() -> None:
    network = random_network(1)
    found = qap(network, network, permutations=199)

    assert found is not None
    assert found.observed == pytest.approx(1)
    assert (found.p_high, found.p_low, found.p_two_sided) == (1 / 200, 1, 0.01)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("directed", [False, True])
def test_the_correlation_is_that_of_all_pairs(weighted: bool, directed: bool) -> None:  # noqa: FBT001
    networks = [random_network(seed, directed=directed) for seed in (1, 2)]
    order = sorted(unit.id for unit in networks[0].roster)
    cells = [
        [
            (graph[one][other]["weight"] if weighted else 1) if graph.has_edge(one, other) else 0
            for one, other in permutations(order, 2)
        ]
        for graph in map(graph_of, networks)
    ]
    found = qap(*networks, weighted=weighted, permutations=99)

    assert found is not None
    assert found.observed == pytest.approx(float(np.corrcoef(np.array(cells, dtype=float))[0, 1]))
    assert abs(found.mean) < 0.05


def test_qap_of_four_units_comes_close_to_all_orders_of_them() -> None:
    one, other = arcs("ab bc cd", alone="d"), arcs("ab bc da")
    ties = {("a", "b"), ("b", "c"), ("d", "a")}
    shared = [sum((order[0 + step], order[1 + step]) in ties for step in range(3)) for order in permutations("abcd")]
    exact = sum(count >= 2 for count in shared) / 24
    found = qap(one, other, permutations=20_000)

    assert found is not None
    assert found.p_high == pytest.approx(exact, abs=0.01)


@pytest.mark.parametrize("network", [arcs("", alone="abc"), arcs("ab ba ac ca bc cb")])
def test_nothing_correlates_with_a_network_without_differences(network: WeightedNetwork) -> None:
    assert qap(network, arcs("ab bc")) is None


def test_kinds_that_keep_to_themselves_do_so_more_than_chance() -> None:
    kinds = dict(zip("abcdefgh", "xxxxyyyy", strict=True))
    network = edges("ab ac ad bc bd cd ef eg eh fg fh gh", kinds)
    found = kind_permutation(network, permutations=999)

    assert found is not None
    assert found.ei.observed == ei_index(network).net.value == -1
    # Of the 35 ways to part eight into two fours, one does; (r + 1) / (R + 1) estimates 1 / 35.
    assert found.ei.p_low == pytest.approx(1 / 35, abs=0.02)
    assert found.ei.p_high == 1
    assert [[cell.observed for cell in row] for row in found.blocks] == [[6, 0], [0, 6]]


def test_the_permuted_index_is_on_average_that_of_random_mixing() -> None:
    network = random_network(3, n=15)
    found, expected = kind_permutation(network), ei_index(network).expected

    assert found is not None
    assert found.ei.mean == pytest.approx(expected, abs=0.01)


def test_without_ties_or_kinds_there_is_nothing_to_permute() -> None:
    assert kind_permutation(edges("", {"a": "x", "b": "y"}, alone="ab")) is None
    assert kind_permutation(edges("ab")) is None
