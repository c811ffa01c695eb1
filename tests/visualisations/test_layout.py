"""Where units stand on a map."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.visualisations.maps import NODES
from visualisations.layout import (
    HEIGHT,
    ISOLATES_TOP,
    WIDTH,
    group_anchors,
    nearest_distance,
    sector_layout,
)

CENTRE = (600, 380)


@st.composite
def networks(draw: st.DrawFn) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Up to 150 units in up to 150 groups, with or without ties."""
    size = draw(st.integers(0, 150))
    groups = draw(st.integers(1, 150))
    units = {f"u{index:03}": f"g{index * index % groups:03}" for index in range(size)}
    ends = st.integers(0, max(size - 1, 0)).map(lambda index: f"u{index:03}")
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=300)) if size else []
    return units, pairs


@given(networks())
@settings(max_examples=40, deadline=None)
def test_everybody_has_a_place_of_their_own_on_the_map(
    network: tuple[dict[str, str], list[tuple[str, str]]],
) -> None:
    groups, pairs = network
    places = sector_layout(groups, pairs)

    assert places.keys() == groups.keys()
    assert all(20 <= place.x <= WIDTH - 20 and 20 <= place.y <= HEIGHT - 10 for place in places.values())
    assert nearest_distance(list(places.values())) >= 12


@pytest.mark.parametrize("groups", [1, 8, 75, 150])
def test_a_hundred_and_fifty_connected_units_do_not_overlap(groups: int) -> None:
    units = {f"u{index:03}": f"g{index % groups:03}" for index in range(150)}
    ring = [(f"u{index:03}", f"u{(index + 1) % 150:03}") for index in range(150)]

    assert nearest_distance(list(sector_layout(units, ring).values())) >= 12


@given(networks(), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_places_do_not_depend_on_the_order_of_anything(
    network: tuple[dict[str, str], list[tuple[str, str]]], shuffle: object
) -> None:
    groups, pairs = network
    units, ties = list(groups.items()), [(other, one) for one, other in pairs]
    shuffle.shuffle(units)  # type: ignore[attr-defined]
    shuffle.shuffle(ties)  # type: ignore[attr-defined]

    assert sector_layout(dict(units), ties) == sector_layout(groups, pairs)


def test_the_unit_with_most_partners_is_nearest_to_the_centre() -> None:
    places = sector_layout(dict.fromkeys("abcde", "mbe"), [("c", "a"), ("c", "b"), ("c", "d"), ("c", "e")])

    assert min(places, key=lambda unit: math.dist(places[unit], CENTRE)) == "c"


def test_units_without_a_partner_stand_in_the_row_at_the_bottom() -> None:
    places = sector_layout(dict.fromkeys("abcd", "mbe"), [("a", "b"), ("c", "c")])

    assert {unit for unit, place in places.items() if place.y >= ISOLATES_TOP} == {"c", "d"}


def test_each_group_has_a_sector_of_its_own() -> None:
    units = {f"{group}{index}": group for group in "xyz" for index in range(6)}
    places = sector_layout(units, [(f"x{index}", f"{group}{index}") for group in "yz" for index in range(6)])
    # Sectors begin at the top and run clockwise, which is where this angle is zero.
    turns = sorted(
        ((math.atan2((y - CENTRE[1]) * 1.34, x - CENTRE[0]) + math.pi / 2) % math.tau, units[unit])
        for unit, (x, y) in places.items()
    )

    assert "".join(group for _, group in turns) == "x" * 6 + "y" * 6 + "z" * 6


def test_a_pair_with_a_stranger_is_ignored() -> None:
    assert sector_layout({"a": "mbe"}, [("a", "stranger")])["a"].y >= ISOLATES_TOP


def test_the_name_of_a_group_stands_outside_on_its_side() -> None:
    anchors = group_anchors(NODES)

    assert anchors["mbe"].x < min(node.x for node in NODES)
    assert anchors["jobcenter"].x > max(node.x for node in NODES)
    assert anchors["course_provider"].y > max(node.y for node in NODES)
