"""Units and events: the density of who takes part in what, and what two units share."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.network.projections import SharedEvents, projection
from graphsvc.network.two_mode import TwoModeNetwork, bipartite_density, two_mode_network


def davis() -> TwoModeNetwork:
    """Eighteen women of a town and fourteen events, as networkx has them (Davis, Gardner & Gardner 1941)."""
    graph = nx.davis_southern_women_graph()
    women = graph.graph["top"]
    return two_mode_network(women, ((woman, event) for woman in women for event in graph[woman]))


def test_the_southern_women_took_part_in_89_of_252() -> None:
    found = bipartite_density(davis())

    assert (found.numerator, found.denominator) == (89, 252)
    assert found.value == pytest.approx(0.3532, abs=5e-5)


def test_their_projection_ties_nine_of_ten_pairs_which_is_why_no_density_of_it_is_shown() -> None:
    assert len(projection(davis())) / (18 * 17 / 2) == pytest.approx(0.908, abs=5e-4)


def test_evelyn_and_laura_shared_six_events() -> None:
    pairs = {(pair.one, pair.other): pair for pair in projection(davis())}
    pair = pairs["Evelyn Jefferson", "Laura Mandeville"]

    assert (pair.shared, pair.jaccard, pair.overlap) == (6, 6 / 9, 6 / 7)


def test_an_event_of_two_weighs_more_than_a_larger_one() -> None:
    network = two_mode_network("abc", [("a", "two"), ("b", "two"), ("a", "all"), ("b", "all"), ("c", "all")])

    assert projection(network) == (
        SharedEvents("a", "b", 2, 1.5, 1, 1),
        SharedEvents("a", "c", 1, 0.5, 0.5, 1),
        SharedEvents("b", "c", 1, 0.5, 0.5, 1),
    )


def test_the_weights_of_newman_are_those_of_the_example_in_networkx() -> None:
    path = [("0", "x"), ("2", "x"), ("2", "y"), ("4", "y"), ("5", "y"), ("5", "z")]
    found = {(pair.one, pair.other): pair.newman for pair in projection(two_mode_network("0245", path))}

    assert found == {("0", "2"): 1.0, ("2", "4"): 0.5, ("2", "5"): 0.5, ("4", "5"): 0.5}


def test_without_events_the_density_is_undefined() -> None:
    assert bipartite_density(two_mode_network("ab", [])).value is None
    assert projection(two_mode_network("ab", [])) == ()


def test_nobody_takes_part_who_is_not_among_the_units() -> None:
    with pytest.raises(ValueError, match="not among the units: c"):
        two_mode_network("ab", [("c", "meeting")])


@given(st.frozensets(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"))))
def test_the_sum_over_pairs_of_newmans_weights_is_half_of_what_events_with_two_or_more_bring(
    parts: frozenset[tuple[str, str]],
) -> None:
    sizes = [sum(event == name for _, event in parts) for name in "abcd"]

    # An event of k participants gives k (k - 1) / 2 pairs 1 / (k - 1) each.
    assert sum(pair.newman for pair in projection(two_mode_network("abcd", parts))) == pytest.approx(
        sum(size / 2 for size in sizes if size > 1)
    )
