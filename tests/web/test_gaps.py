"""The page on gaps: every list of the report, small counts hidden, and words where there is nothing."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from graphsvc.model.derived import Link
from graphsvc.stores import Store
from tests.contract.graph import (
    CITY,
    COURSE,
    DAY,
    DISTRICT,
    HOUSING,
    MBE,
    SCHOOL,
    agreement,
    client,
    goal,
    network,
    offer,
    profile,
    put,
    referral,
)
from tests.contract.test_gaps import hurdle
from tests.web.markup import Markup

WINDOW = "von=2026-01-01&bis=2026-03-31"


def rows(page: FlaskClient, query: str = WINDOW) -> list[str]:
    """Every row of the tables, as words."""
    return [" ".join(row.split()) for row in Markup(page.get(f"/netzwerk/luecken?{query}").text).texts("tr")]


def test_a_need_that_no_offer_reaches_stands_with_its_place(store: Store, coordinator: FlaskClient) -> None:
    person = client("Person")
    signed = agreement(person)
    put(store, person, profile(person, 1, place=DISTRICT.record.code), signed, goal(signed))

    assert "Deutschkurs German course Linden-Limmer 1 bis 4 kein Angebot no offer" in rows(coordinator)


def test_one_tie_alone_is_not_worse_than_all_ties_together(store: Store, coordinator: FlaskClient) -> None:
    region = network("Region")
    members = [Link("MEMBER_OF", unit.id, region.id, {"valid_from": DAY}) for unit in (MBE, SCHOOL)]
    silent = [referral(f"s{number}", COURSE, requested_on=date(2026, 1, 10)) for number in range(12)]
    put(store, region, *silent, links=members)
    assert "Keine Verbindung fällt auf." in coordinator.get(f"/netzwerk/luecken?{WINDOW}").text


def test_what_ends_and_what_hangs_on_one_provider_lead_to_their_pages(store: Store, coordinator: FlaskClient) -> None:
    ending = offer("Wohnhilfe", [HOUSING], [CITY], funding_ends_on=date(2100, 1, 1), valid_to=date.today())  # noqa: DTZ011
    put(store, ending)

    page = Markup(coordinator.get(f"/netzwerk/luecken?{WINDOW}").text)
    links = {link.attributes["href"] for link in page.all("a") if "tbody" in link.inside}
    assert {f"/angebote/{ending.id}", f"/organisationen/{SCHOOL.id}"} <= links


def test_an_empty_store_has_a_page_that_says_so(coordinator: FlaskClient) -> None:
    text = coordinator.get(f"/netzwerk/luecken?{WINDOW}").text

    assert "In diesem Zeitraum haben keinen Kurs sicher fünf Menschen begonnen." in text
    assert "Nichts kam fünfmal oder öfter vor." in text


def test_a_period_that_cannot_be_read_is_named_at_its_field(coordinator: FlaskClient) -> None:
    answer = coordinator.get("/netzwerk/luecken?von=2026-01-02&bis=2026-03-31")

    assert answer.status_code == 400
    assert Markup(answer.text).all("a", href="#von")


def test_the_network_page_leads_to_the_gaps(coordinator: FlaskClient) -> None:
    page = Markup(coordinator.get(f"/netzwerk?{WINDOW}").text)

    assert any(link.attributes["href"].startswith("/netzwerk/luecken?") for link in page.all("a"))


@pytest.mark.parametrize("path", ["/netzwerk/luecken"])
def test_visitors_see_no_gaps(visitor: FlaskClient, path: str) -> None:
    assert visitor.get(path).status_code == 401


def test_missing_offers_stand_apart_from_broken_cooperation(store: Store, coordinator: FlaskClient) -> None:
    for number in range(5):
        person = client(f"Person {number}")
        signed = agreement(person)
        noted = [
            hurdle(f"offer {number}", signed, HOUSING),
            hurdle(f"school {number}", signed, SCHOOL, kind="broken_cooperation"),
            *([hurdle("money", signed, kind="money")] if not number else []),
        ]
        put(store, person, signed, *noted)
    text = coordinator.get(f"/netzwerk/luecken?{WINDOW}").text

    assert "5 Angebot fehlt no offer Wohnen" in " ".join(rows(coordinator))
    assert "5 Zusammenarbeit stockt co-operation does not work Kursträger" in " ".join(rows(coordinator))
    assert "Geld" not in text
    assert "1 weitere Hürden aus Bilanzen" in text
