"""Referrals that run both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graphsvc.network.reciprocity import arc_reciprocity, dyad_reciprocity
from tests.network.rosters import graph_of, meeting_network, referral_network

if TYPE_CHECKING:
    from graphsvc.network.ties import TieNetwork


def _values(network: TieNetwork) -> tuple[float | None, float | None]:
    dyad, arc = dyad_reciprocity(network), arc_reciprocity(network)
    assert dyad is not None
    assert arc is not None
    return dyad.value, arc.value


def test_the_two_reciprocities_differ_on_the_same_network() -> None:
    network = referral_network("abc", [("a", "b"), ("b", "a"), ("b", "c")])

    assert _values(network) == pytest.approx((1 / 2, 2 / 3))


def test_knoke_figures_come_out_of_his_counts_of_pairs() -> None:
    # Hanneman & Riddle 2005: 10 bureaucracies, 17 mutual and 15 one-way pairs, 49 arcs.
    possible = [(one, other) for one in "abcdefghij" for other in "abcdefghij" if one < other]
    mutual, one_way = possible[:17], possible[17:32]
    network = referral_network("abcdefghij", [*mutual, *((b, a) for a, b in mutual), *one_way])

    assert _values(network) == pytest.approx((0.5313, 0.6939), abs=5e-5)


def test_a_self_referral_is_not_its_own_return() -> None:
    assert _values(referral_network("ab", [("a", "a"), ("a", "b")])) == (0, 0)


def test_reciprocity_of_an_empty_window_is_undefined() -> None:
    assert _values(referral_network("ab", [])) == (None, None)


def test_meetings_have_no_reciprocity() -> None:
    network = meeting_network("ab", [("a", "b")])

    assert (dyad_reciprocity(network), arc_reciprocity(network)) == (None, None)


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"))))
def test_numerator_and_denominator_give_the_value_of_networkx(pairs: list[tuple[str, str]]) -> None:
    network = referral_network("abcde", pairs)
    assume(network.ties)
    arc, dyad = arc_reciprocity(network), dyad_reciprocity(network)

    assert arc is not None
    assert dyad is not None
    assert arc.numerator / arc.denominator == nx.overall_reciprocity(graph_of(network))
    assert dyad.denominator == graph_of(network).to_undirected().number_of_edges()
