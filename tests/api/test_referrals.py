"""Referrals over HTTP: send, answer, conflict, repeat; and no way around the commands."""

import pytest
from flask_openapi.openapi import OpenAPI

from graphsvc.access.tokens import issue_token
from graphsvc.clock import today
from graphsvc.stores import Store
from tests.api.calling import SECRET, Api, pointers, problem_of
from tests.contract.graph import COURSE, JMD, MBE, SCHOOL, agreement, client, goal, intake, put

CLIENT = client("A")
GOAL = goal(agreement(CLIENT))
START = intake(COURSE, places=1)


@pytest.fixture
def partner(app: OpenAPI, store: Store) -> Api:
    """The school that provides the course."""
    put(store, CLIENT, agreement(CLIENT), GOAL, START)
    return Api(app.test_client(), issue_token(store, "partner", "school", organisation=SCHOOL.id))


def send(counsellor: Api, key: str = "k", **more: object) -> str:
    """The id of a referral to the course that was sent."""
    response = counsellor.post("/outbox", {"offer": COURSE.id, **more}, Idempotency_Key=key)
    assert response.status_code == 201, response.text
    sent: str = response.get_json()["id"]
    assert response.headers["Location"] == f"/api/v1/outbox/{sent}"
    return sent


def test_a_referral_is_sent_answered_and_heard_back_from(counsellor: Api, partner: Api) -> None:
    sent = send(counsellor, goal=GOAL.id, intake=START.id, priority="urgent")
    (received,) = partner.get("/inbox").get_json()["items"]
    assert (received["state"], received["priority"], received["goal"]) == ("requested", "urgent", None)
    one = partner.get(f"/inbox/{sent}")
    assert one.headers["ETag"] == '"2"'
    assert one.get_json()["possible_states"] == ["accepted", "rejected", "cancelled"]

    moved = partner.post(f"/referrals/{sent}/moves", {"state": "accepted"}, If_Match='"2"', Idempotency_Key="a")
    assert (moved.status_code, moved.get_json()) == (200, {"id": sent, "revision": 3})
    again = partner.post(f"/referrals/{sent}/moves", {"state": "accepted"}, If_Match='"2"', Idempotency_Key="a")
    assert again.get_json() == moved.get_json()
    heard = counsellor.get(f"/outbox/{sent}").get_json()
    assert (heard["state"], heard["goal"]) == ("accepted", GOAL.id)
    assert [(event["state"], event["by"], event["account"]) for event in heard["events"]] == [
        ("requested", "sender", "anna"),
        ("accepted", "receiver", "school"),
    ]


def test_sending_twice_with_one_key_sends_once(counsellor: Api, partner: Api) -> None:
    assert send(counsellor, "same") == send(counsellor, "same")
    assert len(partner.get("/inbox").get_json()["items"]) == 1


def test_a_move_from_an_old_version_conflicts_and_shows_no_words_of_the_sender(counsellor: Api, partner: Api) -> None:
    sent = send(counsellor)
    body = {"state": "cancelled", "reason": "need_gone", "reason_text": SECRET}
    assert counsellor.post(f"/referrals/{sent}/moves", body, If_Match='"2"').status_code == 200
    answer = partner.post(f"/referrals/{sent}/moves", {"state": "accepted"}, If_Match='"2"')
    problem_of(answer, 412, "version-conflict")
    assert SECRET not in answer.text
    assert SECRET not in partner.get(f"/inbox/{sent}").text
    assert SECRET in counsellor.get(f"/outbox/{sent}").text


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({"state": "rejected"}, ["/reason", "/reason_text"]),
        ({"state": "in_progress"}, ["/state"]),
        ({"state": "completed", "outcome": "got_help"}, ["/state"]),
        ({}, ["/state"]),
        ({"business_status": "referred_on"}, ["/business_status"]),
    ],
)
def test_a_move_that_a_rule_refuses_names_its_fields(
    counsellor: Api, partner: Api, body: dict[str, str], fields: list[str]
) -> None:
    sent = send(counsellor)
    answer = partner.post(f"/referrals/{sent}/moves", body, If_Match='"2"')
    assert pointers(problem_of(answer, 422, "forbidden-move")) == fields


def test_a_move_that_cannot_be_read_names_its_field(counsellor: Api, partner: Api) -> None:
    sent = send(counsellor)
    answer = partner.post(f"/referrals/{sent}/moves", {"state": SECRET, "weather": 1}, If_Match='"2"')
    assert pointers(problem_of(answer, 400, "invalid-input")) == ["/state", "/weather"]
    assert SECRET not in answer.text
    problem_of(partner.post(f"/referrals/{sent}/moves", {"state": "accepted"}), 428, "precondition-required")


@pytest.mark.usefixtures("partner")
def test_the_records_of_the_api_are_no_way_around_the_commands(counsellor: Api) -> None:
    sent = send(counsellor)
    content = counsellor.get(f"/referrals/{sent}").get_json()
    answer = counsellor.put(f"/referrals/{sent}", {**content, "state": "completed"}, If_Match='"2"')
    problem = problem_of(answer, 422, "forbidden-move")
    assert pointers(problem) == ["/state"]
    assert "/api/v1/referrals/{id}/moves" in problem["errors"][0]["detail"]
    event = {"state": "completed", "at": "2026-03-02T08:00:00Z", "by": "receiver", "synthetic": True}
    answer = counsellor.post("/referral_events", {**event, "links": [{"type": "EVENT_OF", "target": sent}]})
    problem_of(answer, 422, "forbidden-move")
    problem_of(counsellor.delete(f"/referrals/{sent}", If_Match='"2"'), 422, "forbidden-move")
    links = [{"type": "TO", "target": COURSE.id}, {"type": "FROM", "target": MBE.id}]
    begun = {"state": "accepted", "requested_on": "2026-03-02", "synthetic": True, "links": links}
    problem_of(counsellor.post("/referrals", begun), 422, "forbidden-move")
    assert counsellor.get(f"/outbox/{sent}").get_json()["state"] == "requested"


def test_a_draft_is_a_record_until_it_is_sent(counsellor: Api, partner: Api) -> None:
    links = [{"type": "TO", "target": COURSE.id}, {"type": "FROM", "target": MBE.id}]
    draft = {"state": "draft", "requested_on": "2026-03-02", "synthetic": True, "links": links}
    made = counsellor.post("/referrals", draft).get_json()["id"]
    assert partner.get("/inbox").get_json()["items"] == []
    sent = counsellor.post(f"/referrals/{made}/moves", {"state": "requested"}, If_Match='"1"')
    assert sent.status_code == 200, sent.text
    assert partner.get("/inbox").get_json()["items"][0]["requested_on"] == today().isoformat()


@pytest.mark.usefixtures("partner")
def test_a_referral_to_nothing_names_the_field(counsellor: Api) -> None:
    missing = f"{COURSE.id[:-1]}{'0' if COURSE.id[-1] != '0' else '1'}"
    for body, field in (
        ({"offer": missing}, "/offer"),
        ({"offer": COURSE.id, "goal": GOAL.id[:-1] + "Z"}, "/goal"),
        ({"offer": COURSE.id, "intake": "int_none"}, "/intake"),
        ({"offer": COURSE.id, "replaces": "ref_none"}, "/replaces"),
    ):
        assert pointers(problem_of(counsellor.post("/outbox", body), 400, "invalid-input")) == [field]
    late = counsellor.post("/outbox", {"offer": COURSE.id, "answer_by": "2020-01-01"})
    assert pointers(problem_of(late, 422, "forbidden-move")) == ["/answer_by"]


def test_the_day_of_entitlement_is_read_and_kept_for_the_sender_alone(counsellor: Api, partner: Api) -> None:
    sent = send(counsellor, entitled_on="2026-01-07")
    assert counsellor.get(f"/outbox/{sent}").get_json()["entitled_on"] == "2026-01-07"
    assert partner.get(f"/inbox/{sent}").get_json()["entitled_on"] is None
    to_come = counsellor.post("/outbox", {"offer": COURSE.id, "entitled_on": "2099-01-01"})
    assert pointers(problem_of(to_come, 422, "forbidden-move")) == ["/entitled_on"]
    unreadable = counsellor.post("/outbox", {"offer": COURSE.id, "entitled_on": "gestern"})
    assert pointers(problem_of(unreadable, 400, "invalid-input")) == ["/entitled_on"]


def test_a_new_referral_stands_in_for_one_that_is_over(counsellor: Api, partner: Api) -> None:
    first = send(counsellor, "first")
    early = counsellor.post("/outbox", {"offer": COURSE.id, "replaces": first})
    assert pointers(problem_of(early, 422, "forbidden-move")) == ["/replaces"]
    body = {"state": "rejected", "reason": "at_capacity", "reason_text": "voll"}
    partner.post(f"/referrals/{first}/moves", body, If_Match='"2"')
    assert counsellor.get(f"/outbox/{first}").get_json()["next_step"] == "other_offer"
    second = send(counsellor, "second", replaces=first)
    assert counsellor.get(f"/outbox/{second}").get_json()["replaces"] == first
    assert partner.get(f"/inbox/{second}").get_json()["replaces"] is None
    closed = counsellor.get("/outbox?closed=true").get_json()["items"]
    assert [item["id"] for item in closed] == [first]


def test_the_full_intake_refuses_a_second_acceptance(counsellor: Api, partner: Api) -> None:
    sent = [send(counsellor, key, intake=START.id) for key in ("one", "two")]
    answers = [partner.post(f"/referrals/{each}/moves", {"state": "accepted"}, If_Match='"2"') for each in sent]
    assert answers[0].status_code == 200
    problem_of(answers[1], 409, "no-place-left")


def test_places_are_asked_for_without_a_person(counsellor: Api, partner: Api) -> None:
    links = [{"type": "TO", "target": COURSE.id}, {"type": "FROM", "target": MBE.id}]
    asked = {"asked_on": today().isoformat(), "places": 2, "synthetic": True, "links": links}
    made = counsellor.post("/capacity_enquiries", asked).get_json()["id"]
    (received,) = partner.get("/inbox/capacity_enquiries").get_json()["items"]
    assert (received["id"], received["places"], received["offer"]["id"]) == (made, 2, COURSE.id)
    body = {"answer": "assessment_required", "note": "Gespräch am Montag"}
    answer = partner.post(f"/capacity_enquiries/{made}/answer", body, If_Match='"1"')
    assert answer.get_json() == {"id": made, "revision": 2}
    assert counsellor.get(f"/capacity_enquiries/{made}").get_json()["answer"] == "assessment_required"


def test_who_is_on_neither_side_finds_nothing(counsellor: Api, counsellor_elsewhere: Api, partner: Api) -> None:
    sent = send(counsellor)
    body = {"state": "cancelled", "reason": "other", "reason_text": "weil"}
    problem_of(counsellor_elsewhere.post(f"/referrals/{sent}/moves", body, If_Match='"2"'), 404, "not-found")
    problem_of(counsellor_elsewhere.get(f"/outbox/{sent}"), 404, "not-found")
    problem_of(partner.get("/outbox"), 403, "not-allowed")
    problem_of(Api(counsellor.client).get("/inbox"), 401, "not-signed-in")
    assert JMD.id not in partner.get("/inbox").text


def test_substitutions_are_listed_for_who_gave_them_and_for_who_stands_in(
    counsellor: Api, counsellor_elsewhere: Api, partner: Api
) -> None:
    links = [{"type": "COVERS", "target": CLIENT.id}, {"type": "COVERED_BY", "target": JMD.id}]
    days = {"starts_on": today().isoformat(), "ends_on": today().isoformat()}
    made = counsellor.post("/substitutions", {**days, "given_by": "anna", "synthetic": True, "links": links})
    assert made.status_code == 201, made.text
    for side in (counsellor, counsellor_elsewhere):
        (item,) = side.get("/inbox/substitutions").get_json()["items"]
        assert (item["substitution"]["id"], item["client"]) == (made.get_json()["id"], CLIENT.id)
        assert item["substitute"]["id"] == JMD.id
    assert counsellor_elsewhere.get(f"/clients/{CLIENT.id}/case").status_code == 200
    problem_of(partner.get("/inbox/substitutions"), 403, "not-allowed")
