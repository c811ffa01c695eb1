"""The survey over the API: ratings in, the summary of three raters or more out."""

from datetime import date

import pytest

from graphsvc.api.surveys import SurveySummary
from graphsvc.stores import Store
from tests.api.calling import Api, pointers, problem_of
from tests.contract.graph import JMD, MBE, SCHOOL, link, network, put

WINDOW = "from=2026-01-01&to=2026-07-01"
UNITS = (MBE, JMD, SCHOOL)


@pytest.fixture(autouse=True)
def _members(store: Store) -> None:
    table = network("Runder Tisch")
    put(store, table, links=[link("MEMBER_OF", unit, table, valid_from=date(2020, 1, 1)) for unit in UNITS])


def ratings(*levels: int) -> dict[str, object]:
    """A round in which each unit names these levels of the two others."""
    pairs = [(one, other) for one in UNITS for other in UNITS if one is not other]
    said = [
        {"from": one.id, "to": other.id, "kind": "level", "level": level}
        for (one, other), level in zip(pairs, levels, strict=False)
    ]
    return {"survey_round": "R", "given_on": "2026-05-05", "ratings": said}


def test_a_round_is_handed_in_and_summed_up_as_the_document_says(coordinator: Api) -> None:
    assert coordinator.post("/network/ratings", ratings(5, 2, 3, 2, 2, 4)).status_code == 201

    content = coordinator.get(f"/network/survey?round=R&{WINDOW}").get_json()
    assert SurveySummary.model_validate(content).model_dump(mode="json") == content
    assert content["raters"]["value"] == 3
    assert sum(level["pairs"] for level in content["levels"]) == 3


def test_a_dry_run_says_how_many_are_right(coordinator: Api) -> None:
    answer = coordinator.post("/network/ratings", {**ratings(1), "dry_run": True})

    assert (answer.status_code, answer.get_json()) == (200, {"ratings": 1, "stored": False})


def test_two_raters_are_not_shown(coordinator: Api) -> None:
    coordinator.post("/network/ratings", ratings(5, 5, 5, 5))
    content = coordinator.get(f"/network/survey?round=R&{WINDOW}").get_json()

    assert (content["levels"], content["curve"], content["received"]) == ([], [], [])
    assert content["raters"]["en"] == "1 to 2"


def test_faults_are_named_by_their_place(coordinator: Api) -> None:
    problem = problem_of(coordinator.post("/network/ratings", ratings(5, 7)), 400, "invalid-input")

    assert pointers(problem) == ["/ratings/1"]


@pytest.mark.parametrize("content", [{}, {"ratings": []}, {"ratings": [3]}])
def test_ratings_are_a_list(coordinator: Api, content: dict[str, object]) -> None:
    problem = problem_of(coordinator.post("/network/ratings", content), 400, "invalid-input")

    assert pointers(problem) == ["/ratings"]


def test_only_the_coordination_hands_in_and_only_members_read(counsellor: Api, anyone: Api) -> None:
    problem_of(counsellor.post("/network/ratings", ratings(1)), 403, "not-allowed")
    problem_of(anyone.post("/network/ratings", ratings(1)), 401, "not-signed-in")
    problem_of(anyone.get(f"/network/survey?round=R&{WINDOW}"), 401, "not-signed-in")
