"""The page before and after a cooperation agreement."""

from datetime import date

from flask.testing import FlaskClient

from graphsvc.stores import Store
from tests.contract.graph import JMD, MBE, cooperation, link, network, put
from tests.web.markup import Markup


def test_the_latest_agreement_stands_with_densities_and_what_stands_beside_them(
    store: Store, coordinator: FlaskClient
) -> None:
    table, agreed = network("Netz"), cooperation("Vereinbarung", MBE, JMD, valid_from=date(2025, 2, 1))
    put(
        store, table, agreed, links=[link("MEMBER_OF", unit, table, valid_from=date(2020, 1, 1)) for unit in (MBE, JMD)]
    )
    text = coordinator.get("/netzwerk/vereinbarung").text

    rows = [" ".join(row.split()) for row in Markup(text).texts("tr")]
    assert "Die Parteien untereinander The parties among themselves 0,000 0 / 1 0,000 0 / 1" in rows
    assert any(row.startswith("Ohne Antwort nach vier Wochen") for row in rows)


def test_an_agreement_without_a_quarter_behind_it_says_so_at_its_field(store: Store, coordinator: FlaskClient) -> None:
    put(store, cooperation("Neu", MBE, JMD, valid_from=date(2199, 1, 1)))
    answer = coordinator.get("/netzwerk/vereinbarung")

    assert answer.status_code == 400
    assert Markup(answer.text).all("a", href="#id")


def test_without_agreements_the_page_says_so_and_visitors_see_none(
    coordinator: FlaskClient, visitor: FlaskClient
) -> None:
    assert "Noch keine Kooperationsvereinbarung" in coordinator.get("/netzwerk/vereinbarung").text
    assert visitor.get("/netzwerk/vereinbarung").status_code == 401
