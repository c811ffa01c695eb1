"""The page with the paths to a goal."""

from flask.testing import FlaskClient

from graphsvc.stores import Store
from tests.contract.graph import CITY, GERMAN, offer, put

FACTS = {"topic": "german_course", "on": "2026-03-02", "place": CITY.record.code, "german_level": "a2"}


def test_paths_and_breaks_are_shown_below_the_facts(visitor: FlaskClient, store: Store) -> None:
    put(store, offer("Kurs", [GERMAN], [CITY], reaches_level="b1", access_mode="walk_in"))

    near = visitor.post("/wege", data={**FACTS, "path_goal": "b1"})
    far = visitor.post("/wege", data={**FACTS, "path_goal": "nurse"})

    assert "Kurs" in near.text
    assert "Tage, davon 0 Warten" in near.text
    assert "Hier bricht der Weg ab" in far.text
    assert "Zur Anerkennung führt nichts" in far.text
    assert "path_goal" in visitor.post("/vorschlaege", data=FACTS).text


def test_what_cannot_be_read_is_said_and_stays_typed(visitor: FlaskClient) -> None:
    refused = visitor.post("/wege", data={**FACTS, "age": "alt", "path_goal": "b1"})

    assert refused.status_code == 400
    assert 'value="alt"' in refused.text
    assert visitor.post("/wege", data={**FACTS, "path_goal": "astronaut"}).status_code == 400
    assert visitor.get("/wege").status_code == 302
