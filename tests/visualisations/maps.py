"""Small maps for tests, and words that try to run a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visualisations.elements import MapEdge, MapNode
from visualisations.layout import sector_layout

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPT = "window.fired = (window.fired || 0) + 1"

HOSTILE = (
    f'<a href="#">x</a><img src="x" onerror="{SCRIPT}">',
    f"</script><script>{SCRIPT}</script>",
    f"</title><script>{SCRIPT}</script>",
    f'"><svg onload="{SCRIPT}">',
    f"' onmouseover='{SCRIPT}",
    f"javascript:{SCRIPT}",
)

NODES = (
    MapNode("a", "AWO Beratung", "mbe", "MBE", 400, 300, "/stellen/a"),
    MapNode("b", "Jobcenter Mitte", "jobcenter", "Jobcenter", 800, 300, "/stellen/b"),
    MapNode("c", "Kursträger Nord", "course_provider", "Kursträger", 600, 500),
)
EDGES = (
    MapEdge("a", "b", "AWO Beratung → Jobcenter Mitte: 12", "mid", directed=True),
    MapEdge("b", "a", "Jobcenter Mitte → AWO Beratung: 1 bis 4", "hidden", directed=True),
    MapEdge("a", "c", "AWO Beratung → Kursträger Nord: 6", "low", directed=True),
)


def hostile_map() -> tuple[list[MapNode], list[MapEdge]]:
    """A map whose every word is hostile."""
    groups = {words: words for words in HOSTILE}
    pairs = [(HOSTILE[0], words) for words in HOSTILE[1:]]
    places = sector_layout(groups, pairs)
    nodes = [MapNode(words, words, words, words, *places[words], "/stellen/x") for words in HOSTILE]
    return nodes, [MapEdge(one, other, other, "low", directed=True) for one, other in pairs]


def listen(page: Page) -> tuple[list[str], list[str]]:
    """The addresses a page asks for and the complaints on its console, filled while it runs."""
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return requests, complaints
