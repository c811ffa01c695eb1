"""Commands on an agreement over the API: versions, reviews, the balance, the promise check and the due list."""

from datetime import timedelta
from typing import Any

import pytest

from graphsvc.clock import today
from graphsvc.model.derived import AgreementVersion, Hurdle
from graphsvc.stores import Store
from tests.api.calling import Api, pointers, problem_of
from tests.contract.graph import COUNSELLOR, COURSE, GERMAN, MBE, SCHOOL, agreement, client, goal, profile, put
from tests.contract.test_cases import review, step

CASE = client("fall")
AGREED = agreement(CASE, state="active", review_every_weeks=4)
GOAL = goal(AGREED)
STEP = step(GOAL, "Anmelden", COURSE)
ADDRESS = f"/agreements/{AGREED.id}"


pytestmark = pytest.mark.usefixtures("case")


@pytest.fixture
def case(store: Store) -> Store:
    """A store with an active agreement."""
    put(store, CASE, profile(CASE, 1, german_level="a2"), AGREED, GOAL, STEP)
    return store


def test_an_amendment_is_a_new_version_and_the_old_one_stays_readable(case: Store, counsellor: Api) -> None:
    body = {"why": "Umzug", "held_in_language": "ar", "needs": [{"topic": "housing", "priority": 1}]}
    answer = counsellor.post(f"{ADDRESS}/amendments", body, If_Match='"1"')
    content = answer.get_json()
    assert (content["agreement"]["version"], content["agreement"]["held_in_language"]) == (2, "ar")
    assert answer.headers["ETag"] == '"2"'
    (before,) = content["versions"]
    assert (before["version"], before["why"], "held_in_language" in before) == (1, "Umzug", False)
    assert [(item["topic"], item["words"]) for item in before["goals"]] == [("german_course", "B1")]
    assert [(item["what"], item["offer"]) for item in before["steps"]] == [("Anmelden", COURSE.id)]
    assert case.get(COUNSELLOR, AgreementVersion, before["id"]).version == 1


def test_a_repeated_amendment_makes_one_version(counsellor: Api) -> None:
    sent: dict[str, Any] = {"If_Match": '"1"', "Idempotency_Key": "a-1"}
    first = counsellor.post(f"{ADDRESS}/amendments", {"why": "Umzug"}, **sent)
    again = counsellor.post(f"{ADDRESS}/amendments", {"why": "Umzug"}, **sent)
    assert first.get_json() == again.get_json()
    assert len(again.get_json()["versions"]) == 1


def test_two_amendments_of_one_reading_conflict_and_both_are_told(counsellor: Api) -> None:
    counsellor.post(f"{ADDRESS}/amendments", {"why": "Umzug"}, If_Match='"1"')
    second = counsellor.post(f"{ADDRESS}/amendments", {"why": "Arbeit", "interpreter": True}, If_Match='"1"')
    problem = problem_of(second, 412, "version-conflict")
    assert (problem["yours"]["interpreter"], "interpreter" in problem["stored"]) == (True, False)


@pytest.mark.parametrize(
    ("body", "status", "slug", "fields"),
    [
        ({}, 422, "forbidden-move", ["/why"]),
        ({"why": "x", "state": "completed"}, 400, "invalid-input", ["/state"]),
        ({"why": "x", "needs": [{"topic": "no"}]}, 400, "invalid-input", ["/needs/0/topic"]),
        ({"why": "x", "review_every_weeks": 0}, 400, "invalid-input", ["/review_every_weeks"]),
    ],
)
def test_a_wrong_amendment_names_its_fields(
    counsellor: Api, body: dict[str, Any], status: int, slug: str, fields: list[str]
) -> None:
    problem = problem_of(counsellor.post(f"{ADDRESS}/amendments", body, If_Match='"1"'), status, slug)
    assert pointers(problem) == fields


def test_a_command_needs_the_etag_and_an_account_of_the_holding_service(
    counsellor: Api, counsellor_elsewhere: Api, coordinator: Api
) -> None:
    for name, body in (("moves", {"state": "paused"}), ("amendments", {"why": "x"}), ("held_reviews", {})):
        problem_of(counsellor.post(f"{ADDRESS}/{name}", body), 428, "precondition-required")
        problem_of(counsellor_elsewhere.post(f"{ADDRESS}/{name}", body, If_Match='"1"'), 404, "not-found")
        problem_of(coordinator.post(f"{ADDRESS}/{name}", body, If_Match='"1"'), 403, "not-allowed")


def test_a_move_names_what_may_follow(counsellor: Api) -> None:
    moved = counsellor.post(f"{ADDRESS}/moves", {"state": "paused"}, If_Match='"1"')
    again = counsellor.post(f"{ADDRESS}/moves", {"state": "paused"}, If_Match='"1"')
    assert moved.get_json() == again.get_json()
    problem = problem_of(counsellor.post(f"{ADDRESS}/moves", {"state": "draft"}, If_Match='"2"'), 422, "forbidden-move")
    assert "active, completed, ended_early" in problem["errors"][0]["detail"]


def test_agreeing_on_a_draft_sets_the_day_and_the_first_review(store: Store, counsellor: Api) -> None:
    draft = agreement(CASE, state="draft", concluded_on=None, review_every_weeks=4)
    put(store, CASE, draft)
    content = counsellor.post(f"{ADDRESS}/moves", {"state": "agreed"}, If_Match='"1"').get_json()
    assert content["agreement"]["concluded_on"] == today().isoformat()
    assert [item["due_on"] for item in content["reviews"]] == [(today() + timedelta(weeks=4)).isoformat()]


def test_a_held_review_keeps_what_was_said_and_sets_the_next(case: Store, counsellor: Api) -> None:
    due = review(AGREED, 28)
    put(case, due)
    body = {"review": due.id, "held_on": "2026-04-01", "found": "gut", "agreed_next": "weiter"}
    first = counsellor.post(f"{ADDRESS}/held_reviews", body, If_Match='"1"', Idempotency_Key="r")
    again = counsellor.post(f"{ADDRESS}/held_reviews", body, If_Match='"1"', Idempotency_Key="r")
    assert first.get_json() == again.get_json()
    assert [(item.get("held_on"), item["due_on"]) for item in first.get_json()["reviews"]] == [
        ("2026-04-01", "2026-03-30"),
        (None, "2026-04-29"),
    ]
    other = counsellor.post(f"{ADDRESS}/held_reviews", {**body, "found": "anders"}, If_Match='"1"')
    assert pointers(problem_of(other, 422, "forbidden-move")) == ["/review"]


def test_the_balance_ends_the_agreement_and_keeps_the_two_kinds_of_hurdle_apart(case: Store, counsellor: Api) -> None:
    body = {
        "state": "completed",
        "closing_reason": "goals_settled",
        "successes": "B1 bestanden",
        "results": [{"goal": GOAL.id, "state": "partly"}],
        "hurdles": [
            {"kind": "supply_gap", "topic": "childcare"},
            {"kind": "broken_cooperation", "topic": "german_course", "body": SCHOOL.id},
        ],
    }
    answer = counsellor.post(f"{ADDRESS}/balance", body, If_Match='"1"')
    content = answer.get_json()
    assert content["agreement"]["closed_on"] == today().isoformat()
    assert content["goals"][0]["goal"]["state"] == "partly"
    found = {(item["hurdle"]["kind"], item["topic"], tuple(item["bodies"])) for item in content["hurdles"]}
    assert found == {
        ("supply_gap", "childcare", ()),
        ("broken_cooperation", "german_course", (SCHOOL.id,)),
    }
    assert counsellor.post(f"{ADDRESS}/balance", body, If_Match='"1"').get_json() == content
    assert len(case.page(COUNSELLOR, Hurdle).records) == 2
    closed = counsellor.post(f"{ADDRESS}/amendments", {"why": "doch"}, If_Match='"2"')
    problem_of(closed, 422, "forbidden-move")


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"state": "paused", "results": [{"goal": GOAL.id, "state": "reached"}]}, ["/state"]),
        ({}, [f"/results/{GOAL.id}"]),
        ({"results": [{"goal": GOAL.id, "state": "dropped"}]}, [f"/results/{GOAL.id}/reason"]),
        (
            {"results": [{"goal": GOAL.id, "state": "reached"}], "hurdles": [{"kind": "broken_cooperation"}]},
            ["/hurdles/0/body"],
        ),
    ],
)
def test_a_balance_that_leaves_something_open_says_what(
    counsellor: Api, more: dict[str, Any], fields: list[str]
) -> None:
    body = {"state": "completed", "closing_reason": "other", **more}
    assert pointers(problem_of(counsellor.post(f"{ADDRESS}/balance", body, If_Match='"1"'), 422, "forbidden-move")) == (
        fields
    )


def test_a_promise_is_checked_before_it_is_given(counsellor: Api) -> None:
    asked = {"goal": GOAL.id, "offer": COURSE.id, "due_on": "2026-12-01", "on": "2026-03-02"}
    found = counsellor.post("/promise_checks", asked).get_json()["cautions"]
    assert [caution["code"] for caution in found] == ["unverified"]
    problem = problem_of(counsellor.post("/promise_checks", {**asked, "offer": GERMAN.id}), 400, "invalid-input")
    assert pointers(problem) == ["/offer"]


def test_the_due_list_names_steps_and_promises_of_the_own_service(
    counsellor: Api, counsellor_elsewhere: Api, coordinator: Api
) -> None:
    items = counsellor.get("/due?on=2026-03-10").get_json()["items"]
    assert [(item["kind"], item["overdue"], item["reference"]) for item in items] == [
        ("step", True, "fall"),
        ("promise", False, "fall"),
    ]
    assert counsellor.get("/due?on=2026-03-10&mine=true").get_json()["items"] == []
    assert counsellor_elsewhere.get("/due").get_json()["items"] == []
    problem_of(coordinator.get("/due"), 403, "not-allowed")
    assert pointers(problem_of(counsellor.get("/due?on=morgen"), 400, "invalid-input")) == ["/on"]


def test_a_whole_case_is_read_in_one_answer(counsellor: Api, counsellor_elsewhere: Api) -> None:
    content = counsellor.get(f"/clients/{CASE.id}/case").get_json()
    assert content["client"]["reference"] == "fall"
    assert content["agreements"][0]["goals"][0]["steps"][0]["offer"] == COURSE.id
    problem_of(counsellor_elsewhere.get(f"/clients/{CASE.id}/case"), 404, "not-found")
    problem_of(counsellor.get(f"/clients/{MBE.id}/case"), 404, "not-found")
