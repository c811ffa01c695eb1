"""The network page: figures with their parts, small counts hidden everywhere, the same units on map and in table."""

import re
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI

from graphsvc.access.tokens import issue_token
from graphsvc.model.derived import Link
from graphsvc.stores import Store
from tests.contract.graph import (
    CARRIER,
    DAY,
    JMD,
    MBE,
    SCHOOL,
    Piece,
    meeting,
    network,
    offer,
    organisation,
    put,
    referral,
)
from tests.web.markup import Markup

WINDOW = "von=2026-01-01&bis=2026-03-31"


@pytest.fixture
def referrals(store: Store) -> None:
    """Three members: seven referrals from MBE to JMD, two from MBE to the school, which answers nobody."""
    region = network("Region")
    counselling, course = offer("Beratung", deliverer=JMD, provider=CARRIER), offer("Kurs")
    put(store, region, counselling, course)
    members = [Link("MEMBER_OF", unit.id, region.id, {"valid_from": DAY}) for unit in (MBE, JMD, SCHOOL)]
    put(store, *(referral(f"j{number}", counselling) for number in range(7)), links=members)
    put(store, *(referral(f"s{number}", course) for number in range(2)))


@pytest.mark.usefixtures("referrals")
def test_density_says_what_was_divided_by_what_and_for_how_many(coordinator: FlaskClient) -> None:
    figures = Markup(coordinator.get(f"/netzwerk?{WINDOW}").text).texts("div", class_="ns-figure")

    assert any(text.startswith("Dichte density 0,333 2 / 6 · n = 3") for text in figures)
    assert any(text.startswith("Paar-Reziprozität dyad reciprocity 0,000 0 / 2") for text in figures)
    assert any(text.startswith("Verbindungs-Reziprozität arc reciprocity 0,000 0 / 2") for text in figures)


@pytest.mark.usefixtures("referrals")
def test_a_count_below_five_is_a_range_and_so_is_the_sum_over_it(coordinator: FlaskClient) -> None:
    text = coordinator.get(f"/netzwerk?{WINDOW}").text

    rows = [" ".join(row.split()) for row in Markup(text).texts("tr")]
    assert "MBE Mitte JMD Mitte 7" in rows
    assert "MBE Mitte Sprachschule 1 bis 4" in rows
    assert "8 bis 11" in text


@pytest.mark.usefixtures("referrals")
def test_map_and_table_lead_to_the_pages_of_the_same_units(coordinator: FlaskClient) -> None:
    page = Markup(coordinator.get(f"/netzwerk?{WINDOW}").text)

    on_map = {link.attributes["href"] for link in page.all("a", class_="map-node")}
    every = {link.attributes["href"] for link in page.all("a") if "tbody" in link.inside}
    in_table = {address for address in every if not address.startswith("/netzwerk/")}
    assert on_map == in_table == {f"/dienste/{MBE.id}", f"/dienste/{JMD.id}", f"/organisationen/{SCHOOL.id}"}


@pytest.mark.usefixtures("referrals")
def test_units_without_a_tie_are_listed_by_name(coordinator: FlaskClient) -> None:
    page = Markup(coordinator.get(f"/netzwerk?art=meeting&{WINDOW}").text)

    assert page.texts("ul", class_="ns-columns") == ["JMD Mitte MBE Mitte Sprachschule"]


@pytest.mark.usefixtures("referrals")
def test_a_period_without_members_is_an_empty_page_not_an_error(coordinator: FlaskClient) -> None:
    answer = coordinator.get("/netzwerk?von=1999-01-01&bis=1999-12-31")

    assert answer.status_code == 200
    assert "keine Mitglieder" in answer.text


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("von=gestern", "von"),
        ("von=2026-04-01&bis=2026-03-31", "bis"),
        ("von=2026-01-01&bis=2026-03-30", "bis"),
        ("von=2026-01-02&bis=2026-03-31", "von"),
        ("art=love", "art"),
    ],
)
def test_a_period_that_cannot_be_read_is_named_at_its_field(coordinator: FlaskClient, asked: str, field: str) -> None:
    answer = coordinator.get(f"/netzwerk?{asked}")

    assert answer.status_code == 400
    assert Markup(answer.text).all("a", href=f"#{field}")


@pytest.mark.usefixtures("referrals")
def test_new_ties_are_listed_beside_both_densities(coordinator: FlaskClient) -> None:
    page = Markup(coordinator.get(f"/netzwerk?{WINDOW}").text)

    rows = [" ".join(row.split()) for row in page.texts("tr")]
    opened = [" ".join(text.split()) for text in page.texts("details")]
    assert "Dichte density – 0,333" in rows
    assert "Neu (2) new MBE Mitte → Sprachschule MBE Mitte → JMD Mitte" in opened
    assert "Vorher: 01.10.2025 bis 31.12.2025." in coordinator.get(f"/netzwerk?{WINDOW}").text


@pytest.mark.usefixtures("referrals")
def test_who_would_be_cut_off_stands_beside_the_unit_that_closes(coordinator: FlaskClient) -> None:
    rows = [" ".join(row.split()) for row in Markup(coordinator.get(f"/netzwerk?{WINDOW}").text).texts("tr")]

    assert "MBE Mitte JMD Mitte" in rows


def test_a_broker_stands_with_its_paths_by_role(store: Store, coordinator: FlaskClient) -> None:
    table, counselling, course = network("Region"), offer("Beratung", deliverer=JMD), offer("Kurs")
    sent = [referral("hin", counselling), referral("weiter", course, sender=JMD)]
    members = [Link("MEMBER_OF", unit.id, table.id, {"valid_from": DAY}) for unit in (MBE, JMD, SCHOOL)]
    put(store, table, counselling, course, *sent, links=members)

    rows = [" ".join(row.split()) for row in Markup(coordinator.get(f"/netzwerk?{WINDOW}").text).texts("tr")]

    # From one counselling service over the other, of the same kind, out to a course.
    assert "JMD Mitte 1 0 0 0 1 0" in rows


def test_a_missing_tie_is_a_question_for_the_next_meeting(store: Store, coordinator: FlaskClient) -> None:
    table, partners = network("Region"), [organisation(name) for name in ("Eins", "Zwei", "Drei")]
    courses = [offer(f"Kurs {number}", provider=partner) for number, partner in enumerate(partners)]
    sent = [
        referral(f"{sender.id}{number}", course, sender=sender)
        for sender in (MBE, JMD)
        for number, course in enumerate(courses)
    ]
    units: list[Piece[Any]] = [MBE, JMD, *partners]
    members = [Link("MEMBER_OF", unit.id, table.id, {"valid_from": DAY}) for unit in units]
    put(store, table, *partners, *courses, *sent, links=members)

    text = coordinator.get(f"/netzwerk?{WINDOW}").text

    assert "Niemand steht zwischen zwei anderen." in text  # who receives here sends to nobody
    assert "gab es keine Weiterleitung, obwohl beide 3 gemeinsame Partner haben." in text
    assert "Fehlt etwas, oder wird es nicht gebraucht?" in text


@pytest.mark.usefixtures("referrals")
def test_the_movable_map_asks_nothing_of_other_sites_and_hides_small_counts(coordinator: FlaskClient) -> None:
    answer = coordinator.get(f"/netzwerk/karte?{WINDOW}")

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r'(src|href)="https?:', answer.text)
    assert "Mitte \\u2192 Sprachschule: 1 bis 4" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/netzwerk", "/netzwerk/karte"])
def test_visitors_see_no_network(visitor: FlaskClient, path: str) -> None:
    assert visitor.get(path).status_code == 401


def _year(store: Store, *halves: tuple[date, int]) -> None:
    region, course = network("Region"), offer("Kurs")
    put(store, region, course)
    members = [Link("MEMBER_OF", unit.id, region.id, {"valid_from": date(2025, 1, 1)}) for unit in (MBE, SCHOOL)]
    put(store, links=members)
    for on, count in halves:
        put(store, *(referral(f"{on} {number}", course, requested_on=on) for number in range(count)))


def test_a_change_stands_with_the_chance_that_exchanged_cases_differ_as_much(
    store: Store, coordinator: FlaskClient
) -> None:
    _year(store, (date(2025, 12, 1), 6), (DAY, 9))
    text = coordinator.get(f"/netzwerk?{WINDOW}").text

    assert "Verbindungen zu anderen Arten je Fall: gleich, p = 1,000" in text


def test_few_referrals_have_no_chance_to_show(store: Store, coordinator: FlaskClient) -> None:
    _year(store, (date(2025, 12, 1), 3), (DAY, 9))
    text = coordinator.get(f"/netzwerk?{WINDOW}").text

    assert "Verbindungen zu anderen Arten je Fall: nicht berechenbar" in text


def test_many_cases_are_exchanged_when_asked_for(
    store: Store, coordinator: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    _year(store, (date(2025, 12, 1), 6), (DAY, 9))
    monkeypatch.setattr("graphsvc.web.network._CASES_AT_ONCE", 5)
    asked = f"art=referral&{WINDOW}&faelle=1"

    assert "p = 1,000" not in coordinator.get(f"/netzwerk?{WINDOW}").text
    assert "p = 1,000" in coordinator.get(f"/netzwerk?{asked}").text


@pytest.mark.usefixtures("referrals")
def test_patterns_of_three_stand_folded_with_their_names(coordinator: FlaskClient) -> None:
    page = Markup(coordinator.get(f"/netzwerk?{WINDOW}").text)

    opened = [" ".join(text.split()) for text in page.texts("details")]
    patterns = next(text for text in opened if text.startswith("Muster unter je drei Stellen (1 Dreiergruppen)"))
    assert "eine vermittelt an beide anderen one sends to both others 021D 1 100,0 %" in patterns
    assert "Kreis" not in patterns


@pytest.mark.usefixtures("referrals")
def test_beside_meetings_stands_who_took_part(store: Store, coordinator: FlaskClient) -> None:
    put(store, *(meeting(f"m{number}", MBE, JMD) for number in range(5)), meeting("klein", MBE, SCHOOL))

    page = Markup(coordinator.get(f"/netzwerk?art=meeting&{WINDOW}").text)

    figures = [" ".join(text.split()) for text in page.texts("div", class_="ns-figure")]
    assert any(
        text.startswith("Treffen meetings 6 mit mindestens einem Mitglied; dabei waren 3 von 3") for text in figures
    )
    assert any(text.startswith("Dichte der Teilnahme density of participations 0,6") for text in figures)
    opened = [" ".join(text.split()) for text in page.texts("details")]
    assert any("MBE Mitte : 6 JMD Mitte : 5 Sprachschule : 1 bis 4" in text for text in opened), opened


@pytest.mark.usefixtures("referrals")
def test_attendance_stands_beside_meetings_only(coordinator: FlaskClient) -> None:
    assert "Wer an Treffen teilnimmt" not in coordinator.get(f"/netzwerk?{WINDOW}").text
    assert "kein Treffen, an dem ein Mitglied teilnahm" in coordinator.get(f"/netzwerk?art=meeting&{WINDOW}").text


@pytest.mark.usefixtures("referrals")
def test_a_partner_sees_ties_of_meetings_without_who_attended_them(store: Store, app: OpenAPI) -> None:
    browser = app.test_client()
    browser.post("/anmelden", data={"token": issue_token(store, "partner", "vera", organisation=SCHOOL.id)})
    answer = browser.get(f"/netzwerk?art=meeting&{WINDOW}")

    assert answer.status_code == 200
    assert "Wer an Treffen teilnimmt" not in answer.text
