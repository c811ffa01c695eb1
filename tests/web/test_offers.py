"""Finding offers by words and by topic."""

from flask.testing import FlaskClient

from graphsvc.stores import Store
from tests.contract.graph import HOUSING, offer, put
from tests.web.markup import Markup


def test_words_find_offers_organisations_and_services(visitor: FlaskClient) -> None:
    assert "Deutschkurs B1" in visitor.get("/angebote?q=deutsch").text
    assert "Sprachschule" in visitor.get("/angebote?q=sprach").text
    assert "JMD Mitte" in visitor.get("/angebote?q=jmd").text


def test_words_that_find_nothing_get_advice_and_stay_in_the_field(visitor: FlaskClient) -> None:
    page = Markup(visitor.get("/angebote?q=quastenflosser").text)

    assert page.all("input", id="q")[0].attributes["value"] == "quastenflosser"
    assert any("Nichts gefunden" in text for text in page.texts("p"))


def test_a_topic_lists_the_offers_on_it(visitor: FlaskClient, store: Store) -> None:
    put(store, offer("Wohnungslotsen", topics=(HOUSING,)))

    text = visitor.get("/angebote?thema=housing").text

    assert "Wohnungslotsen" in text
    assert "Deutschkurs B1" not in text


def test_a_topic_without_offers_says_so(visitor: FlaskClient) -> None:
    assert "läuft heute kein Angebot" in visitor.get("/angebote?thema=childcare").text


def test_a_topic_that_does_not_exist_shows_the_page_without_results(visitor: FlaskClient) -> None:
    answer = visitor.get("/angebote?thema=nonsense")

    assert answer.status_code == 200
    assert not Markup(answer.text).all("section", id="gefunden")


def test_places_to_live_in_are_districts_with_their_city_and_municipalities(visitor: FlaskClient) -> None:
    page = Markup(visitor.get("/angebote").text)

    names = {option.attributes["value"]: " ".join(option.text.split()) for option in page.all("option")}
    assert names["03241001"] == "Hannover"
