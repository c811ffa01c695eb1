"""The density of the network and its change over the API."""

from datetime import date

import pytest
from flask_openapi.openapi import OpenAPI

from graphsvc.access.tokens import issue_token
from graphsvc.api.attendance_models import MeetingAttendance
from graphsvc.api.network_models import Density, NetworkChange
from graphsvc.stores import Store
from tests.api.calling import Api, pointers, problem_of
from tests.contract.graph import JMD, MBE, SCHOOL, link, meeting, network, offer, put, referral

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


def test_who_takes_part_in_meetings_is_answered_as_the_document_says(coordinator: Api) -> None:
    content = coordinator.get(f"/network/attendance?{WINDOW}").get_json()
    assert [item["unit"]["name"] for item in content["units"]] == ["JMD Mitte", "MBE Mitte"]
    assert content["counts"]["meetings"]["de"] == "1 bis 4"
    assert len(content["pairs"]) == 1
    assert MeetingAttendance.model_validate(content).model_dump(mode="json") == content


def test_a_partner_may_not_read_meetings_and_so_not_who_attended_them(store: Store, app: OpenAPI) -> None:
    partner = Api(app.test_client(), issue_token(store, "partner", "vera", organisation=SCHOOL.id))
    problem_of(partner.get(f"/network/attendance?{WINDOW}"), 403, "not-allowed")


def test_the_first_day_outside_is_outside(coordinator: Api) -> None:
    content = coordinator.get("/network/density?from=2025-10-01&to=2026-01-01").get_json()
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
        ("from=2026-04-01&to=2026-01-01", ["/to"]),
        ("from=2026-01-02&to=2026-04-01", ["/from"]),
        ("from=2026-01-01&to=2026-03-31", ["/to"]),
        ("from=2026-02-01&to=2026-05-01", ["/from", "/to"]),
        ("from=1950-01-01&to=1960-10-01", ["/from", "/to"]),
        (f"{WINDOW}&tie=friendship", ["/tie"]),
        (f"{WINDOW}&by=carrier", ["/by"]),
        (f"{WINDOW}&kind=mbe", ["/kind"]),
    ],
)
def test_a_window_that_cannot_be_read_is_named(coordinator: Api, query: str, wrong: list[str]) -> None:
    assert pointers(problem_of(coordinator.get(f"/network/density?{query}"), 400, "invalid-input")) == wrong


def test_the_figures_say_who_is_central_and_what_the_interval_means(coordinator: Api) -> None:
    content = coordinator.get(f"/network/density?{WINDOW}").get_json()
    assert content["density_interval"]["interval"]["observed"] == content["density"]["value"]
    assert "no error of measurement" in content["density_interval"]["definition_en"]
    assert content["centralisation"]["in_degree"]["value"] is None
    assert content["mixing"]["ei_index"]["value"] == -1
    assert [unit["id"] for unit in content["core"]["units"]] == sorted([MBE.id, JMD.id])


@pytest.mark.parametrize("tie", ["referral", "meeting", "shared_case", "cooperation"])
def test_a_change_is_answered_as_the_document_says(coordinator: Api, tie: str) -> None:
    content = coordinator.get(f"/network/change?{WINDOW}&tie={tie}").get_json()
    assert content["before"]["period"] == {"start": "2025-01-01", "end": "2026-01-01"}
    assert NetworkChange.model_validate(content).model_dump(mode="json") == content


def test_a_tie_of_the_later_window_only_is_new(coordinator: Api) -> None:
    turnover = coordinator.get(f"/network/change?{WINDOW}").get_json()["turnover"]
    assert [(tie["sender"]["id"], tie["receiver"]["id"]) for tie in turnover["new"]] == [(MBE.id, JMD.id)]
    assert (turnover["kept"], turnover["lost"], turnover["stability"]["value"]) == ([], [], 0)


def test_the_window_to_compare_with_may_be_named(coordinator: Api) -> None:
    named = "from=2025-01-01&to=2025-04-01&before_from=2026-01-01&before_to=2026-04-01"
    content = coordinator.get(f"/network/change?{named}").get_json()
    assert content["before"]["period"] == {"start": "2026-01-01", "end": "2026-04-01"}
    assert len(content["turnover"]["lost"]) == 1


def test_a_year_minus_three_quarters_says_nothing_about_the_fourth(store: Store, coordinator: Api) -> None:
    course = offer("Sprachberatung", deliverer=JMD)
    early = [referral(f"Januar {number}", course, requested_on=date(2025, 1, 10)) for number in range(6)]
    late = [referral(f"Mai {number}", course, requested_on=date(2025, 5, 10)) for number in range(2)]
    put(store, course, *early, *late)
    counts = [
        coordinator.get(f"/network/density?from={start}&to={end}").get_json()["ties"][0]["count"]["de"]
        for start, end in (("2025-01-01", "2026-01-01"), ("2025-01-01", "2025-04-01"), ("2025-04-01", "2025-07-01"))
    ]
    assert counts == ["7 bis 10", "6", "1 bis 4"]


def test_a_change_is_shown_to_members(anyone: Api) -> None:
    problem_of(anyone.get(f"/network/change?{WINDOW}"), 401, "not-signed-in")


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("before_from=2025-01-01", ["/before_to"]),
        ("before_to=2025-01-01", ["/before_from"]),
        ("before_from=2025-01-01&before_to=2025-04-01", ["/before_to"]),
        ("before_from=2025-01-15&before_to=2026-01-01", ["/before_from"]),
        ("before_from=2025-04-01&before_to=2025-01-01", ["/before_to"]),
        ("after_from=2025-01-01", ["/after_from"]),
    ],
)
def test_a_window_to_compare_with_has_as_many_whole_quarters(coordinator: Api, query: str, wrong: list[str]) -> None:
    problem = problem_of(coordinator.get(f"/network/change?{WINDOW}&{query}"), 400, "invalid-input")
    assert pointers(problem) == wrong
