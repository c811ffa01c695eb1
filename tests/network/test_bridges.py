"""What falls apart, what stands out on a map, and which ties to ask about."""

from __future__ import annotations

import pytest

from graphsvc.model.facts import Unit
from graphsvc.network.backbone import backbone
from graphsvc.network.bridges import Bridge, SinglePointOfFailure, bridges, single_points_of_failure
from graphsvc.network.missing_ties import missing_ties
from graphsvc.network.weighted import WeightedNetwork, weighted_network
from tests.network.rosters import arcs, edges


def weights(ties: dict[str, float], *, directed: bool = False) -> WeightedNetwork:
    roster = tuple(Unit(unit, unit, "mbe", None) for unit in sorted(set("".join(ties))))
    return weighted_network(roster, {(pair[0], pair[1]): w for pair, w in ties.items()}, directed=directed)


def test_a_bridge_names_the_smaller_side() -> None:
    assert bridges(edges("ab bc ca cd de")) == (Bridge("c", "d", ("d", "e")), Bridge("d", "e", ("e",)))


def test_a_ring_has_no_bridge_and_no_single_point_of_failure() -> None:
    assert bridges(edges("ab bc cd da")) == ()
    assert single_points_of_failure(edges("ab bc cd da")) == ()


def test_a_unit_that_closes_cuts_off_all_but_the_largest_part() -> None:
    assert single_points_of_failure(edges("ab bc ca cd ce ef")) == (
        SinglePointOfFailure("c", (("e", "f"), ("d",))),
        SinglePointOfFailure("e", (("f",),)),
    )


def test_ties_both_ways_are_one_bridge() -> None:
    assert [(bridge.one, bridge.other) for bridge in bridges(arcs("ab ba cb"))] == [("a", "b"), ("b", "c")]


def test_parts_that_were_apart_before_are_not_cut_off() -> None:
    assert single_points_of_failure(edges("ab bc de")) == (SinglePointOfFailure("b", (("c",),)),)


def test_the_backbone_keeps_the_tie_that_takes_most_of_an_end() -> None:
    # At a: alpha of ab is (1 - 97/100)³, of the others (1 - 1/100)³. Every other end has a single tie: alpha is 1.
    found = backbone(weights({"ab": 97, "ac": 1, "ad": 1, "ae": 1}))

    assert (found.ties, found.hidden) == ((("a", "b"),), 3)


def test_an_end_with_a_single_tie_does_not_keep_it() -> None:
    assert backbone(weights({"ab": 1000})).ties == ()


def test_what_is_sent_and_what_is_received_count_apart() -> None:
    found = backbone(weights({"ab": 97, "ac": 1, "ad": 1, "ba": 1, "ca": 1}, directed=True), level=0.01)

    assert found.ties == (("a", "b"),)


def test_a_network_without_ties_has_an_empty_backbone() -> None:
    assert backbone(edges("", alone="ab")).ties == ()


def test_a_missing_tie_is_a_question_with_its_partners() -> None:
    (question,) = missing_ties(edges("ac ad ae bc bd be cd"), at_least=3)

    assert (question.one, question.other, question.partners) == ("a", "b", ("c", "d", "e"))
    assert "Stelle a und Stelle b" in question.question_de
    assert question.question_de.endswith("?")
    assert "3 partners in common" in question.question_en


@pytest.mark.parametrize("network", [edges("ac ad ae bc bd be ab"), arcs("ac da ae cb bd eb ba")])
def test_a_tie_that_exists_either_way_is_not_asked_about(network: WeightedNetwork) -> None:
    assert [(found.one, found.other) for found in missing_ties(network)] == []


def test_the_pairs_with_most_common_partners_come_first() -> None:
    found = missing_ties(edges("ac ad ae bc bd be fd fe"), at_least=2, at_most=2)

    assert [(question.one, question.other, len(question.partners)) for question in found] == [
        ("a", "b", 3),
        ("d", "e", 3),
    ]
