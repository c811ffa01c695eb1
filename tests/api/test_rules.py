"""The API of rule impact and of decisions against the verdict."""

import pytest

from graphsvc.answers.rules import all_overrides
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Condition, Link
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from tests.api.calling import Api, pointers, problem_of
from tests.contract.graph import COURSE, Piece, agreement, client, goal, link, profile, put
from tests.contract.test_steps_by_access_rule import RULED, step

ADULTS = Piece(Condition(id=seed_id(Condition, "adults"), revision=1, criterion="age", minimum=18))
OVERRIDES = f"/offers/{COURSE.id}/overrides"
ASKED = {"topic": "german_course", "profile": {"age": 12}}
STOP = "/rules/integration_course_stop_2026/impact"


@pytest.fixture(autouse=True)
def casework(store: Store) -> None:
    """One open step on a course whose access rule a stop closes for the client; the course takes adults only."""
    person = client("A")
    agreed = agreement(person)
    aim = goal(agreed)
    facts = profile(person, 1, residence_group="eu_freedom", german_level="a1", age=30)
    put(store, RULED, ADULTS, person, agreed, aim, step("open", aim, COURSE), facts)
    put(store, links=[link("REQUIRES", COURSE, RULED), Link("REQUIRES", COURSE.id, ADULTS.id)])


def test_the_impact_of_a_rule_names_the_steps_of_the_own_service(counsellor: Api, counsellor_elsewhere: Api) -> None:
    content = counsellor.get(f"{STOP}?on=2026-03-02").get_json()
    assert (content["looked_at"], content["hit"]) == (1, 1)
    assert content["groups"] == [{"residence_group": "eu_freedom", "steps": 1}]
    assert content["steps"][0]["with"] == "does_not_fit"
    assert counsellor_elsewhere.get(STOP).get_json()["looked_at"] == 0


def test_the_impact_is_refused_without_an_account_of_a_service(anyone: Api, coordinator: Api) -> None:
    problem_of(anyone.get(STOP), 401, "not-signed-in")
    problem_of(coordinator.get(STOP), 403, "not-allowed")


def test_a_wrong_rule_or_day_is_named(counsellor: Api) -> None:
    problem_of(counsellor.get("/rules/no_such_rule/impact"), 404, "not-found")
    assert pointers(problem_of(counsellor.get(f"{STOP}?on=2.3.2026"), 400, "invalid-input")) == ["/on"]


def test_a_pick_against_the_verdict_is_recorded_once(counsellor: Api, store: Store) -> None:
    for _ in range(2):
        answer = counsellor.post(OVERRIDES, ASKED | {"reason": "Ausnahme"}, Idempotency_Key="o-1")
        assert answer.get_json() == {"recorded": True}
    (made,) = all_overrides(store, OPERATOR)
    assert "age" in made.criteria


def test_nothing_is_recorded_where_the_offer_may_fit(counsellor: Api, store: Store) -> None:
    asked = {"topic": "german_course", "profile": {"age": 30}, "reason": "Egal"}
    assert counsellor.post(OVERRIDES, asked).get_json() == {"recorded": False}
    assert list(all_overrides(store, OPERATOR)) == []


def test_a_pick_needs_a_reason_and_an_account_of_a_service(counsellor: Api, coordinator: Api, anyone: Api) -> None:
    assert pointers(problem_of(counsellor.post(OVERRIDES, ASKED), 400, "invalid-input")) == ["/reason"]
    assert pointers(problem_of(counsellor.post(OVERRIDES, ASKED | {"reason": ""}), 400, "invalid-input")) == ["/reason"]
    problem_of(coordinator.post(OVERRIDES, ASKED | {"reason": "So"}), 403, "not-allowed")
    problem_of(anyone.post(OVERRIDES, ASKED | {"reason": "So"}), 401, "not-signed-in")
