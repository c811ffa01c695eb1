"""Shape and colour of each group, the same on every kind of map.

Seven shapes and eight colours give each of the first 56 groups a look of its own; no group is told apart by
colour alone. The colours are muted, keep a contrast of at least 3 to 1 on white (WCAG 1.4.11) and differ in
lightness.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from visualisations.elements import MapNode

SHAPES = ("dot", "square", "triangle", "diamond", "hexagon", "triangleDown", "star")
"""Named as vis-network names them."""

COLOURS = ("#2b5f8a", "#b0722a", "#3b7a57", "#a34a3c", "#6a5a94", "#2a8585", "#6f6353", "#b3557d")

# Corners, turn of the first corner in degrees, and size beside a circle of the same weight to the eye.
_POLYGONS = {
    "square": (4, 45.0, 1.2),
    "triangle": (3, -90.0, 1.3),
    "diamond": (4, 0.0, 1.22),
    "hexagon": (6, 0.0, 1.1),
    "triangleDown": (3, 90.0, 1.3),
}
_STAR_POINTS = 5


class Mark(NamedTuple):
    """The look of a group; ``order`` is its place in the order of group codes."""

    order: int
    shape: str
    colour: str


def marks_of(nodes: Iterable[MapNode]) -> dict[str, Mark]:
    """A mark for each group, in the order of group codes."""
    groups = sorted({node.group for node in nodes})
    return {
        group: Mark(index, SHAPES[index % len(SHAPES)], COLOURS[index % len(COLOURS)])
        for index, group in enumerate(groups)
    }


def mark_svg(mark: Mark, x: float, y: float, radius: float) -> str:
    """The SVG element of a mark centred on a point."""
    look = f'class="map-mark" fill="{mark.colour}" stroke="#ffffff" stroke-width="1.5" stroke-linejoin="round"'
    if mark.shape == "dot":
        return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" {look}/>'
    if mark.shape == "star":
        corners = _corners(_STAR_POINTS * 2, -90.0, (radius * 1.4, radius * 0.62))
    else:
        count, turn, size = _POLYGONS[mark.shape]
        corners = _corners(count, turn, (radius * size,))
    points = " ".join(f"{x + across:.1f},{y + down:.1f}" for across, down in corners)
    return f'<polygon points="{points}" {look}/>'


def _corners(count: int, turn: float, radii: tuple[float, ...]) -> list[tuple[float, float]]:
    angles = (math.radians(turn) + math.tau * index / count for index in range(count))
    return [
        (radii[index % len(radii)] * math.cos(angle), radii[index % len(radii)] * math.sin(angle))
        for index, angle in enumerate(angles)
    ]
