"""A network as SVG, made on the server and complete without a script or a style sheet.

Looks are presentation attributes, which a strict content security policy allows and any CSS class overrides.
Each node is a link that the keyboard reaches, with its full name as its accessible name and tooltip.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING

from visualisations.labels import HEADING_SIZE, PlacedLabel, group_headings, place_labels
from visualisations.layout import (
    HEIGHT,
    ISOLATES_TOP,
    WIDTH,
    Point,
    guide_rings,
    nearest_distance,
)
from visualisations.marks import mark_svg, marks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from visualisations.elements import MapEdge, MapNode, WidthClass
    from visualisations.marks import Mark

_LARGEST_MARK = 10.0
_MANY = 60
ISOLATES_DE, ISOLATES_EN = "Ohne Verbindung im Zeitraum", "No tie in this period"
"""The heading above the units without a tie."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_HALO = 'paint-order="stroke" stroke="#ffffff" stroke-width="3" stroke-linejoin="round"'
_LINES: dict[WidthClass, tuple[float, str, float, str]] = {
    "hidden": (1.0, "#8a949c", 0.6, ' stroke-dasharray="4 3"'),
    "low": (1.3, "#78848d", 0.62, ""),
    "mid": (2.4, "#5d6b76", 0.68, ""),
    "high": (3.8, "#465561", 0.75, ""),
}
"""Width, colour, opacity and dashes of each class of edge."""


def network_svg(
    nodes: Sequence[MapNode],
    edges: Iterable[MapEdge],
    title: str,
    description: str,
    map_id: str = "network-map",
) -> str:
    """The map as one ``<svg>`` element.

    ``map_id`` begins every id in it and must differ between maps of one page. Raises ``ValueError`` for an
    edge to a node that is not on the map. A map without nodes is an empty frame.
    """
    drawn = sorted(edges, key=lambda edge: (_ORDER[edge.width_class], edge.source, edge.target))
    by_id = {node.id: node for node in nodes}
    _refuse_unknown_ends(drawn, by_id)
    name = escape(map_id, quote=True)
    # An image hides what is in it from screen readers, so a map with links in it is a group of them.
    role = "group" if any(node.href for node in nodes) else "img"
    radius = mark_radius(nodes)
    return "\n".join(
        [
            _open_tag(name, role),
            f'<title id="{name}-title">{_text(title)}</title>',
            f'<desc id="{name}-description">{_text(description)}</desc>',
            _arrowheads(name),
            _guides(nodes),
            *_edge_elements(drawn, by_id, radius, name),
            *_node_elements(nodes, drawn, radius),
            "</svg>",
        ]
    )


def network_legend(nodes: Iterable[MapNode], widths: Sequence[tuple[WidthClass, str]]) -> str:
    """The legend as an HTML list: the mark of each group, then each class of edge with its words."""
    every = list(nodes)
    words = {node.group: node.group_label for node in every}
    items = [_legend_item(mark_svg(mark, 16, 12, 8), words[group]) for group, mark in marks_of(every).items()]
    items += [_legend_item(f'<path d="M2 12H30" {_line(width)}/>', text) for width, text in widths]
    return '<ul class="map-legend">' + "".join(items) + "</ul>"


def mark_radius(nodes: Sequence[MapNode]) -> float:
    """The radius at which no two marks on this map overlap, at most 10."""
    distance = nearest_distance([(node.x, node.y) for node in nodes])
    return round(min(_LARGEST_MARK, distance * 0.36), 1)


_ORDER = {name: position for position, name in enumerate(_LINES)}


def _refuse_unknown_ends(edges: Iterable[MapEdge], by_id: dict[str, MapNode]) -> None:
    for edge in edges:
        for end in (edge.source, edge.target):
            if end not in by_id:
                message = f"an edge ends at {end!r}, which is not on the map"
                raise ValueError(message)


def _open_tag(name: str, role: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" class="network-map"'
        f' role="{role}" aria-labelledby="{name}-title {name}-description"'
        " font-family=\"system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', Arial, sans-serif\">"
    )


def _text(words: str) -> str:
    return escape(_NOT_IN_XML.sub("", words), quote=True)


def _line(width: WidthClass) -> str:
    thickness, colour, opacity, dashes = _LINES[width]
    return (
        f'class="map-edge map-edge-{width}" fill="none" stroke="{colour}" stroke-width="{thickness:g}"'
        f' stroke-opacity="{opacity:g}"{dashes}'
    )


def _arrowheads(name: str) -> str:
    heads = "".join(
        f'<marker id="{name}-arrow-{width}" viewBox="0 0 10 10" refX="9" refY="5" orient="auto"'
        f' markerUnits="userSpaceOnUse" markerWidth="{7 + thickness:g}" markerHeight="{7 + thickness:g}">'
        f'<path class="map-arrow map-arrow-{width}" d="M0 1L10 5L0 9Z" fill="{colour}"/></marker>'
        for width, (thickness, colour, _, _) in _LINES.items()
    )
    return f"<defs>{heads}</defs>"


def _guides(nodes: Sequence[MapNode]) -> str:
    rings = "".join(
        f'<ellipse cx="{centre.x:g}" cy="{centre.y:g}" rx="{across:.1f}" ry="{down:.1f}" fill="none"'
        ' stroke="#e4e8eb" stroke-width="1"/>'
        for centre, across, down in guide_rings()
    )
    if any(node.y >= ISOLATES_TOP for node in nodes):
        rings += (
            f'<path d="M40 {ISOLATES_TOP}H{WIDTH - 40}" stroke="#d3d9dd" stroke-width="1"/>'
            f'<text class="map-isolates" x="40" y="{ISOLATES_TOP + 20}" font-size="13" fill="#4a5862">'
            f'{ISOLATES_DE} · <tspan lang="en">{ISOLATES_EN}</tspan></text>'
        )
    return f'<g class="map-guides">{rings}</g>'


def _edge_elements(edges: Sequence[MapEdge], by_id: dict[str, MapNode], radius: float, name: str) -> list[str]:
    arcs = {(edge.source, edge.target) for edge in edges if edge.directed}
    parts = ['<g class="map-edges">']
    for edge in edges:
        if edge.source == edge.target:
            continue
        returned = edge.directed and (edge.target, edge.source) in arcs
        path = _path(by_id[edge.source], by_id[edge.target], radius, bent=returned, arrow=edge.directed)
        head = f' marker-end="url(#{name}-arrow-{edge.width_class})"' if edge.directed else ""
        parts.append(f'<path d="{path}" {_line(edge.width_class)}{head}><title>{_text(edge.label)}</title></path>')
    parts.append("</g>")
    return parts


def _path(source: MapNode, target: MapNode, radius: float, *, bent: bool, arrow: bool) -> str:
    """A line from rim to rim; a bent one leaves room for its return on the other side."""
    across, down = target.x - source.x, target.y - source.y
    length = math.hypot(across, down) or 1.0
    bend = min(26.0, length * 0.12) if bent else 0.0
    control = Point(
        (source.x + target.x) / 2 - down / length * bend, (source.y + target.y) / 2 + across / length * bend
    )
    start = _toward(source, control, radius)
    end = _toward(target, control, radius * 1.3 + 2 if arrow else radius)
    if not bent:
        return f"M{start.x:.1f} {start.y:.1f}L{end.x:.1f} {end.y:.1f}"
    return f"M{start.x:.1f} {start.y:.1f}Q{control.x:.1f} {control.y:.1f} {end.x:.1f} {end.y:.1f}"


def _toward(node: MapNode, point: Point, distance: float) -> Point:
    across, down = point.x - node.x, point.y - node.y
    length = math.hypot(across, down) or 1.0
    return Point(node.x + across / length * distance, node.y + down / length * distance)


def _node_elements(nodes: Sequence[MapNode], edges: Iterable[MapEdge], radius: float) -> list[str]:
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.source != edge.target:
            partners[edge.source].add(edge.target)
            partners[edge.target].add(edge.source)
    size = 13.0 if len(nodes) <= _MANY else 10.5
    headings = group_headings(nodes, radius)
    points = {node.id: Point(node.x, node.y) for node in nodes}
    # Whoever has most partners is looked for first and gets the first choice of places.
    first_choice = sorted(nodes, key=lambda node: (-len(partners[node.id]), node.id))
    labels = place_labels(
        {node.id: node.label for node in first_choice},
        points,
        size,
        radius,
        [heading.box for heading in headings.values()],
    )
    marks = marks_of(nodes)
    parts = ['<g class="map-groups">']
    parts += [
        _label_svg(heading, HEADING_SIZE, f'class="map-group" font-weight="600" fill="{marks[group].colour}"')
        for group, heading in headings.items()
    ]
    parts.append('</g>\n<g class="map-nodes">')
    for node in nodes:
        drawing = mark_svg(marks[node.group], node.x, node.y, radius)
        if node.id in labels:
            drawing += _label_svg(labels[node.id], size, 'class="map-label" fill="#1f2a33"')
        parts.append(_node_svg(node, marks[node.group], len(partners[node.id]), drawing))
    parts.append("</g>")
    return parts


def _node_svg(node: MapNode, mark: Mark, partners: int, drawing: str) -> str:
    tooltip = _text(f"{node.label} ({node.group_label}), Verbindungen / ties: {partners}")
    inside = f"<title>{tooltip}</title>{drawing}"
    look = f'class="map-node map-group-{mark.order}"'
    if node.href:
        return f'<a href="{_text(node.href)}" aria-label="{tooltip}" {look}>{inside}</a>'
    return f"<g {look}>{inside}</g>"


def _label_svg(label: PlacedLabel, size: float, look: str) -> str:
    lines = "".join(
        f'<tspan x="{label.x:.1f}" y="{label.baseline + index * size * 1.16:.1f}">{_text(line)}</tspan>'
        for index, line in enumerate(label.lines)
    )
    return f'<text {look} font-size="{size:g}" text-anchor="{label.anchor}" {_HALO}>{lines}</text>'


def _legend_item(drawing: str, words: str) -> str:
    glyph = f'<svg viewBox="0 0 32 24" width="32" height="24" aria-hidden="true">{drawing}</svg>'
    return f"<li>{glyph} {_text(words)}</li>"
