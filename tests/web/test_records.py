"""The pages of offers, organisations and counselling services show what is known, and nothing that is protected."""

from datetime import date, timedelta

from flask.testing import FlaskClient

from graphsvc.clock import today
from graphsvc.model.actor import OPERATOR
from graphsvc.model.changes import Retire
from graphsvc.model.derived import Condition, Link
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from tests.contract.graph import (
    CARRIER,
    CITY,
    COURSE,
    DISTRICT,
    JMD,
    MBE,
    SCHOOL,
    Piece,
    intake,
    offer,
    put,
)


def test_an_offer_names_provider_place_conditions_and_free_places(visitor: FlaskClient, store: Store) -> None:
    adults = Piece(Condition(id=seed_id(Condition, "a"), revision=1, criterion="age", minimum=18, maximum=26))
    start = today() + timedelta(days=30)
    put(store, adults, intake(COURSE, start, places=20, booked=18))
    put(store, links=[Link("HELD_IN", COURSE.id, DISTRICT.id), Link("SERVES", COURSE.id, CITY.id)])
    put(store, links=[Link("REQUIRES", COURSE.id, adults.id), Link("KEPT_BY", COURSE.id, MBE.id)])

    text = visitor.get(f"/angebote/{COURSE.id}").text

    for shown in ("Sprachschule", "Linden-Limmer", "Hannover", "18 bis 26 Jahre", "2 von 20 Plätzen frei", "MBE Mitte"):
        assert shown in text
    assert "erfunden" in text
    assert f"{start:%d.%m.%Y}" in text


def test_an_offer_without_intakes_says_so(visitor: FlaskClient) -> None:
    assert "Keine Einträge" in visitor.get(f"/angebote/{COURSE.id}").text


def test_a_hidden_address_is_nowhere_on_the_page(visitor: FlaskClient, store: Store) -> None:
    shelter = offer("Schutzwohnung", hidden_address=True, website="https://example.org/linden")
    put(store, shelter, links=[Link("HELD_IN", shelter.id, DISTRICT.id)])

    text = visitor.get(f"/angebote/{shelter.id}").text

    assert "geschützte Adresse" in text
    assert "Linden" not in text
    assert "example.org" not in text


def test_an_organisation_lists_its_services_and_offers(visitor: FlaskClient) -> None:
    carrier = visitor.get(f"/organisationen/{CARRIER.id}").text
    school = visitor.get(f"/organisationen/{SCHOOL.id}").text

    assert "MBE Mitte" in carrier
    assert "JMD Mitte" in carrier
    assert "kein Angebot eingetragen" in carrier
    assert "Deutschkurs B1" in school


def test_a_counselling_service_lists_what_it_delivers_and_what_it_keeps(visitor: FlaskClient, store: Store) -> None:
    own = offer("Sprechstunde", deliverer=JMD, verified_on=date(2026, 1, 31))
    put(store, own, links=[Link("KEPT_BY", COURSE.id, JMD.id), Link("SERVES", JMD.id, CITY.id)])

    text = visitor.get(f"/dienste/{JMD.id}").text

    for shown in ("Sprechstunde", "Deutschkurs B1", "Wohlfahrtsverband", "Hannover", "31.01.2026"):
        assert shown in text


def test_a_retired_offer_says_that_it_no_longer_holds(visitor: FlaskClient, store: Store) -> None:
    store.write(OPERATOR, "retire", [Retire(COURSE.id, 1)])

    assert "Dieser Eintrag gilt nicht mehr" in visitor.get(f"/angebote/{COURSE.id}").text


def test_an_id_of_another_kind_is_not_found(visitor: FlaskClient) -> None:
    for path in (f"/angebote/{SCHOOL.id}", f"/organisationen/{MBE.id}", f"/dienste/{SCHOOL.id}", "/angebote/nothing"):
        assert visitor.get(path).status_code == 404, path
