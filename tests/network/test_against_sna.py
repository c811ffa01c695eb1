"""The measures equal those of R's sna on seven published networks of rescuers, on families and on random networks."""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from graphsvc.model.facts import Unit
from graphsvc.network.bridges import single_points_of_failure
from graphsvc.network.brokerage import brokerage
from graphsvc.network.centralisation import (
    betweenness_centralisation,
    closeness_centralisation,
    degree_centralisation,
)
from graphsvc.network.core_periphery import k_core
from graphsvc.network.density import block_densities, density
from graphsvc.network.matrices import adjacency, tie_pairs
from graphsvc.network.reciprocity import arc_reciprocity, dyad_reciprocity
from graphsvc.network.triads import transitivity, triad_census
from graphsvc.network.uncertainty import qap
from graphsvc.network.weighted import WeightedNetwork, weighted_network
from tests.r_fixtures import RScript

_SCRIPT = Path(__file__).with_name("sna_measures.R")

Measured = Mapping[str, list[float]]


def _write(path: Path, graph: nx.Graph[int], kinds: str) -> None:
    matrix = nx.to_numpy_array(graph, weight="none").astype(int).tolist()
    rows = [[kinds[number % len(kinds)], *row] for number, row in enumerate(matrix)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _read(path: Path, *, directed: bool) -> WeightedNetwork:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    roster = tuple(Unit(f"{number:03}", str(number), row[0], None) for number, row in enumerate(rows))
    weights = {
        (roster[one].id, roster[other].id): 1.0
        for one, row in enumerate(rows)
        for other, cell in enumerate(row[1:])
        if one != other and (cell != "0" or (not directed and rows[other][one + 1] != "0"))
        if directed or one < other
    }
    return weighted_network(roster, weights, directed=directed)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Networks for sna, to which it adds its own."""
    path = tmp_path_factory.mktemp("networks")
    families = nx.convert_node_labels_to_integers(nx.florentine_families_graph())
    _write(path / "families-15.csv", families, "ab")
    families.add_node(15)
    _write(path / "families-16.csv", families, "ab")
    _write(path / "karate.csv", nx.karate_club_graph(), "abc")
    for seed in range(4):
        _write(path / f"random-{seed}.csv", nx.gnp_random_graph(24, 0.12, seed=seed, directed=True), "abcd")
    return path


@pytest.fixture(scope="module")
def by_sna(r_script: RScript, folder: Path) -> Mapping[str, Measured]:
    """What sna measures, by network and measure."""
    found: dict[str, dict[str, list[float]]] = defaultdict(dict)
    for line in r_script(_SCRIPT, folder).splitlines():
        name, measure, *values = line.split("\t")
        numbers = [value.strip() for value in values if value]
        found[name][measure] = [math.nan if number == "NA" else float(number) for number in numbers]
    return found


def test_the_seven_networks_of_rescuers_are_among_those_compared(by_sna: Mapping[str, Measured]) -> None:
    assert sum(name.startswith("emon-") for name in by_sna) == 7
    assert len(by_sna) == 14


def test_directed_figures_are_those_of_sna(by_sna: Mapping[str, Measured], folder: Path) -> None:
    for name, sna in by_sna.items():
        network = _read(folder / f"{name}.csv", directed=True)
        ours = {
            "density": density(network),
            "dyad_reciprocity": dyad_reciprocity(network),
            "arc_reciprocity": arc_reciprocity(network),
            "in_degree": degree_centralisation(network, "in"),
            "out_degree": degree_centralisation(network, "out"),
            "total_degree": degree_centralisation(network),
            "betweenness": betweenness_centralisation(network),
        }
        assert {measure: figure.value for measure, figure in ours.items() if figure} == pytest.approx(
            {measure: sna[measure][0] for measure in ours}
        ), name


def test_threes_are_those_of_sna(by_sna: Mapping[str, Measured], folder: Path) -> None:
    for name, sna in by_sna.items():
        network, either = (_read(folder / f"{name}.csv", directed=directed) for directed in (True, False))
        ours = [transitivity(network).value, transitivity(either).value]

        assert ours == pytest.approx([*sna["transitivity"], *sna["undirected_transitivity"]]), name
        assert list(triad_census(network).values()) == sna["triads"], name


def test_undirected_figures_are_those_of_sna(by_sna: Mapping[str, Measured], folder: Path) -> None:
    for name, sna in by_sna.items():
        network = _read(folder / f"{name}.csv", directed=False)
        degree, between = degree_centralisation(network), betweenness_centralisation(network)

        assert degree is not None
        assert [degree.value, between.value] == pytest.approx(
            [*sna["undirected_degree"], *sna["undirected_betweenness"]]
        ), name
        # sna answers 0 for a network in several parts, so only connected ones compare.
        assert closeness_centralisation(network).value == pytest.approx(sna.get("undirected_closeness", [None])[0]), (
            name
        )


def test_cores_and_cut_points_are_those_of_sna(by_sna: Mapping[str, Measured], folder: Path) -> None:
    for name, sna in by_sna.items():
        network = _read(folder / f"{name}.csv", directed=True)

        assert list(k_core(network).coreness.values()) == sna["coreness"], name
        cut_points = [int(unit.unit) + 1 for unit in single_points_of_failure(network)]
        assert cut_points == sorted(sna["cut_points"]), name


def test_blocks_are_those_of_sna_with_the_sender_in_the_row(by_sna: Mapping[str, Measured], folder: Path) -> None:
    for name, sna in by_sna.items():
        rows = block_densities(_read(folder / f"{name}.csv", directed=True)).rows
        ours = [math.nan if cell.value is None else cell.value for row in rows for cell in row]

        assert ours == pytest.approx(sna["blocks"], nan_ok=True), name


def test_the_five_roles_of_brokers_are_those_of_sna(by_sna: Mapping[str, Measured], folder: Path) -> None:
    for name, sna in by_sna.items():
        # In sna's order: w_I, w_O, b_IO, b_OI, b_O and all.
        ours = [
            [unit.coordinator, unit.itinerant, unit.representative, unit.gatekeeper, unit.liaison, unit.total]
            for unit in brokerage(_read(folder / f"{name}.csv", directed=True))
        ]
        assert ours == np.reshape(sna["brokerage"], (-1, 6)).tolist(), name


def test_correlations_of_networks_are_those_of_sna(by_sna: Mapping[str, Measured], folder: Path) -> None:
    for name, sna in by_sna.items():
        network = _read(folder / f"{name}.csv", directed=True)
        reverse = weighted_network(
            network.roster, {(other, one): 1.0 for one, other in tie_pairs(network)}, directed=True
        )
        found = qap(network, reverse, permutations=1)

        assert found is not None
        assert found.observed == pytest.approx(sna["correlation"][0]), name
        assert (adjacency(reverse) == adjacency(network).T).all()
