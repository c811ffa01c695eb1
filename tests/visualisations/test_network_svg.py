"""The map that needs no script."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.visualisations.maps import EDGES, HOSTILE, NODES, hostile_map, listen
from visualisations.elements import MapEdge, MapNode
from visualisations.marks import COLOURS, marks_of
from visualisations.network_svg import network_legend, network_svg

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

SVG = "{http://www.w3.org/2000/svg}"


def _drawn(nodes: tuple[MapNode, ...] = NODES, edges: tuple[MapEdge, ...] = EDGES) -> ET.Element:
    return ET.fromstring(network_svg(nodes, edges, "Vermittlungen", "Drei Stellen"))  # noqa: S314 - our own output


def _edge_paths(svg: ET.Element) -> dict[str | None, str]:
    paths = svg.findall(f"{SVG}g[@class='map-edges']/{SVG}path")
    return {path.findtext(f"{SVG}title"): path.attrib["d"] for path in paths}


def test_the_map_has_a_name_and_a_description() -> None:
    svg = _drawn()
    words = {part.get("id"): part.text for part in svg if part.tag in {f"{SVG}title", f"{SVG}desc"}}

    assert [words[name] for name in svg.attrib["aria-labelledby"].split()] == [
        "Vermittlungen",
        "Drei Stellen",
    ]


def test_a_node_is_a_link_with_its_full_name() -> None:
    links = {link.attrib["href"]: link.attrib["aria-label"] for link in _drawn().iter(f"{SVG}a")}

    assert links == {
        "/stellen/a": "AWO Beratung (MBE), Verbindungen / ties: 2",
        "/stellen/b": "Jobcenter Mitte (Jobcenter), Verbindungen / ties: 1",
    }


def test_a_map_without_links_is_an_image_and_one_with_links_is_not() -> None:
    assert _drawn(tuple(replace(node, href="") for node in NODES)).attrib["role"] == "img"
    assert _drawn().attrib["role"] == "group"


def test_edges_lie_under_nodes() -> None:
    groups = [part.get("class") for part in _drawn().findall(f"{SVG}g")]

    assert groups.index("map-edges") < groups.index("map-nodes")


def test_a_returned_referral_bends_and_a_single_one_does_not() -> None:
    paths = _edge_paths(_drawn())

    assert "Q" in paths[EDGES[0].label]
    assert "Q" in paths[EDGES[1].label]
    assert "Q" not in paths[EDGES[2].label]


def test_only_directed_edges_have_arrowheads() -> None:
    meeting = MapEdge("a", "b", "Treffen", "high", directed=False)
    (path,) = _drawn(edges=(meeting,)).findall(f"{SVG}g[@class='map-edges']/{SVG}path")

    assert "marker-end" not in path.attrib
    assert network_svg(NODES, EDGES, "", "").count("marker-end") == len(EDGES)


def test_a_hidden_count_is_a_dashed_line() -> None:
    dashed = [path.findtext(f"{SVG}title") for path in _drawn().iter(f"{SVG}path") if path.get("stroke-dasharray")]

    assert dashed == ["Jobcenter Mitte → AWO Beratung: 1 bis 4"]


def test_a_self_tie_is_not_drawn() -> None:
    assert _edge_paths(_drawn(edges=(MapEdge("a", "a", "selbst", "low", directed=True),))) == {}


def test_an_edge_to_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="'z', which is not on the map"):
        _drawn(edges=(MapEdge("a", "z", "", "low", directed=True),))


def test_an_empty_map_is_still_a_map() -> None:
    assert list(_drawn((), ()).iter(f"{SVG}a")) == []


def test_units_without_a_tie_are_announced() -> None:
    alone = replace(NODES[2], y=820)

    assert "Ohne Verbindung im Zeitraum" in network_svg((*NODES[:2], alone), EDGES[:2], "", "")
    assert "Ohne Verbindung im Zeitraum" not in network_svg(NODES, EDGES, "", "")


def test_the_map_needs_no_style_sheet_and_no_script() -> None:
    tags = {part.tag.removeprefix(SVG) for part in _drawn().iter()}
    attributes = {name for part in _drawn().iter() for name in part.attrib}

    assert tags & {"style", "script", "foreignObject", "image", "use"} == set()
    assert not {name for name in attributes if name == "style" or name.startswith("on")}


@given(st.text(), st.text())
def test_any_words_give_well_formed_svg(label: str, tooltip: str) -> None:
    node = MapNode(label, label, label, label, 600, 300, "#x")
    other = MapNode(label + "'", label, label, label, 700, 300)
    svg = network_svg([node, other], [MapEdge(node.id, other.id, tooltip, "low", directed=True)], label, tooltip)

    ET.fromstring(svg)  # noqa: S314 - our own output


def test_hostile_words_stay_words() -> None:
    svg = ET.fromstring(network_svg(*hostile_map(), HOSTILE[1], HOSTILE[2]))  # noqa: S314 - our own output
    tags = {part.tag.removeprefix(SVG) for part in svg.iter()}

    assert "script" not in tags
    assert "img" not in tags
    assert svg.findtext(f"{SVG}title") == HOSTILE[1]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "https://example.org/",
        "//example.org/",
        "/\\example.org",
        "/\t/example.org",
        "data:text/html,x",
        " /stellen",
        "/stellen\n",
    ],
)
def test_a_link_that_leaves_the_site_is_refused(href: str) -> None:
    with pytest.raises(ValueError, match="own site"):
        replace(NODES[0], href=href)


def test_every_group_has_a_look_of_its_own() -> None:
    nodes = [MapNode(f"{index}", "", f"g{index:02}", "", 0, 0) for index in range(56)]
    marks = marks_of(nodes).values()

    assert len({(mark.shape, mark.colour) for mark in marks}) == 56
    assert len({mark.shape for mark in list(marks)[:7]}) == 7


@pytest.mark.parametrize("colour", COLOURS)
def test_marks_stand_out_from_white(colour: str) -> None:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert 1.05 / (luminance + 0.05) >= 3


def test_the_legend_names_each_group_and_each_width_once() -> None:
    legend = network_legend([*NODES, replace(NODES[0], id="d")], [("hidden", "1 bis 4"), ("high", "20 < n")])
    items = ET.fromstring(legend).findall("li")  # noqa: S314 - our own output

    assert ["".join(item.itertext()).strip() for item in items] == [
        "Kursträger",
        "Jobcenter",
        "MBE",
        "1 bis 4",
        "20 < n",
    ]


@pytest.mark.browser
def test_the_map_is_drawn_under_a_policy_that_allows_nothing(chromium_page: Page, serve: Callable[..., str]) -> None:
    requests, complaints = listen(chromium_page)
    drawing = network_svg(NODES, EDGES, "", "")
    page = f'<!DOCTYPE html><html lang="de"><link rel="icon" href="data:,"><body>{drawing}'
    address = serve(page, "default-src 'none'; style-src 'self'; img-src data:")
    chromium_page.goto(address)
    chromium_page.keyboard.press("Tab")

    assert chromium_page.evaluate("document.activeElement.getAttribute('href')") == "/stellen/a"
    assert chromium_page.locator(".map-mark").first.bounding_box() is not None
    assert (requests, complaints) == ([address], [])
