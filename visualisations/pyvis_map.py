"""The network as one HTML file that can be zoomed and panned, made with pyvis and free of its faults.

The page pyvis writes calls two addresses outside, has no doctype, and can be made to run a script by a
tooltip. So only three parts of it are kept: the vis-network library, its style sheet, and the script that
draws. They are set into a page of our own, which needs nothing from outside and runs under the policy of
``content_security_policy``. Places come from ``layout``; nothing moves, since a simulated layout of a dense
network takes minutes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from visualisations.labels import group_headings, split_label
from visualisations.layout import ISOLATES_TOP, WIDTH
from visualisations.marks import marks_of
from visualisations.network_svg import ISOLATES_DE, ISOLATES_EN, mark_radius, network_legend

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from visualisations.elements import MapEdge, MapNode, WidthClass
    from visualisations.labels import PlacedLabel
    from visualisations.marks import Mark

_WIDTHS: dict[WidthClass, tuple[float, str]] = {
    "hidden": (1.0, "#a3abb1"),
    "low": (1.5, "#8f999f"),
    "mid": (2.5, "#74828c"),
    "high": (4.0, "#56656f"),
}
_OPTIONS = {
    "physics": {"enabled": False},
    "edges": {"smooth": False, "selectionWidth": 1, "hoverWidth": 1},
    "nodes": {
        "borderWidth": 1.5,
        "font": {"size": 13, "color": "#1f2a33", "strokeWidth": 3, "strokeColor": "#ffffff"},
    },
    "interaction": {"dragNodes": False, "hideEdgesOnDrag": True, "hover": True, "tooltipDelay": 150},
    "layout": {"improvedLayout": False, "randomSeed": 1},
}
_STYLE = """
body { margin: 0; color: #1f2a33; font: 16px/1.5 system-ui, 'Liberation Sans', Arial, sans-serif; }
header, footer { padding: 0.75rem 1rem; }
h1 { font-size: 1.25rem; margin: 0; }
p { margin: 0.25rem 0 0; }
#mynetwork { height: 78vh; min-height: 24rem; border: solid #d3d9dd; border-width: 1px 0; }
.map-legend { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
.map-legend li { display: flex; align-items: center; gap: 0.35rem; }
"""


class MapPageError(RuntimeError):
    """A page has other parts than it should; after a new release of pyvis, look at its template."""


def pyvis_html(nodes: Sequence[MapNode], edges: Iterable[MapEdge], title: str) -> str:
    """The whole page as text, in German with English beside it, tooltips as plain text.

    Raises ``MapPageError`` when the installed pyvis writes another page than 0.3.2 does.
    """
    style, library, drawing = kept_parts(_page_by_pyvis(nodes, edges))
    words = escape(title)
    return f"""<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{words}</title>
<style>{style}</style>
<style>{_STYLE}</style>
<script>{library}</script>
</head>
<body>
<header>
<h1>{words}</h1>
<p>Verschieben mit der Maus, vergrößern mit dem Mausrad.
<span lang="en">Drag to move, scroll to zoom.</span></p>
<noscript><p>Diese Karte braucht JavaScript. <span lang="en">This map needs JavaScript.</span></p></noscript>
</header>
<main id="mynetwork"></main>
<footer>{network_legend(nodes, [])}</footer>
<script>{drawing}</script>
</body>
</html>
"""


def content_security_policy(html: str) -> str:
    """The strictest policy under which this page works: its own inline scripts and styles, nothing else.

    Raises ``MapPageError`` for a page with an outside script or style sheet, a style attribute or an event
    handler, which no hash can allow.
    """
    blocks = _read(html)
    if blocks.refused:
        message = f"not allowed on a page of its own: {', '.join(blocks.refused)}"
        raise MapPageError(message)
    return "; ".join(
        [
            "default-src 'none'",
            _hashes("script-src", blocks.scripts),
            _hashes("style-src", blocks.styles),
            "img-src data:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ]
    )


def kept_parts(page: str) -> tuple[str, str, str]:
    """The style sheet, the library and the drawing script of a page that pyvis wrote.

    Raises ``MapPageError`` when one of them is missing, double, or shows text as HTML.
    """
    blocks = _read(page)
    signs: Mapping[str, tuple[list[str], str]] = {
        "style sheet": (blocks.styles, ".vis-network"),
        "library": (blocks.scripts, "vis-network\n * https://visjs.github.io/vis-network/"),
        "drawing script": (blocks.scripts, "function drawGraph()"),
    }
    found = []
    for name, (candidates, sign) in signs.items():
        matching = [block for block in candidates if sign in block]
        if len(matching) != 1:
            message = f"the page by pyvis has {len(matching)} blocks that look like its {name}, expected one"
            raise MapPageError(message)
        found.append(matching[0])
    style, library, drawing = found
    if "innerHTML" in drawing:
        message = "the drawing script by pyvis shows text as HTML"
        raise MapPageError(message)
    return style, library, drawing


def _page_by_pyvis(nodes: Sequence[MapNode], edges: Iterable[MapEdge]) -> str:
    # pyvis pulls in IPython, a fifth of a second that only the export should cost.
    from pyvis.network import Network  # type: ignore[import-untyped]  # noqa: PLC0415

    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(_OPTIONS))
    marks, size = marks_of(nodes), mark_radius(nodes)
    # add_node and add_edge look through everything added before, and drop a second arc between two nodes.
    network.nodes.extend(_node(node, marks[node.group], size) for node in nodes)
    network.nodes.extend(_heading(marks[group], label) for group, label in group_headings(nodes, size).items())
    if any(node.y >= ISOLATES_TOP for node in nodes):
        network.nodes.append(_words("isolates", f"{ISOLATES_DE} · {ISOLATES_EN}", WIDTH / 2, ISOLATES_TOP))
    network.edges.extend(_edge(edge) for edge in edges)
    return str(network.generate_html())


def _node(node: MapNode, mark: Mark, size: float) -> dict[str, object]:
    return {
        "id": f"node {node.id}",
        "label": "\n".join(split_label(node.label)),
        "title": _tooltip(f"{node.label}\n{node.group_label}"),
        "shape": mark.shape,
        # vis-network draws a star smaller than other shapes of the same size.
        "size": size * 1.6 if mark.shape == "star" else size,
        "color": {
            "background": mark.colour,
            "border": "#ffffff",
            "highlight": mark.colour,
            "hover": mark.colour,
        },
        # Places may be numpy numbers, which JSON does not know.
        "x": float(node.x),
        "y": float(node.y),
        "fixed": True,
    }


def _heading(mark: Mark, label: PlacedLabel) -> dict[str, object]:
    box = label.box
    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    heading = _words(f"group {mark.order}", "\n".join(label.lines), across, down)
    return heading | {"font": {"size": 16, "color": mark.colour}}


def _words(name: str, words: str, across: float, down: float) -> dict[str, object]:
    return {"id": name, "label": words, "shape": "text", "x": across, "y": down, "fixed": True}


def _edge(edge: MapEdge) -> dict[str, object]:
    width, colour = _WIDTHS[edge.width_class]
    drawn: dict[str, object] = {
        "from": f"node {edge.source}",
        "to": f"node {edge.target}",
        "title": _tooltip(edge.label),
        "width": width,
        "color": {"color": colour, "highlight": "#1f2a33", "hover": "#1f2a33"},
        "dashes": edge.width_class == "hidden",
    }
    if edge.directed:
        drawn["arrows"] = {"to": {"enabled": True, "scaleFactor": 0.5}}
    return drawn


def _tooltip(words: str) -> str:
    # "href" in any tooltip makes pyvis show every tooltip as HTML. An invisible word joiner keeps it text.
    return words.replace("href", "h\u2060ref")


class _Blocks(HTMLParser):
    """The inline scripts and styles of a page in order, and what a policy by hashes cannot allow."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.refused: list[str] = []
        self._open: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        self.refused += sorted(f"{name} on {tag}" for name in names if name == "style" or name.startswith("on"))
        if tag == "link" or (tag == "script" and "src" in names):
            self.refused.append(f"outside {tag}")
        elif tag in {"script", "style"}:
            self._open = self.scripts if tag == "script" else self.styles
            self._open.append("")

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._open = None


def _read(html: str) -> _Blocks:
    blocks = _Blocks()
    # A browser sees every line end as a line feed, and hashes what it sees.
    blocks.feed(html.replace("\r\n", "\n").replace("\r", "\n"))
    blocks.close()
    return blocks


def _hashes(directive: str, blocks: Iterable[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(block.encode()).digest()).decode() for block in blocks)
    return " ".join([directive, *(f"'sha256-{digest}'" for digest in digests)])
