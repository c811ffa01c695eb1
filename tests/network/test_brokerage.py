"""The five roles of Gould and Fernandez, and structural holes."""

from __future__ import annotations

import networkx as nx
import pytest

from graphsvc.network.brokerage import Brokerage, brokerage
from graphsvc.network.structural_holes import structural_holes
from tests.network.rosters import arcs, collected, edges


def broker(sender: str, own: str, receiver: str) -> Brokerage:
    """The roles of b between a and c of these kinds."""
    return brokerage(arcs("ab bc", {"a": sender, "b": own, "c": receiver}))[1]


def test_each_role_goes_by_the_kinds_of_the_three() -> None:
    assert broker("x", "x", "x") == Brokerage("b", 1, 0, 0, 0, 0)
    assert broker("x", "y", "x") == Brokerage("b", 0, 1, 0, 0, 0)
    assert broker("x", "y", "y") == Brokerage("b", 0, 0, 1, 0, 0)
    assert broker("x", "x", "y") == Brokerage("b", 0, 0, 0, 1, 0)
    assert broker("x", "y", "z") == Brokerage("b", 0, 0, 0, 0, 1)


def test_nobody_brokers_where_the_direct_tie_exists() -> None:
    assert [unit.total for unit in brokerage(arcs("ab bc ac"))] == [0, 0, 0]


def test_a_tie_the_other_way_does_not_close_the_path() -> None:
    assert [unit.total for unit in brokerage(arcs("ab bc ca"))] == [1, 1, 1]


def test_a_return_is_not_brokered() -> None:
    assert [unit.total for unit in brokerage(arcs("ab ba"))] == [0, 0]


def test_an_undirected_open_pair_counts_each_way() -> None:
    middle = brokerage(edges("ab bc", {"a": "x", "b": "x", "c": "y"}))[1]

    assert (middle.gatekeeper, middle.representative, middle.total) == (1, 1, 2)


def test_an_empty_roster_has_no_brokers_and_no_holes() -> None:
    assert brokerage(arcs("")) == ()
    assert structural_holes(arcs("")) == ()


def test_the_centre_of_a_star_is_free_and_its_rays_are_not() -> None:
    centre, *rays, alone = structural_holes(edges("ab ac ad", alone="e"))

    assert centre.constraint == pytest.approx(1 / 3)
    assert centre.effective_size == 3
    assert {(ray.constraint, ray.effective_size) for ray in rays} == {(1, 1)}
    assert (alone.constraint, alone.effective_size) == (None, None)


def test_a_triangle_constrains_by_nine_eighths() -> None:
    # Burt 1992: each of two partners takes (1/2 + 1/4)² of the unit.
    assert [unit.constraint for unit in structural_holes(edges("ab bc ca"))] == pytest.approx([9 / 8] * 3)
    assert [unit.effective_size for unit in structural_holes(edges("ab bc ca"))] == pytest.approx([1] * 3)


def test_the_karate_club_has_the_structural_holes_of_networkx() -> None:
    graph = nx.karate_club_graph()
    holes = structural_holes(collected(graph))

    constraint, size = nx.constraint(graph), nx.effective_size(graph)
    assert {unit.unit: unit.constraint for unit in holes} == pytest.approx({str(u): c for u, c in constraint.items()})
    assert {unit.unit: unit.effective_size for unit in holes} == pytest.approx({str(u): s for u, s in size.items()})


def test_ties_of_a_directed_network_constrain_whichever_way_they_point() -> None:
    graph: nx.DiGraph[object] = nx.gnp_random_graph(10, 0.2, seed=3, directed=True)

    one_way = [unit.constraint for unit in structural_holes(collected(graph))]

    assert one_way == [unit.constraint for unit in structural_holes(collected(graph.to_undirected()))]
