"""The innermost core, and the division into core and periphery."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.network.core_periphery import core_periphery, k_core
from tests.network.rosters import collected, edges


def test_the_karate_club_has_a_four_core_of_ten() -> None:
    core = k_core(collected(nx.karate_club_graph()))

    assert (core.k, len(core.units)) == (4, 10)
    assert core.share.value == pytest.approx(10 / 34)


def test_without_ties_everybody_is_in_the_core_of_nobody() -> None:
    core = k_core(edges("", alone="ab"))

    assert (core.k, core.share.value, core.coreness) == (0, 1, {"a": 0, "b": 0})
    assert k_core(edges("")).share.value is None


def test_an_ideal_core_is_found_without_a_misfit() -> None:
    found = core_periphery(edges("ab ac bc ad be cf"))

    assert (found.core, found.undecided) == (("a", "b", "c"), ())
    assert found.correlation == pytest.approx(1)
    assert found.misfits.value == 0


def test_the_core_of_a_star_is_its_centre_and_has_no_correlation() -> None:
    found = core_periphery(edges("ab ac ad"))

    assert (found.core, found.correlation, found.misfits.value) == (("a",), None, 0)


def test_no_unit_of_a_ring_belongs_to_the_core_more_than_another() -> None:
    found = core_periphery(collected(nx.cycle_graph(6)))

    assert (found.core, len(found.undecided), found.correlation, found.misfits.value) == ((), 6, None, None)


def test_everybody_is_in_the_core_of_a_complete_network_and_nobody_without_ties() -> None:
    assert core_periphery(edges("ab ac bc")).core == ("a", "b", "c")
    assert core_periphery(edges("", alone="abc")).core == ()
    assert core_periphery(edges("")).core == ()


pairs = st.lists(st.sampled_from(["".join(pair) for pair in combinations("abcdef", 2)]), unique=True)


@given(pairs)
def test_no_other_division_has_fewer_misfits(chosen: list[str]) -> None:
    network = edges(" ".join(chosen), alone="abcdef")
    ties = {frozenset(pair) for pair in chosen}

    def misfits(core: frozenset[str]) -> int:
        inside = [frozenset(pair) for pair in combinations(sorted(core), 2)]
        outside = [frozenset(pair) for pair in combinations(sorted({*"abcdef"} - core), 2)]
        return sum(pair not in ties for pair in inside) + sum(pair in ties for pair in outside)

    fewest = min(misfits(frozenset(core)) for size in range(7) for core in combinations("abcdef", size))
    found = core_periphery(network)
    best = [
        frozenset({*found.core, *more})
        for size in range(len(found.undecided) + 1)
        for more in combinations(found.undecided, size)
    ]

    assert min(misfits(core) for core in best) == fewest
    assert found.undecided or found.misfits.numerator == fewest
