"""Search over the API."""

import pytest

from graphsvc.api.search import SEARCHED
from graphsvc.model.derived import RECORDS
from tests.api.calling import Api, pointers, problem_of
from tests.contract.graph import CITY, COURSE, MBE, SCHOOL


@pytest.mark.parametrize(
    ("kind", "words", "found"),
    [
        ("offers", "kurs", COURSE.id),
        ("organisations", "sprach", SCHOOL.id),
        ("counselling_services", "mbe mitte", MBE.id),
        ("places", "hannover", CITY.id),
    ],
)
def test_words_find_records_of_that_kind(anyone: Api, kind: str, words: str, found: str) -> None:
    items = anyone.get(f"/search?kind={kind}&q={words}").get_json()["items"]
    assert found in {item["id"] for item in items}


def test_words_that_nothing_holds_find_nothing(anyone: Api) -> None:
    assert anyone.get("/search?kind=topics&q=xyz").get_json() == {"items": []}


def test_every_public_record_with_searched_words_can_be_searched() -> None:
    assert set(SEARCHED.values()) == {kind for kind in RECORDS.values() if kind.search}


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("kind=offers", ["/q"]),
        ("q=x", ["/kind"]),
        ("kind=clients&q=x", ["/kind"]),
        ("kind=offers&q=x&limit=0", ["/limit"]),
    ],
)
def test_a_search_that_cannot_be_read_is_named(anyone: Api, query: str, wrong: list[str]) -> None:
    assert pointers(problem_of(anyone.get(f"/search?{query}"), 400, "invalid-input")) == wrong
