"""The pages of referrals: send from an offer, answer from the inbox, and lose nothing that was typed."""

import re

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI

from graphsvc.access.tokens import issue_token
from graphsvc.stores import Store
from tests.api.calling import SECRET
from tests.contract.graph import COURSE, SCHOOL, agreement, client, goal, intake, put

CLIENT = client("A")
GOAL = goal(agreement(CLIENT))
START = intake(COURSE, places=1)


@pytest.fixture
def partner(app: OpenAPI, store: Store) -> FlaskClient:
    """The school that provides the course, signed in."""
    put(store, CLIENT, agreement(CLIENT), GOAL)
    browser = app.test_client()
    browser.post("/anmelden", data={"token": issue_token(store, "partner", "school", organisation=SCHOOL.id)})
    return browser


def send(counsellor: FlaskClient, **more: str) -> str:
    """The id of a referral to the course, sent with the form."""
    form = counsellor.post("/weiterleitungen/neu", data={"offer": COURSE.id, **more})
    assert form.status_code == 200
    key = re.search(r'name="key" value="(\w+)"', form.text)
    assert key
    sent = counsellor.post(
        "/weiterleitungen/neu", data={"offer": COURSE.id, "key": key[1], "priority": "routine", "send": "yes", **more}
    )
    assert sent.status_code == 303, sent.text
    return sent.headers["Location"].rpartition("/")[2]


def test_a_counsellor_refers_from_an_offer_and_hears_back(counsellor: FlaskClient, partner: FlaskClient) -> None:
    assert f"/weiterleitungen/neu?offer={COURSE.id}" in counsellor.get(f"/angebote/{COURSE.id}").text
    sent = send(counsellor, goal=GOAL.id)
    assert "Angefragt" in counsellor.get("/weiterleitungen").text
    inbox = partner.get("/posteingang").text
    assert sent in inbox
    received = partner.get(f"/posteingang/{sent}")
    assert GOAL.id not in received.text
    answer = partner.post(f"/posteingang/{sent}", data={"revision": "2", "state": "accepted"})
    assert answer.headers["Location"].endswith(f"/posteingang/{sent}#verlauf")
    page = counsellor.get(f"/weiterleitungen/{sent}").text
    assert "Angenommen" in page
    assert "school" in page


def test_pressing_send_twice_sends_once(counsellor: FlaskClient, partner: FlaskClient) -> None:
    form = {"offer": COURSE.id, "key": "same", "priority": "routine", "send": "yes"}
    first, second = (counsellor.post("/weiterleitungen/neu", data=form) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert partner.get("/posteingang").text.count("/posteingang/ref_") == 1


def test_a_refusal_without_a_reason_names_the_fields_and_keeps_what_was_typed(
    counsellor: FlaskClient, partner: FlaskClient
) -> None:
    sent = send(counsellor)
    answer = partner.post(f"/posteingang/{sent}", data={"revision": "2", "state": "rejected", "reason_text": "voll"})
    assert answer.status_code == 422
    assert 'href="#reason"' in answer.text
    assert 'value="voll"' in answer.text
    assert '<option value="rejected" selected>' in answer.text
    assert "Angefragt" in counsellor.get(f"/weiterleitungen/{sent}").text


def test_an_answer_to_an_old_version_shows_the_state_as_it_is_and_what_was_typed(
    counsellor: FlaskClient, partner: FlaskClient
) -> None:
    sent = send(counsellor)
    stop = {"revision": "2", "state": "cancelled", "reason": "need_gone", "reason_text": SECRET}
    assert counsellor.post(f"/weiterleitungen/{sent}", data=stop).status_code == 303
    late = partner.post(
        f"/posteingang/{sent}",
        data={"revision": "2", "state": "rejected", "reason": "at_capacity", "reason_text": "voll"},
    )
    assert late.status_code == 412
    assert "inzwischen geändert" in late.text
    assert "Abgebrochen" in late.text
    assert SECRET not in late.text


def test_a_full_intake_says_so(counsellor: FlaskClient, partner: FlaskClient, store: Store) -> None:
    put(store, START)
    first, second = send(counsellor, intake=START.id), send(counsellor, intake=START.id)
    partner.post(f"/posteingang/{first}", data={"revision": "2", "state": "accepted"})
    full = partner.post(f"/posteingang/{second}", data={"revision": "2", "state": "accepted"})
    assert full.status_code == 409
    assert "Kein Platz mehr frei" in full.text


@pytest.mark.usefixtures("partner")
def test_a_deadline_in_the_past_names_its_field_and_stays_typed(counsellor: FlaskClient) -> None:
    form = {"offer": COURSE.id, "key": "k", "priority": "urgent", "answer_by": "2020-01-01", "send": "yes"}
    answer = counsellor.post("/weiterleitungen/neu", data=form)
    assert answer.status_code == 422
    assert 'href="#answer_by"' in answer.text
    assert 'value="2020-01-01"' in answer.text
    assert '<option value="urgent" selected>' in answer.text


def test_the_day_of_entitlement_is_kept_for_the_sender_alone(counsellor: FlaskClient, partner: FlaskClient) -> None:
    form = {"offer": COURSE.id, "key": "k", "send": "yes", "entitled_on": "2099-01-01"}
    refused = counsellor.post("/weiterleitungen/neu", data=form)
    assert refused.status_code == 422
    assert 'href="#entitled_on"' in refused.text
    assert 'value="2099-01-01"' in refused.text
    sent = counsellor.post("/weiterleitungen/neu", data={**form, "entitled_on": "2026-01-07"})
    assert "07.01.2026" in counsellor.get(sent.headers["Location"]).text
    received = partner.get(sent.headers["Location"].replace("weiterleitungen", "posteingang"))
    assert received.status_code == 200
    assert "07.01.2026" not in received.text


def test_places_are_asked_for_and_answered(counsellor: FlaskClient, partner: FlaskClient) -> None:
    wrong = counsellor.post("/weiterleitungen/neu", data={"offer": COURSE.id, "key": "k", "places": "x", "ask": "yes"})
    assert (wrong.status_code, 'href="#places"' in wrong.text) == (422, True)
    asked = counsellor.post("/weiterleitungen/neu", data={"offer": COURSE.id, "key": "k", "places": "2", "ask": "yes"})
    assert asked.status_code == 303
    inbox = partner.get("/posteingang").text
    enquiry = re.search(r"/posteingang/platzanfragen/(cap_\w+)", inbox)
    assert enquiry
    form = {"revision": "1", "answer": "waitlist", "note": "ab Mai"}
    partner.post(f"/posteingang/platzanfragen/{enquiry[1]}", data=form)
    page = counsellor.get("/weiterleitungen").text
    assert "Warteliste" in page
    assert "ab Mai" in page
    late = partner.post(f"/posteingang/platzanfragen/{enquiry[1]}", data={**form, "note": "ab Juni"})
    assert late.status_code == 412
    assert 'value="ab Juni"' in late.text
    assert f'href="#{enquiry[1]}"' in late.text
    empty = partner.post(f"/posteingang/platzanfragen/{enquiry[1]}", data={"revision": "2", "note": "ab Juli"})
    assert empty.status_code == 400
    assert 'value="ab Juli"' in empty.text


def test_a_rejected_referral_leads_to_other_offers_and_to_a_new_one(
    counsellor: FlaskClient, partner: FlaskClient
) -> None:
    sent = send(counsellor, goal=GOAL.id)
    no = {"revision": "2", "state": "rejected", "reason": "missing_documents", "reason_text": "Zeugnis fehlt"}
    partner.post(f"/posteingang/{sent}", data=no)
    page = counsellor.get(f"/weiterleitungen/{sent}").text
    assert "Unterlagen besorgen" in page
    assert f'name="replaces" value="{sent}"' in page
    others = counsellor.post("/vorschlaege", data={"goal": GOAL.id, "replaces": sent}).text
    assert f'name="replaces" value="{sent}"' in others
    again = send(counsellor, goal=GOAL.id, replaces=sent)
    assert sent != again
    assert sent in counsellor.get("/weiterleitungen?stand=beendet").text


def test_only_who_has_an_inbox_sees_one(visitor: FlaskClient, coordinator: FlaskClient, partner: FlaskClient) -> None:
    assert visitor.get("/posteingang").status_code == 401
    assert coordinator.get("/posteingang").status_code == 403
    assert partner.get("/weiterleitungen").status_code == 403
    assert partner.get("/kurzkontakte").status_code == 403


def test_suggestions_for_a_goal_offer_to_refer_for_it(counsellor: FlaskClient, partner: FlaskClient) -> None:
    assert partner
    page = counsellor.post("/vorschlaege", data={"goal": GOAL.id}).text
    assert "Für dieses Ziel weiterleiten" in page
