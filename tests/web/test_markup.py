"""Every page can be read by machines for people: one heading, labels for fields, no inline style or script."""

from collections import Counter
from itertools import pairwise

import pytest
from flask.testing import FlaskClient

from tests.contract.graph import CARRIER, COURSE, MBE
from tests.web.markup import Markup

PATHS = [
    "/",
    "/angebote",
    "/angebote?q=deutsch",
    "/angebote?thema=german_course",
    f"/angebote/{COURSE.id}",
    f"/organisationen/{CARRIER.id}",
    f"/dienste/{MBE.id}",
    "/anmelden",
    "/faelle",
    "/netzwerk",
    "/problems/not-found",
    "/nowhere",
]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_stands_on_its_own(counsellor: FlaskClient, path: str) -> None:
    check(Markup(counsellor.get(path).text))


def test_the_page_of_suggestions_stands_on_its_own(visitor: FlaskClient) -> None:
    check(Markup(visitor.post("/vorschlaege", data={"topic": "german_course", "on": "2026-03-02"}).text))


def check(page: Markup) -> None:
    """Assert what holds for every page."""
    assert len(page.all("h1")) == 1
    assert page.all("html", lang="de")
    assert page.texts("title")[0].endswith("– graphsvc")
    assert not page.all("script")
    assert not page.all("style")
    assert not [element for element in page.elements if "style" in element.attributes]
    assert not [name for element in page.elements for name in element.attributes if name.startswith("on")]
    ids = Counter(element.attributes["id"] for element in page.elements if "id" in element.attributes)
    assert not [name for name, times in ids.items() if times > 1]
    for element in page.elements:
        pointed = [element.attributes.get("for"), *element.attributes.get("aria-describedby", "").split()]
        pointed += element.attributes.get("aria-labelledby", "").split()
        assert {name for name in pointed if name} <= set(ids), element
    labelled = {label.attributes["for"] for label in page.all("label")}
    fields = [each for each in (*page.all("input"), *page.all("select")) if each.attributes.get("type") != "hidden"]
    assert {field.attributes["id"] for field in fields} <= labelled
    levels = [int(element.tag[1]) for element in page.elements if element.tag in {"h1", "h2", "h3", "h4"}]
    assert all(below <= above + 1 for above, below in pairwise(levels))
