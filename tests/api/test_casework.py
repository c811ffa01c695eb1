"""Casework and places over the API: who sees a case, and who gets the last place."""

from graphsvc.model.derived import Client, Meeting
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from tests.api.calling import Api, pointers, problem_of, walk
from tests.contract.graph import (
    COUNSELLOR,
    COURSE,
    DAY,
    GERMAN,
    JMD,
    MBE,
    agreement,
    client,
    goal,
    intake,
    meeting,
    profile,
    put,
)

CASE = client("fall")
ELSEWHERE = client("anderswo", JMD)


def test_a_new_case_is_held_by_the_service_of_the_account(store: Store, counsellor: Api) -> None:
    created = counsellor.post("/clients", {"reference": "K-1", "case_system": "demo", "synthetic": True})
    assert created.get_json()["holder"] == MBE.id
    assert store.get(COUNSELLOR, Client, created.get_json()["id"]).reference == "K-1"


def test_a_case_of_another_service_does_not_exist(store: Store, counsellor: Api) -> None:
    put(store, CASE, ELSEWHERE)
    assert [record["id"] for record in walk(counsellor, "/clients")] == [CASE.id]
    problem_of(counsellor.get(f"/clients/{ELSEWHERE.id}"), 404, "not-found")
    problem_of(counsellor.get(f"/clients/{ELSEWHERE.id}/neighbourhood"), 404, "not-found")
    problem_of(counsellor.put(f"/clients/{ELSEWHERE.id}", {"synthetic": True}, If_Match='"1"'), 404, "not-found")
    problem_of(counsellor.delete(f"/clients/{ELSEWHERE.id}", If_Match='"1"'), 404, "not-found")


def test_a_record_cannot_be_linked_to_a_case_of_another_service(store: Store, counsellor: Api) -> None:
    put(store, ELSEWHERE)
    body = {"version": 1, "links": [{"type": "PROFILE_OF", "target": ELSEWHERE.id}]}
    answer = counsellor.post("/profiles", body)
    assert pointers(problem_of(answer, 400, "invalid-input")) == ["/links/0/target"]


def test_a_stranger_and_a_coordinator_see_no_casework(store: Store, anyone: Api, coordinator: Api) -> None:
    put(store, CASE)
    for path in ("/clients", f"/clients/{CASE.id}", f"/clients/{CASE.id}/neighbourhood"):
        problem_of(anyone.get(path), 401, "not-signed-in")
        problem_of(coordinator.get(path), 403, "not-allowed")
    problem_of(coordinator.post("/clients", {"synthetic": True}), 403, "not-allowed")


def test_meetings_are_for_members(store: Store, anyone: Api, coordinator: Api) -> None:
    put(store, meeting("Runde", MBE, JMD))
    problem_of(anyone.get("/meetings"), 401, "not-signed-in")
    assert [record["id"] for record in walk(coordinator, "/meetings")] == [seed_id(Meeting, "Runde")]


def test_internal_records_have_no_address(counsellor: Api) -> None:
    for plural in ("access_tokens", "audit_entries", "write_keys"):
        problem_of(counsellor.get(f"/{plural}"), 404, "not-found")


def test_what_an_account_sees_stays_out_of_caches(store: Store, counsellor: Api, anyone: Api) -> None:
    put(store, CASE)
    assert counsellor.get(f"/clients/{CASE.id}").headers["Cache-Control"] == "no-store"
    assert anyone.get(f"/offers/{COURSE.id}").headers["Cache-Control"] == "no-cache"


def test_the_last_place_goes_to_exactly_one_taker(store: Store, counsellor: Api, coordinator: Api) -> None:
    start = intake(COURSE, places=1)
    put(store, start)
    assert counsellor.post(f"/intakes/{start.id}/places").status_code == 200
    problem_of(coordinator.post(f"/intakes/{start.id}/places"), 409, "no-place-left")


def test_a_repeated_taking_takes_one_place(store: Store, counsellor: Api) -> None:
    start = intake(COURSE, places=2)
    put(store, start)
    first = counsellor.post(f"/intakes/{start.id}/places", Idempotency_Key="p-1")
    again = counsellor.post(f"/intakes/{start.id}/places", Idempotency_Key="p-1")
    assert first.get_json() == again.get_json() == {"id": start.id, "revision": 2}
    assert counsellor.get(f"/intakes/{start.id}").get_json()["booked"] == 1


def test_a_place_given_back_can_be_taken_again(store: Store, counsellor: Api) -> None:
    start = intake(COURSE, places=1, booked=1)
    put(store, start)
    assert counsellor.delete(f"/intakes/{start.id}/places").status_code == 200
    assert counsellor.post(f"/intakes/{start.id}/places").status_code == 200


def test_a_whole_case_goes_in_and_answers_a_goal(counsellor: Api) -> None:
    case = counsellor.post("/clients", {"synthetic": True}).get_json()["id"]
    facts = {"version": 1, "german_level": "a2", "links": [{"type": "PROFILE_OF", "target": case}]}
    counsellor.post("/profiles", facts)
    concluded = {"version": 1, "state": "active", "synthetic": True}
    contract = counsellor.post(
        "/agreements", {**concluded, "links": [{"type": "CONCLUDED_WITH", "target": case}]}
    ).get_json()["id"]
    links = [{"type": "GOAL_OF", "target": contract}, {"type": "AIMS_AT", "target": GERMAN.id}]
    aim = counsellor.post("/goals", {"state": "open", "synthetic": True, "links": links}).get_json()["id"]
    offers = counsellor.post("/suggestions", {"goal": aim}).get_json()["suggestions"]
    assert [each["offer"]["id"] for each in offers] == [COURSE.id]


def test_a_case_can_be_read_with_everything_around_it(store: Store, counsellor: Api) -> None:
    contract = agreement(CASE)
    put(store, CASE, profile(CASE, 1), contract, goal(contract))
    content = counsellor.get(f"/clients/{CASE.id}/neighbourhood?hops=2").get_json()
    assert {node["label"] for node in content["nodes"]} >= {"Client", "Profile", "Agreement", "Goal"}


def test_a_move_that_the_life_cycle_does_not_have_is_refused_and_the_possible_ones_are_named(
    store: Store, counsellor: Api
) -> None:
    contract = agreement(CASE, state="draft", concluded_on=None)
    put(store, CASE, contract)
    links = [{"type": "CONCLUDED_WITH", "target": CASE.id}]
    content = {"version": 1, "state": "active", "synthetic": True, "links": links}
    problem = problem_of(counsellor.put(f"/agreements/{contract.id}", content, If_Match='"1"'), 422, "forbidden-move")
    assert pointers(problem) == ["/state"]
    assert "agreed" in problem["errors"][0]["detail"]


def test_a_goal_is_not_dropped_over_the_api_without_a_reason(store: Store, counsellor: Api) -> None:
    contract = agreement(CASE)
    aim = goal(contract)
    put(store, CASE, contract, aim)
    links = [{"type": "GOAL_OF", "target": contract.id}, {"type": "AIMS_AT", "target": GERMAN.id}]
    dropped = {"state": "dropped", "synthetic": True, "links": links}
    problem = problem_of(counsellor.put(f"/goals/{aim.id}", dropped, If_Match='"1"'), 422, "forbidden-move")
    assert pointers(problem) == ["/reason"]
    answer = counsellor.put(f"/goals/{aim.id}", {**dropped, "reason": "supply_gap"}, If_Match='"1"')
    again = counsellor.put(f"/goals/{aim.id}", {**dropped, "reason": "supply_gap"}, If_Match='"1"')
    assert (answer.status_code, again.get_json()) == (200, answer.get_json())


def test_nothing_is_added_to_an_ended_agreement_over_the_records_of_the_api(store: Store, counsellor: Api) -> None:
    ended = agreement(CASE, state="completed", closed_on=DAY, closing_reason="goals_settled")
    aim = goal(ended)
    put(store, CASE, profile(CASE, 1), ended, aim)
    topic = {"type": "AIMS_AT", "target": GERMAN.id}
    new_goal = {"state": "open", "synthetic": True, "links": [{"type": "GOAL_OF", "target": ended.id}, topic]}
    new_step = {
        "state": "open",
        "whose_turn": "client",
        "synthetic": True,
        "links": [{"type": "STEP_OF", "target": aim.id}],
    }
    for address, content in (("/goals", new_goal), ("/steps", new_step)):
        problem = problem_of(counsellor.post(address, content), 422, "forbidden-move")
        assert "ended" in problem["errors"][0]["detail"]
    changed = {**new_goal, "words": "anders"}
    problem_of(counsellor.put(f"/goals/{aim.id}", changed, If_Match='"1"'), 422, "forbidden-move")
    problem_of(counsellor.delete(f"/goals/{aim.id}", If_Match='"1"'), 422, "forbidden-move")


def test_a_goal_sent_once_more_after_its_agreement_ended_gets_its_first_answer(store: Store, counsellor: Api) -> None:
    put(store, CASE, profile(CASE, 1), agreement(CASE))
    links = [{"type": "GOAL_OF", "target": agreement(CASE).id}, {"type": "AIMS_AT", "target": GERMAN.id}]
    body = {"state": "open", "synthetic": True, "links": links}
    first = counsellor.post("/goals", body, Idempotency_Key="g")
    revision = counsellor.get(f"/agreements/{agreement(CASE).id}").headers["ETag"]
    end = {
        "state": "ended_early",
        "closing_reason": "lost_contact",
        "results": [{"goal": first.get_json()["id"], "state": "not_reached", "reason": "supply_gap"}],
    }
    closed = counsellor.post(f"/agreements/{agreement(CASE).id}/balance", end, If_Match=revision)
    assert closed.status_code == 200, closed.text
    assert counsellor.post("/goals", body, Idempotency_Key="g").get_json() == first.get_json()
