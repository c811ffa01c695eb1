"""Groups by the Louvain method, and modularity."""

from __future__ import annotations

import networkx as nx
import pytest

from graphsvc.network.communities import communities, kind_modularity
from tests.network.rosters import collected, edges


def test_the_best_of_fifty_runs_is_the_known_best_of_the_karate_club() -> None:
    found = communities(collected(nx.karate_club_graph()))

    assert found.modularity == pytest.approx(0.4198, abs=5e-5)
    assert sum(map(len, found.groups)) == 34
    assert found.worst is not None
    assert found.worst <= 0.41980
    assert found.counts[0] <= len(found.groups) <= found.counts[1]


def test_weights_do_not_enter_the_modularity_of_the_karate_clubs() -> None:
    graph = nx.karate_club_graph()

    assert kind_modularity(collected(graph, dict(graph.nodes(data="club")))) == pytest.approx(0.3582, abs=5e-5)


def test_two_triangles_are_two_groups_in_every_run() -> None:
    found = communities(edges("ab bc ca de ef fd cd"))

    assert found.groups == (("a", "b", "c"), ("d", "e", "f"))
    assert found.modularity == found.worst == pytest.approx(5 / 14)
    assert found.counts == (2, 2)


def test_without_ties_everybody_is_alone_and_modularity_undefined() -> None:
    found = communities(edges("", alone="ab"))

    assert (found.groups, found.modularity) == ((("a",), ("b",)), None)
    assert kind_modularity(edges("", alone="ab")) is None
