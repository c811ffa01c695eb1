"""The density of the network over the API."""

from datetime import date

import pytest

from graphsvc.api.network import Density
from graphsvc.stores import Store
from tests.api.calling import Api, pointers, problem_of
from tests.contract.graph import DAY, JMD, MBE, link, meeting, network, offer, put, referral

WINDOW = "from=2026-01-01&to=2027-01-01"


@pytest.fixture(autouse=True)
def _members(store: Store) -> None:
    table = network("Runder Tisch")
    membership = [link("MEMBER_OF", unit, table, valid_from=date(2020, 1, 1)) for unit in (MBE, JMD)]
    help_offer = offer("Beratung", deliverer=JMD)
    put(store, table, help_offer, referral("eins", help_offer), meeting("Runde", MBE, JMD), links=membership)


def test_a_member_reads_the_figures_of_a_window(coordinator: Api) -> None:
    content = coordinator.get(f"/network/density?{WINDOW}").get_json()
    assert content["period"] == {"start": "2026-01-01", "end": "2027-01-01"}
    assert (content["density"]["numerator"], content["density"]["denominator"]) == (1, 2)
    assert content["blocks"]["kinds"] == ["mbe"]
    assert content["ties"][0]["count"] == {"value": None, "at_least": 1, "at_most": 4, "de": "1 bis 4", "en": "1 to 4"}


@pytest.mark.parametrize("tie", ["referral", "meeting", "shared_case", "cooperation"])
def test_every_kind_of_tie_is_answered_as_the_document_says(coordinator: Api, tie: str) -> None:
    content = coordinator.get(f"/network/density?{WINDOW}&tie={tie}&by=kind").get_json()
    assert content["tie"] == tie
    assert Density.model_validate(content).model_dump(mode="json") == content


def test_the_first_day_outside_is_outside(coordinator: Api) -> None:
    content = coordinator.get(f"/network/density?from=2026-01-01&to={DAY}").get_json()
    assert content["counts"]["ties"] == 0


def test_the_network_is_shown_to_its_members(anyone: Api) -> None:
    problem_of(anyone.get(f"/network/density?{WINDOW}"), 401, "not-signed-in")


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("", ["/from", "/to"]),
        ("from=2026-01-01", ["/to"]),
        ("from=January&to=2026-02-01", ["/from"]),
        ("from=2026-01-01&to=2026-02-30", ["/to"]),
        ("from=2026-01-01&to=2026-01-01", ["/to"]),
        ("from=2026-02-01&to=2026-01-01", ["/to"]),
        (f"{WINDOW}&tie=friendship", ["/tie"]),
        (f"{WINDOW}&by=carrier", ["/by"]),
        (f"{WINDOW}&kind=mbe", ["/kind"]),
    ],
)
def test_a_window_that_cannot_be_read_is_named(coordinator: Api, query: str, wrong: list[str]) -> None:
    assert pointers(problem_of(coordinator.get(f"/network/density?{query}"), 400, "invalid-input")) == wrong
