"""Counsellors see the clients of their own service, and no address names one."""

from flask.testing import FlaskClient

from graphsvc.stores import Store
from tests.contract.graph import JMD, client, put
from tests.web.markup import Markup


def test_own_clients_are_listed_with_a_way_to_each(counsellor: FlaskClient, store: Store) -> None:
    put(store, client("A-1"), client("A-2"))

    page = Markup(counsellor.get("/faelle").text)

    ways = {link.attributes["href"] for link in page.all("a") if link.attributes["href"].startswith("/fall/")}
    assert [counsellor.get(way).status_code for way in ways] == [200, 200]
    assert {text.split()[0] for text in page.texts("h2")} == {"A-1", "A-2"}


def test_cases_of_another_service_never_appear(counsellor: FlaskClient, store: Store) -> None:
    put(store, client("B-1", JMD))

    text = counsellor.get("/faelle").text

    assert "B-1" not in text
    assert "kein solcher Fall gespeichert" in text


def test_every_client_is_met_once_over_all_pages_and_no_address_holds_an_id(
    counsellor: FlaskClient, store: Store
) -> None:
    put(store, *(client(f"A-{number}") for number in range(30)))

    met, after = [], None
    while True:
        page = Markup((counsellor.post("/faelle", data={"after": after}) if after else counsellor.get("/faelle")).text)
        met += [text.split()[0] for text in page.texts("h2")]
        assert not [link for link in page.all("a") if "cli_" in link.attributes["href"]]
        more = page.all("button", name="after")
        if not more:
            break
        after = more[0].attributes["value"]

    assert sorted(met) == sorted(f"A-{number}" for number in range(30))


def test_who_is_not_signed_in_is_asked_to(visitor: FlaskClient) -> None:
    assert visitor.get("/faelle").status_code == 401


def test_a_co_ordinator_sees_no_cases(coordinator: FlaskClient) -> None:
    assert coordinator.get("/faelle").status_code == 403
    assert "/faelle" not in coordinator.get("/").text
