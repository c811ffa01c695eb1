"""Giving a case to another service on pages: offered, accepted, gone; and a colleague who stands in for some days."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from graphsvc.clock import today
from graphsvc.model.derived import Client
from graphsvc.stores import Store
from tests.contract.graph import COUNSELLOR, COUNSELLOR_ELSEWHERE, JMD, MBE, agreement, client, goal, put
from tests.web.markup import Markup

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


def test_several_ticked_over_two_pages_are_handed_over_together_and_can_be_taken_back(
    counsellor: FlaskClient, counsellor_elsewhere: FlaskClient, store: Store
) -> None:
    family = [client(f"F-{number:02}") for number in range(30)]
    put(store, *family)
    listed = Markup(counsellor.post("/faelle", data={"client": family[0].id, "reference": "F-"}).text)
    ticked = {box.attributes["value"] for box in listed.all("input", name="client") if "checked" in box.attributes}
    hidden = {box.attributes["value"] for box in listed.all("input", type="hidden", name="client")}
    assert ticked | hidden == {family[0].id}

    both = [family[0].id, family[29].id]
    page = counsellor.post("/faelle/weitergeben", data={"client": both})
    assert "2 Fälle zusammen übergeben" in page.text
    assert "Vertreten lassen" not in page.text
    refused = counsellor.post("/faelle/weitergeben", data=form(reason="weather") | {"client": both})
    assert refused.status_code == 400
    assert all(f'name="client" value="{each}"' in refused.text for each in both)
    for _ in range(2):
        assert counsellor.post("/faelle/weitergeben", data=form() | {"client": both}).status_code == 303
    inbox = counsellor.get("/posteingang").text
    assert inbox.count("2 Personen") == 1
    ways = [link.attributes["href"] for link in Markup(inbox).all("a") if link.attributes["href"].startswith("/fall/")]
    assert [counsellor.get(way).status_code for way in ways] == [200, 200]
    assert "/fall/" not in counsellor_elsewhere.get("/posteingang").text
    (offered,) = store.handovers(COUNSELLOR)
    counsellor.post(f"/posteingang/uebergaben/{offered.handover.id}", data={"revision": "1", "state": "withdrawn"})
    assert "Zurückgezogen" in counsellor.get("/posteingang").text
    assert {each.id for each in family} == {each.id for each in store.page(COUNSELLOR, Client).records} - {CLIENT.id}

    counsellor.post("/faelle/weitergeben", data=form(key="again") | {"client": both})
    again = next(each for each in store.handovers(COUNSELLOR) if each.handover.state == "offered")
    assert set(again.clients) == set(both)
    counsellor_elsewhere.post(
        f"/posteingang/uebergaben/{again.handover.id}", data={"revision": "1", "state": "accepted"}
    )
    assert {each.id for each in store.page(COUNSELLOR_ELSEWHERE, Client).records} == set(both)


def test_handing_over_nobody_says_so_above_the_clients(counsellor: FlaskClient) -> None:
    refused = counsellor.post("/faelle/weitergeben", data={"reference": "K"})
    assert refused.status_code == 400
    assert 'href="#clients"' in refused.text
    assert "K-4711" in refused.text


def test_one_client_of_another_service_among_several_hands_over_nobody(counsellor: FlaskClient, store: Store) -> None:
    put(store, client("B", JMD))
    sent = form() | {"client": [CLIENT.id, client("B", JMD).id]}
    assert counsellor.post("/faelle/weitergeben", data=sent).status_code == 404
    assert store.handovers(COUNSELLOR) == ()


def test_everything_that_is_missing_in_a_handover_is_named_at_once(counsellor: FlaskClient) -> None:
    refused = counsellor.post("/faelle/weitergeben", data=form(service="", client_agreed_on=""))
    assert refused.status_code == 400
    assert all(f'href="#{field}"' in refused.text for field in ("service", "client_agreed_on"))
    assert "Einverstanden am: Das ist kein Tag" in refused.text
