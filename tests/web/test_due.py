"""The due list stays readable for a service with many clients."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from graphsvc.clock import today
from graphsvc.stores import Store
from graphsvc.web.fact_words import fact_words
from tests.contract.graph import agreement, client, goal, put
from tests.contract.test_cases import review, step
from tests.web.markup import Markup

CASES = 60


@pytest.fixture
def many(store: Store) -> Store:
    """A store in which sixty clients have a review and a step each, due or overdue."""
    for number in range(CASES):
        one = client(f"M-{number:02}")
        agreed = agreement(one, state="active")
        aim = goal(agreed)
        put(store, one, agreed, aim, step(aim, f"Schritt {number}", due_on=today() - timedelta(days=number - 5)))
        put(store, review(agreed, 0))
    return store


def references(page: str) -> list[str]:
    """The references of the entries, in their order."""
    return re.findall(r"M-\d\d(?= ·)", page)


@pytest.mark.usefixtures("many")
def test_the_overview_shows_the_first_of_each_group_with_all_of_them_counted(counsellor: FlaskClient) -> None:
    page = counsellor.get("/faellig?alle=1").text
    links = [each.attributes["href"] for each in Markup(page).all("a") if "gruppe=" in each.attributes.get("href", "")]
    assert f"({CASES})" in page
    assert len(references(page)) < CASES
    assert any("gruppe=step-client" in link and "alle=1" in link for link in links)
    assert "überfällig" in page


@pytest.mark.usefixtures("many")
def test_a_group_that_is_opened_has_pages_that_together_show_every_entry_once(counsellor: FlaskClient) -> None:
    first, second = (counsellor.get(f"/faellig?alle=1&gruppe=step-client&seite={number}").text for number in (1, 2))
    assert "Seite 1 von 2" in first
    seen = references(first) + references(second)
    assert sorted(seen) == [f"M-{number:02}" for number in range(CASES)]
    # The longest overdue comes first.
    assert seen[0] == f"M-{CASES - 1}"


def test_an_empty_group_says_so_and_an_unknown_one_does_not_exist(counsellor: FlaskClient) -> None:
    assert "In dieser Gruppe ist nichts fällig" in counsellor.get("/faellig?gruppe=birthday").text
    assert counsellor.get("/faellig?gruppe=alles").status_code == 404
    assert counsellor.get("/faellig?gruppe=birthday&seite=x").status_code == 200


def test_numbers_of_a_profile_say_what_they_count() -> None:
    facts = {"permit_months": 36, "age": 34}
    assert {de: value for de, _, value in fact_words(facts)} == {
        "Dauer des Titels": ("36 Monate", "months"),
        "Alter": ("34 Jahre", "years"),
    }
