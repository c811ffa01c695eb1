"""Places proposed over the API, and one line accepted."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from graphsvc.answers import placing
from graphsvc.answers.checked_writing import write_checked
from graphsvc.clock import today
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Intake
from graphsvc.stores import Store
from tests.api.calling import Api
from tests.contract.graph import CITY, DAY, GERMAN, MBE, Piece, agreement, client, goal, intake, offer, profile, put

START = today() + timedelta(20)
ASKED = {
    "topic": "german_course",
    "area": CITY.record.code,
    "from": today().isoformat(),
    "to": (START + timedelta(1)).isoformat(),
}


@pytest.fixture
def start(store: Store) -> Piece[Intake]:
    """A start with two places, for the whole city."""
    course = offer("Kurs", [GERMAN], [CITY])
    begins = intake(course, START, places=2)
    put(store, course, begins)
    return begins


def _waits(store: Store, name: str, household: str | None = None, since: date = DAY) -> str:
    person = client(name)
    person = replace(person, record=replace(person.record, household=household))
    agreed = agreement(person, concluded_on=since)
    wanted = goal(agreed)
    put(store, person, agreed, wanted, profile(person, 1, place=CITY.record.code))
    return wanted.id


def test_a_household_gets_places_together_and_a_line_is_accepted_once(
    counsellor: Api, store: Store, start: Piece[Intake]
) -> None:
    both = {_waits(store, "A-1", "H-1"), _waits(store, "A-2", "H-1")}
    _waits(store, "A-3", since=DAY + timedelta(1))

    answer = counsellor.post("/placing/proposals", ASKED).get_json()

    assert [{each["goal"] for each in line["goals"]} for line in answer["lines"]] == [both]
    assert [line["reason"] for line in answer["unplaced"]] == ["no_room"]
    assert answer["figures"] | {"placed": 2, "people": 3, "places": 2, "gap": 0.0} == answer["figures"]
    line = {**ASKED, "goals": sorted(both), "intake": start.id}
    first = counsellor.post("/placing/accepted", line, Idempotency_Key="k")
    again = counsellor.post("/placing/accepted", line, Idempotency_Key="k")
    assert first.status_code == 201
    assert len(first.get_json()["referrals"]) == 2
    assert again.get_json() == first.get_json()
    assert counsellor.post("/placing/proposals", ASKED).get_json()["figures"]["people"] == 1
    states = {counsellor.get(f"/referrals/{each}").get_json()["state"] for each in first.get_json()["referrals"]}
    assert states == {"requested"}


@pytest.mark.parametrize(("goals_of_other", "places", "status"), [(0, 2, 400), (1, 1, 409), (1, 2, 201)])
def test_of_two_who_accept_at_the_same_time_the_second_is_told_what_is_gone(
    counsellor: Api, store: Store, monkeypatch: pytest.MonkeyPatch, goals_of_other: int, places: int, status: int
) -> None:
    course = offer("Kurs", [GERMAN], [CITY])
    begins = intake(course, START, places=places)
    put(store, course, begins)
    goals = [_waits(store, "A-1"), _waits(store, "A-2")]
    mine, other = ({**ASKED, "goals": [goals[number]], "intake": begins.id} for number in (0, goals_of_other))
    write, between = write_checked, list[int]()

    def overtaken(*arguments: Any) -> Any:  # noqa: ANN401  as the function in its place
        monkeypatch.setattr(placing, "write_checked", write)
        between.append(counsellor.post("/placing/accepted", other, Idempotency_Key="other").status_code)
        return write(*arguments)

    monkeypatch.setattr(placing, "write_checked", overtaken)

    assert counsellor.post("/placing/accepted", mine, Idempotency_Key="k").status_code == status
    assert between == [201]


def test_a_place_that_is_asked_for_is_given_to_nobody_else(counsellor: Api, store: Store, start: Piece[Intake]) -> None:
    first, second, third = (_waits(store, name) for name in ("A-1", "A-2", "A-3"))
    for goal_id in (first, second):
        counsellor.post("/placing/accepted", {**ASKED, "goals": [goal_id], "intake": start.id})

    full = counsellor.post("/placing/accepted", {**ASKED, "goals": [third], "intake": start.id})

    assert full.status_code == 409
    assert store.get(OPERATOR, Intake, start.id).booked == 0


def test_half_a_household_and_a_goal_that_does_not_wait_are_refused_by_name(
    counsellor: Api, store: Store, start: Piece[Intake]
) -> None:
    one = _waits(store, "A-1", "H-1")
    _waits(store, "A-2", "H-1")

    half = counsellor.post("/placing/accepted", {**ASKED, "goals": [one], "intake": start.id})
    nobody = counsellor.post("/placing/accepted", {**ASKED, "goals": ["goa_0"], "intake": start.id})
    nowhere = counsellor.post("/placing/accepted", {**ASKED, "goals": [one], "intake": "int_0"})

    assert [(each.status_code, each.get_json()["errors"][0]["pointer"]) for each in (half, nobody, nowhere)] == [
        (400, "/goals"),
        (400, "/goals"),
        (400, "/goals"),
    ]


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"topic": "fishing"}, "/topic"),
        ({"area": "99999"}, "/area"),
        ({"to": "2020-01-01"}, "/to"),
        ({"from": "tomorrow"}, "/from"),
        ({"from": "2020-01-01", "to": "2020-02-01"}, "/to"),
        ({"floor": 2}, "/floor"),
        ({"group_by": "religion"}, "/group_by"),
        ({"expected": -1}, "/expected"),
        ({"colour": "red"}, "/colour"),
    ],
)
def test_what_cannot_be_read_is_named(counsellor: Api, changes: dict[str, Any], pointer: str) -> None:
    refused = counsellor.post("/placing/proposals", {**ASKED, **changes})

    assert refused.status_code == 400
    assert pointer in [error["pointer"] for error in refused.get_json()["errors"]]


def test_an_empty_body_says_what_belongs_into_it(counsellor: Api) -> None:
    missing = {
        error["pointer"]: error["detail"] for error in counsellor.post("/placing/proposals", {}).get_json()["errors"]
    }

    assert missing.keys() == {"/topic", "/area", "/from", "/to"}
    assert "Known are: language, german_course" in missing["/topic"]
    assert counsellor.post("/placing/proposals", {**ASKED, "from": 20261201}).get_json()["errors"][0]["detail"] == (
        "This is no day. Give it as YYYY-MM-DD, such as 2026-11-23."
    )


def test_only_accounts_of_casework_see_who_waits(
    anyone: Api, coordinator: Api, counsellor_elsewhere: Api, store: Store, start: Piece[Intake]
) -> None:
    _waits(store, "A-1")

    assert anyone.post("/placing/proposals", ASKED).status_code == 401
    assert anyone.post("/placing/accepted", {**ASKED, "goals": ["goa_0"], "intake": start.id}).status_code == 401
    assert coordinator.post("/placing/proposals", ASKED).status_code == 403
    elsewhere = counsellor_elsewhere.post("/placing/proposals", ASKED).get_json()
    assert elsewhere["figures"]["people"] == 0
    assert MBE.id not in str(elsewhere)


@pytest.mark.usefixtures("start")
def test_rolling_mode_keeps_places_and_says_so(counsellor: Api, store: Store) -> None:
    for number in range(4):
        _waits(store, f"A-{number}")

    answer = counsellor.post("/placing/proposals", {**ASKED, "expected": 50, "group_by": "service"}).get_json()

    assert answer["expected"] == 50
    assert answer["figures"]["placed"] <= 2
