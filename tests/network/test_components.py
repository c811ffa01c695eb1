"""Parts of a network and units without a tie."""

from __future__ import annotations

import networkx as nx
import pytest

from graphsvc.network.components import components
from tests.network.rosters import published, referral_network


def test_parts_hold_together_whichever_way_ties_point() -> None:
    parts = components(referral_network("abcde", [("a", "b"), ("c", "b"), ("d", "e")]))

    assert parts.sizes == (3, 2)
    assert parts.largest_share.value == pytest.approx(3 / 5)


def test_a_unit_with_only_a_self_referral_is_isolated() -> None:
    parts = components(referral_network("abc", [("a", "a"), ("b", "c")]))

    assert [unit.id for unit in parts.isolates] == ["a"]
    assert parts.sizes == (2, 1)


def test_a_network_without_units_has_no_parts_and_no_share() -> None:
    parts = components(referral_network("", []))

    assert (parts.sizes, parts.isolates, parts.largest_share.value) == ((), (), None)


def test_pucci_is_the_only_florentine_family_without_a_marriage() -> None:
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    parts = components(published(graph))

    assert [unit.id for unit in parts.isolates] == ["Pucci"]
    assert parts.sizes == (15, 1)


def test_the_karate_club_is_one_part() -> None:
    assert components(published(nx.karate_club_graph())).sizes == (34,)
