"""Signing in: a token opens the first page of its role, and is never shown or kept."""

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from pydantic import SecretStr

from graphsvc.access.demo import store_demo_accounts
from graphsvc.access.tokens import issue_token, token_record
from graphsvc.app import create_app
from graphsvc.model.actor import OPERATOR
from graphsvc.model.changes import Retire
from graphsvc.model.derived import CounsellingService, RoleCode
from graphsvc.model.ids import seed_id
from graphsvc.settings import Settings
from graphsvc.stores import Store
from tests.contract.graph import JMD, MBE
from tests.web.markup import Markup


@pytest.mark.parametrize(
    ("role", "first"), [("counsellor", "/faelle"), ("coordinator", "/netzwerk"), ("operator", "/")]
)
def test_who_signs_in_comes_to_the_first_page_of_the_role(
    visitor: FlaskClient, store: Store, role: RoleCode, first: str
) -> None:
    token = issue_token(store, role, "somebody", MBE.id)

    answer = visitor.post("/anmelden", data={"token": f" {token} "})

    assert (answer.status_code, answer.location) == (303, first)
    assert "somebody" in visitor.get("/").text


def test_a_token_that_opens_nothing_is_refused_and_not_shown_again(visitor: FlaskClient) -> None:
    answer = visitor.post("/anmelden", data={"token": "gst_wrong"})

    assert answer.status_code == 401
    assert "nicht bekannt oder abgelaufen" in answer.text
    assert "gst_wrong" not in answer.text


def test_the_cookie_holds_no_token_and_no_script_can_read_it(visitor: FlaskClient, store: Store) -> None:
    token = issue_token(store, "coordinator", "carla")

    cookie = visitor.post("/anmelden", data={"token": token}).headers["Set-Cookie"]

    assert token not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_who_signs_out_is_a_visitor_again(coordinator: FlaskClient) -> None:
    assert coordinator.post("/abmelden").location == "/"
    assert coordinator.get("/netzwerk").status_code == 401


def test_an_access_taken_back_ends_what_is_open(visitor: FlaskClient, store: Store) -> None:
    token = issue_token(store, "coordinator", "carla")
    visitor.post("/anmelden", data={"token": token})
    record = token_record(store, token)
    assert record is not None
    store.write(OPERATOR, "take back", [Retire(record.id, record.revision)])

    assert visitor.get("/netzwerk").status_code == 401


def test_a_page_for_members_offers_the_way_in(visitor: FlaskClient) -> None:
    answer = visitor.get("/netzwerk")

    assert answer.status_code == 401
    assert Markup(answer.text).all("form", action="/anmelden", method="post")


def test_accounts_are_offered_by_button_in_the_demo_only(visitor: FlaskClient, store: Store) -> None:
    # The small graph has only an MBE.
    store.load(OPERATOR, [replace(JMD.record, id=seed_id(CounsellingService, "youth"), kind="jmd")])
    accounts = store_demo_accounts(store)
    demo = create_app(Settings(store=SecretStr("sqlite:///:memory:"), demo=True), store).test_client()

    offered = [
        element.attributes["value"] for element in Markup(demo.get("/anmelden").text).all("button", name="token")
    ]

    assert offered == [account.token for account in accounts]
    assert demo.post("/anmelden", data={"token": offered[0]}).location == "/faelle"
    assert not Markup(visitor.get("/anmelden").text).all("button", name="token")
    assert "erfunden" in demo.get("/").text
    assert "erfunden" not in visitor.get("/").text
