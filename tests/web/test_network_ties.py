"""What the figures of the network page open to: the list of ties, and one tie month by month."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from graphsvc.model.derived import Link
from graphsvc.stores import Store
from tests.contract.graph import CARRIER, COURSE, JMD, MBE, SCHOOL, meeting, network, offer, put, referral
from tests.web.markup import Markup

WINDOW = "von=2026-01-01&bis=2026-03-31"


@pytest.fixture(autouse=True)
def _network(store: Store) -> None:
    """Three members: seven referrals from MBE to JMD in two months, one to the school, and one meeting."""
    region = network("Region")
    counselling = offer("Beratung", deliverer=JMD, provider=CARRIER)
    days = [date(2026, 1, 7)] * 4 + [date(2026, 3, 7)] * 3
    sent = [referral(f"j{number}", counselling, requested_on=day) for number, day in enumerate(days)]
    members = [Link("MEMBER_OF", unit.id, region.id, {"valid_from": date(2020, 1, 1)}) for unit in (MBE, JMD, SCHOOL)]
    put(store, region, counselling, *sent, referral("s", COURSE), meeting("Runde", MBE, JMD), links=members)


def rows(page: str) -> list[str]:
    """The lines of the tables, words parted by single spaces."""
    return [" ".join(row.split()) for row in Markup(page).texts("tr")]


def test_each_figure_leads_to_its_ties_and_each_tie_to_its_months(coordinator: FlaskClient) -> None:
    page = Markup(coordinator.get(f"/netzwerk?{WINDOW}").text)
    links = [link.attributes["href"] for link in page.all("a") if "/netzwerk/verbindung" in link.attributes["href"]]
    assert f"/netzwerk/verbindungen?art=referral&amp;{WINDOW.replace('&', '&amp;')}" in str(links).replace("&", "&amp;")
    for link in links:
        assert coordinator.get(link).status_code == 200


def test_a_block_leads_to_its_own_ties(coordinator: FlaskClient) -> None:
    page = coordinator.get(f"/netzwerk/verbindungen?{WINDOW}&zeile=mbe&spalte=course_provider").text
    assert rows(page)[1:] == ["MBE Mitte Sprachschule 1 bis 4"]


def test_a_tie_shows_its_months_as_ranges_that_give_nothing_away(coordinator: FlaskClient) -> None:
    page = coordinator.get(f"/netzwerk/verbindung?{WINDOW}&eine={MBE.id}&andere={JMD.id}").text
    assert rows(page)[1:] == [
        "01/2026 1 bis 6 0 0 0 0",
        "02/2026 0 0 0 0 0",
        "03/2026 1 bis 6 0 1 bis 4 0 0",
        "Zeitraum period 7 0 1 bis 4 0 0",
    ]


def test_a_rule_is_chosen_on_the_page_and_kept_in_its_links(coordinator: FlaskClient) -> None:
    page = coordinator.get(f"/netzwerk?{WINDOW}&ab=5").text
    assert "MBE Mitte JMD Mitte 7" in rows(page)
    assert "MBE Mitte Sprachschule 1 bis 4" not in rows(page)
    assert "ab=5" in next(link.attributes["href"] for link in Markup(page).all("a") if "verbindung?" in str(link))


@pytest.mark.parametrize("rule", ["ab=3", "ab=viel", "halb=0"])
def test_a_rule_that_is_not_offered_is_refused_by_its_field(coordinator: FlaskClient, rule: str) -> None:
    answer = coordinator.get(f"/netzwerk?{WINDOW}&{rule}")
    assert answer.status_code == 400
    assert f'href="#{rule.partition("=")[0]}"' in answer.text


@pytest.mark.parametrize("path", ["verbindungen?", f"verbindung?eine={MBE.id}&andere={JMD.id}&"])
def test_ties_are_shown_to_members_only(visitor: FlaskClient, path: str) -> None:
    assert visitor.get(f"/netzwerk/{path}{WINDOW}").status_code == 401


@pytest.mark.parametrize("other", ["", "nobody", CARRIER.id])
def test_a_tie_with_nobody_of_the_network_is_not_found(coordinator: FlaskClient, other: str) -> None:
    assert coordinator.get(f"/netzwerk/verbindung?{WINDOW}&eine={MBE.id}&andere={other}").status_code == 404
