"""The gaps of the network over the API."""

import pytest

from graphsvc.api.network_gaps import NetworkGaps
from graphsvc.stores import Store
from tests.api.calling import Api, pointers, problem_of
from tests.contract.graph import DISTRICT, agreement, client, goal, profile, put

WINDOW = "from=2026-01-01&to=2026-04-01"


@pytest.fixture(autouse=True)
def _needs(store: Store) -> None:
    for number in range(6):
        person = client(f"Person {number}")
        signed = agreement(person)
        put(store, person, profile(person, 1, place=DISTRICT.record.code), signed, goal(signed))


def test_the_gaps_are_answered_as_the_document_says(coordinator: Api) -> None:
    content = coordinator.get(f"/network/gaps?{WINDOW}&on=2026-05-05").get_json()

    assert NetworkGaps.model_validate(content).model_dump(mode="json") == content
    assert (content["needed_on"], content["offered_on"], content["until"]) == ("2026-03-31", "2026-05-05", "2026-11-05")
    gap = content["supply_gaps"][0]
    assert (gap["topic"]["de"], gap["place"]["name"], gap["goals"]["value"]) == ("Deutschkurs", "Linden-Limmer", 6)
    assert gap["verdict"]["code"] == "no_offer"


def test_gaps_are_shown_to_members(anyone: Api) -> None:
    problem_of(anyone.get(f"/network/gaps?{WINDOW}"), 401, "not-signed-in")


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("", ["/from", "/to"]),
        ("from=2026-01-02&to=2026-04-01", ["/from"]),
        (f"{WINDOW}&on=tomorrow", ["/on"]),
        (f"{WINDOW}&tie=meeting", ["/tie"]),
    ],
)
def test_a_window_that_cannot_be_read_is_named(coordinator: Api, query: str, wrong: list[str]) -> None:
    assert pointers(problem_of(coordinator.get(f"/network/gaps?{query}"), 400, "invalid-input")) == wrong


def test_the_stocktaking_is_a_table_that_everybody_may_ask_for(anyone: Api) -> None:
    answer = anyone.get("/network/stocktaking?on=2026-05-05&every_kind=true")

    assert answer.content_type == "text/csv; charset=utf-8"
    assert "Deutschkurs B1" in answer.text
    assert 'filename="beratungsangebote-2026-05-05.csv"' in answer.headers["Content-Disposition"]
