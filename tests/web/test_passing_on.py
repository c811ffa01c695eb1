"""Giving a case to another service on pages: offered, accepted, gone; and a colleague who stands in for some days."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from graphsvc.clock import today
from graphsvc.stores import Store
from tests.contract.graph import COUNSELLOR, COUNSELLOR_ELSEWHERE, JMD, MBE, agreement, client, goal, put

CLIENT = client("K-4711")


@pytest.fixture(autouse=True)
def case(store: Store) -> None:
    """A case of the MBE."""
    put(store, CLIENT, agreement(CLIENT), goal(agreement(CLIENT)))


def form(**fields: str) -> dict[str, str]:
    """What the page sends to offer a handover."""
    sent = {"client": CLIENT.id, "key": "k", "service": JMD.id, "reason": "turned_27", "hand_over": "yes"}
    return {**sent, "client_agreed_on": today().isoformat(), **fields}


def test_a_case_is_offered_accepted_and_gone_for_who_gave_it(
    counsellor: FlaskClient, counsellor_elsewhere: FlaskClient
) -> None:
    assert "K-4711" in counsellor.get("/faelle").text
    assert "Übergabe anbieten" in counsellor.post("/faelle/weitergeben", data={"client": CLIENT.id}).text
    for _ in range(2):
        assert counsellor.post("/faelle/weitergeben", data=form()).status_code == 303
    inbox = counsellor_elsewhere.get("/posteingang").text
    assert "K-4711" not in inbox
    offers = set(re.findall(r"/posteingang/uebergaben/(han_\w+)", inbox))
    assert len(offers) == 1
    made = offers.pop()
    counsellor_elsewhere.post(f"/posteingang/uebergaben/{made}", data={"revision": "1", "state": "accepted"})
    late = counsellor_elsewhere.post(f"/posteingang/uebergaben/{made}", data={"revision": "1", "state": "declined"})
    assert late.status_code == 412
    assert "inzwischen beantwortet" in late.text
    assert "K-4711" not in counsellor.get("/faelle").text
    assert "K-4711" in counsellor_elsewhere.get("/faelle").text
    assert "Angenommen" in counsellor.get("/posteingang").text


def test_a_colleague_stands_in_and_opens_the_case_from_the_inbox(
    counsellor: FlaskClient, counsellor_elsewhere: FlaskClient, store: Store
) -> None:
    days = {"starts_on": today().isoformat(), "ends_on": (today() + timedelta(days=3)).isoformat()}
    sent = counsellor.post(
        "/faelle/weitergeben", data={"client": CLIENT.id, "key": "k", "service": JMD.id, "stand_in": "yes", **days}
    )
    assert sent.status_code == 303
    assert "Vertretungen" in counsellor.get("/posteingang").text
    link = re.search(r'href="(/fall/[^"]+)"', counsellor_elsewhere.get("/posteingang").text)
    assert link
    case = counsellor_elsewhere.get(link[1])
    assert case.status_code == 200
    assert "K-4711" in case.text
    assert "Übergeben oder vertreten lassen" not in case.text
    assert store.substituted_case(COUNSELLOR_ELSEWHERE, CLIENT.id) == store.case_facts(COUNSELLOR, CLIENT.id)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"service": MBE.id}, "service"),
        ({"service": ""}, "service"),
        ({"reason": "weather"}, "reason"),
        ({"client_agreed_on": "gestern"}, "client_agreed_on"),
    ],
)
def test_a_wrong_field_is_named_and_the_rest_stays_typed(
    counsellor: FlaskClient, fields: dict[str, str], field: str
) -> None:
    page = counsellor.post("/faelle/weitergeben", data=form(**fields))
    assert page.status_code in {400, 422}
    assert f'href="#{field}"' in page.text
    assert 'name="key" value="k"' in page.text


def test_the_case_of_another_service_cannot_be_given_on(
    counsellor_elsewhere: FlaskClient, coordinator: FlaskClient
) -> None:
    assert counsellor_elsewhere.post("/faelle/weitergeben", data=form(service=MBE.id)).status_code == 404
    assert coordinator.post("/faelle/weitergeben", data=form()).status_code == 403


def test_a_substitution_by_the_own_service_names_its_own_field(counsellor: FlaskClient) -> None:
    days = {"starts_on": today().isoformat(), "ends_on": today().isoformat()}
    sent = {"client": CLIENT.id, "key": "k", "service": MBE.id, "stand_in": "yes", **days}
    refused = counsellor.post("/faelle/weitergeben", data=sent)
    assert refused.status_code == 422
    assert 'href="#substitute"' in refused.text
    assert 'id="substitute-error"' in refused.text
    assert f'value="{days["ends_on"]}"' in refused.text
