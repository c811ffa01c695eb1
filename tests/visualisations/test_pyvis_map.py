"""The page made with pyvis, without what is wrong with pages made with pyvis."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np
import pytest
from pyvis.network import Network  # type: ignore[import-untyped]

from tests.visualisations.maps import EDGES, HOSTILE, NODES, hostile_map, listen
from visualisations.elements import MapEdge
from visualisations.pyvis_map import MapPageError, content_security_policy, kept_parts, pyvis_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

COLOURED_PIXELS = """() => {
    const canvas = document.querySelector("canvas");
    const dots = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    let coloured = 0;
    for (let i = 0; i < dots.length; i += 4) {
        if (dots[i + 3] > 0 && Math.max(dots[i], dots[i + 1], dots[i + 2]) < 250) coloured += 1;
    }
    return coloured;
}"""


def _hover(page: Page, node: str) -> str:
    """What the tooltip of a node says."""
    place = page.evaluate("id => network.canvasToDOM(network.getPositions([id])[id])", f"node {node}")
    box = page.locator("canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + place["x"] - 3, box["y"] + place["y"])
    page.mouse.move(box["x"] + place["x"], box["y"] + place["y"])
    tooltip = page.locator(".vis-tooltip")
    tooltip.wait_for(state="visible")
    return tooltip.inner_text()


def test_the_page_says_what_it_is_and_in_which_language() -> None:
    page = pyvis_html(NODES, EDGES, "Vermittlungen <2026>")

    assert page.startswith('<!DOCTYPE html>\n<html lang="de">')
    assert page.count("Vermittlungen &lt;2026&gt;") == 2


def test_the_policy_allows_four_blocks_and_nothing_else() -> None:
    policy = content_security_policy(pyvis_html(NODES, EDGES, ""))

    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert policy.count("'sha256-") == 4
    assert "unsafe" not in policy
    assert policy.endswith("base-uri 'none'; form-action 'none'; frame-ancestors 'none'")


def test_the_policy_follows_what_a_script_says() -> None:
    assert content_security_policy("<script>1</script>") != content_security_policy("<script>2</script>")


def test_the_policy_sees_line_ends_as_a_browser_does() -> None:
    assert content_security_policy("<script>1\r\n2</script>") == content_security_policy("<script>1\n2</script>")


@pytest.mark.parametrize(
    "page",
    [
        '<script src="https://example.org/x.js"></script>',
        '<link rel="stylesheet" href="x.css">',
        '<p style="color: red">',
        '<button onclick="go()">',
    ],
)
def test_a_page_that_no_hash_can_allow_gets_no_policy(page: str) -> None:
    with pytest.raises(MapPageError, match="not allowed"):
        content_security_policy(page)


@pytest.mark.parametrize(
    ("page", "part"),
    [
        ("<html></html>", "style sheet"),
        ("<style>.vis-network</style>", "library"),
        ("<style>.vis-network</style><style>.vis-network</style>", "style sheet"),
    ],
)
def test_another_template_of_pyvis_is_refused(page: str, part: str) -> None:
    with pytest.raises(MapPageError, match=part):
        kept_parts(page)


def test_a_page_of_pyvis_that_shows_tooltips_as_html_is_refused() -> None:
    plain = Network(cdn_resources="in_line")
    plain.add_node("a", title="href")

    with pytest.raises(MapPageError, match="text as HTML"):
        kept_parts(plain.generate_html())


def test_nothing_of_pyvis_is_loaded_until_a_page_is_made() -> None:
    program = "import sys, visualisations.pyvis_map; sys.exit('pyvis' in sys.modules or 'IPython' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603 - our own words


@pytest.mark.browser
def test_the_page_draws_itself_alone_under_its_policy(chromium_page: Page, serve: Callable[..., str]) -> None:
    requests, complaints = listen(chromium_page)
    html = pyvis_html(NODES, EDGES, "Vermittlungen")
    chromium_page.goto(serve(html, content_security_policy(html)))
    chromium_page.wait_for_function(f"({COLOURED_PIXELS})() > 500")
    said = _hover(chromium_page, "a")

    assert said == "AWO Beratung\nMBE"
    assert {urlsplit(address).hostname for address in requests} == {"127.0.0.1"}
    assert complaints == []


@pytest.mark.browser
def test_units_stand_where_the_layout_put_them(chromium_page: Page, serve: Callable[..., str]) -> None:
    nodes = [replace(node, x=np.float64(node.x), y=np.float64(node.y)) for node in NODES]
    chromium_page.goto(serve(pyvis_html(nodes, EDGES, "")))
    places = chromium_page.evaluate("network.getPositions(['node a', 'node b', 'node c'])")

    assert places == {f"node {node.id}": {"x": node.x, "y": node.y} for node in NODES}


@pytest.mark.browser
def test_both_directions_of_a_pair_are_drawn(chromium_page: Page, serve: Callable[..., str]) -> None:
    meeting = MapEdge("b", "c", "Treffen", "low", directed=False)
    chromium_page.goto(serve(pyvis_html(NODES, [*EDGES, meeting], "")))
    arrows = chromium_page.evaluate("edges.get().map(e => [e.from, e.to, Boolean(e.arrows)]).sort()")

    assert arrows == [
        ["node a", "node b", True],
        ["node a", "node c", True],
        ["node b", "node a", True],
        ["node b", "node c", False],
    ]


@pytest.mark.browser
def test_hostile_words_run_nothing_even_without_a_policy(chromium_page: Page, serve: Callable[..., str]) -> None:
    requests, _ = listen(chromium_page)
    nodes, edges = hostile_map()
    chromium_page.goto(serve(pyvis_html(nodes, edges, HOSTILE[2])))
    said = [_hover(chromium_page, node.id) for node in nodes]

    assert chromium_page.evaluate("window.fired") is None
    assert [text.replace("\u2060", "") for text in said] == [f"{words}\n{words}" for words in HOSTILE]
    assert {urlsplit(address).hostname for address in requests} == {"127.0.0.1"}


@pytest.mark.browser
def test_the_same_words_do_run_on_a_page_as_pyvis_writes_it(chromium_page: Page, serve: Callable[..., str]) -> None:
    plain = Network(cdn_resources="in_line", heading=HOSTILE[0])
    chromium_page.route("https://**", lambda route: route.abort())
    chromium_page.goto(serve(plain.generate_html()))

    chromium_page.wait_for_function("window.fired > 0")
