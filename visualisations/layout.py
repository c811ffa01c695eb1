"""Places for the units of a network: a sector for each group, the best connected in the middle.

The same roster and ties give the same places, whatever order they come in. So that a unit stays where readers
know it, places are computed once from the ties of all windows and kinds, and kept when the view is filtered.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from visualisations.elements import MapNode

WIDTH = 1200
HEIGHT = 900
ISOLATES_TOP = 772
"""Units below this line had no tie when the places were computed."""

_CENTRE_X = 600.0
_CENTRE_Y = 380.0
_INNER = 42.0
_OUTER = 305.0
# Labels run from left to right, so the circle is wider than it is high.
_STRETCH = 1.34
_WIDEST_SPACING = 120.0
_ROOM = 1.25
_ISOLATES_MARGIN = 70.0
_ISOLATES_IN_A_ROW = 9


class Point(NamedTuple):
    """A place in a view box of ``WIDTH`` by ``HEIGHT``, y pointing down."""

    x: float
    y: float


class _Sector(NamedTuple):
    start: float
    angle: float
    members: tuple[str, ...]


def sector_layout(groups: Mapping[str, str], pairs: Iterable[tuple[str, str]]) -> dict[str, Point]:
    """A place for each unit; ``groups`` gives the group of each unit id, ``pairs`` who has a tie with whom.

    More partners bring a unit nearer to the centre. Units without a partner stand in rows at the bottom. Up
    to 150 units keep at least 12 units of length between any two. Pairs with an id that has no group are
    ignored.
    """
    partners = _partners(groups, pairs)
    connected = [unit for unit in groups if partners[unit]]
    alone = sorted((unit for unit in groups if not partners[unit]), key=lambda unit: (groups[unit], unit))
    degree = {unit: len(partners[unit]) for unit in connected}
    places = _isolate_rows(alone)
    if connected:
        sectors = _sectors(groups, connected, degree)
        spacing, rings = _rings_that_hold(sectors)
        most = max(degree.values())
        for sector in sectors:
            places |= _places_in(sector, spacing, rings, {unit: degree[unit] / most for unit in sector.members})
    return places


def group_anchors(nodes: Sequence[MapNode]) -> dict[str, Point]:
    """The place of each group's name, outside its sector; groups with only isolates have none."""
    directions: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for node in nodes:
        if node.y < ISOLATES_TOP:
            across, down = (node.x - _CENTRE_X) / _STRETCH, node.y - _CENTRE_Y
            length = math.hypot(across, down) or 1.0
            directions[node.group].append((across / length, down / length))
    anchors = {}
    for group, rays in sorted(directions.items()):
        across, down = sum(ray[0] for ray in rays), sum(ray[1] for ray in rays)
        anchors[group] = _at(_OUTER + 40, math.atan2(down, across))
    return anchors


def guide_rings() -> tuple[tuple[Point, float, float], ...]:
    """The faint ellipses behind the map: centre and both radii, from the inside out."""
    radii = (_INNER + (_OUTER - _INNER) * step / 3 for step in (1, 2, 3))
    return tuple((Point(_CENTRE_X, _CENTRE_Y), radius * _STRETCH, radius) for radius in radii)


def nearest_distance(points: Sequence[tuple[float, float]]) -> float:
    """The distance between the two points nearest to each other; infinite for fewer than two."""
    ordered = sorted(points)
    nearest = math.inf
    for index, (x, y) in enumerate(ordered):
        for other_x, other_y in ordered[index + 1 :]:
            if other_x - x >= nearest:
                break
            nearest = min(nearest, math.hypot(other_x - x, other_y - y))
    return nearest


def _partners(groups: Mapping[str, str], pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    partners: dict[str, set[str]] = {unit: set() for unit in groups}
    for one, other in pairs:
        if one != other and one in partners and other in partners:
            partners[one].add(other)
            partners[other].add(one)
    return partners


def _sectors(groups: Mapping[str, str], units: Iterable[str], degree: Mapping[str, int]) -> list[_Sector]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for unit in units:
        members[groups[unit]].append(unit)
    # One share more than it has members, so that a group of one is not squeezed between two large ones.
    shares = sum(len(ids) + 1 for ids in members.values())
    sectors, start = [], -math.pi / 2
    for _, ids in sorted(members.items()):
        angle = math.tau * (len(ids) + 1) / shares
        sectors.append(_Sector(start, angle, tuple(sorted(ids, key=lambda unit: (-degree[unit], unit)))))
        start += angle
    return sectors


def _rings_that_hold(sectors: Sequence[_Sector]) -> tuple[float, list[float]]:
    """The widest spacing at which every sector has room for its members, with the radii of the rings."""
    spacing = _WIDEST_SPACING
    while True:
        # The rings are closer than the places on them, since a label takes more width than height.
        step = spacing * 0.62
        rings = [_OUTER - step * index for index in range(int((_OUTER - _INNER) / step) + 1)]
        if all(
            sum(_capacity(radius, sector.angle, spacing) for radius in rings) >= _needed(len(sector.members))
            for sector in sectors
        ):
            return spacing, rings
        spacing *= 0.95


def _needed(members: int) -> int:
    return members if members == 1 else math.ceil(members * _ROOM)


def _capacity(radius: float, angle: float, spacing: float) -> int:
    return int(radius * angle / spacing)


def _places_in(
    sector: _Sector, spacing: float, rings: Sequence[float], weight: Mapping[str, float]
) -> dict[str, Point]:
    free = {radius: _capacity(radius, sector.angle, spacing) for radius in rings}
    on_ring: defaultdict[float, list[str]] = defaultdict(list)
    for unit in sector.members:
        wanted = _OUTER - (_OUTER - _INNER) * weight[unit]
        radius = min((ring for ring in rings if free[ring]), key=lambda ring: abs(ring - wanted))
        free[radius] -= 1
        on_ring[radius].append(unit)
    places = {}
    for radius, units in on_ring.items():
        step = sector.angle / len(units)
        for index, unit in enumerate(sorted(units)):
            places[unit] = _at(radius, sector.start + step * (index + 0.5))
    return places


def _at(radius: float, angle: float) -> Point:
    return Point(
        round(_CENTRE_X + _STRETCH * radius * math.cos(angle), 1),
        round(_CENTRE_Y + radius * math.sin(angle), 1),
    )


def _isolate_rows(units: Sequence[str]) -> dict[str, Point]:
    if not units:
        return {}
    rows = min(5, math.ceil(len(units) / _ISOLATES_IN_A_ROW))
    in_a_row = math.ceil(len(units) / rows)
    across = (WIDTH - 2 * _ISOLATES_MARGIN) / in_a_row
    down = (HEIGHT - ISOLATES_TOP - 34) / rows
    return {
        unit: Point(
            round(_ISOLATES_MARGIN + across * (index % in_a_row + 0.5), 1),
            round(ISOLATES_TOP + 34 + down * (index // in_a_row + 0.3), 1),
        )
        for index, unit in enumerate(units)
    }
