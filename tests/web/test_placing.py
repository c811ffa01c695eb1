"""The page that proposes places and lets a counsellor accept them line by line."""

from datetime import timedelta

from flask.testing import FlaskClient

from graphsvc.clock import today
from graphsvc.stores import Store
from tests.contract.graph import CITY, GERMAN, agreement, client, goal, intake, offer, profile, put
from tests.web.markup import Markup

ASKED = {
    "topic": "german_course",
    "area": CITY.record.code,
    "from": today().isoformat(),
    "to": (today() + timedelta(60)).isoformat(),
    "group_by": "place",
}


def _ground(store: Store, places: int = 1) -> None:
    course = offer("Kurs", [GERMAN], [CITY])
    put(store, course, intake(course, today() + timedelta(20), places=places))


def _waits(store: Store, name: str, **facts: object) -> None:
    person = client(name)
    agreed = agreement(person)
    put(store, person, agreed, goal(agreed), profile(person, 1, place=CITY.record.code, **facts))


def _line(page: Markup) -> dict[str, str]:
    form = {field.attributes["name"]: field.attributes.get("value", "") for field in page.all("input", type="hidden")}
    return {name: form[name] for name in (*ASKED, "goals", "intake", "key")}


def test_a_line_is_accepted_and_the_proposal_made_anew(counsellor: FlaskClient, store: Store) -> None:
    _ground(store)
    _waits(store, "A-1")

    proposed = counsellor.post("/platzvergabe", data=ASKED)
    page = Markup(proposed.text)
    accepted = counsellor.post("/platzvergabe/annehmen", data=_line(page))

    assert "A-1" in proposed.text
    assert not [link for link in page.all("a") if "goa_" in link.attributes["href"]]
    assert "Angenommen und weitergeleitet" in accepted.text
    assert "0 von 0 Personen" in accepted.text
    assert "Niemand wartet hier" in accepted.text
    assert "Niemand wartet hier" not in proposed.text


def test_a_place_that_is_gone_is_said_and_nothing_typed_is_lost(counsellor: FlaskClient, store: Store) -> None:
    _ground(store)
    _waits(store, "A-1")
    line = _line(Markup(counsellor.post("/platzvergabe", data=ASKED).text))
    _waits(store, "A-2")
    for name in ("A-1", "A-2"):
        goals = goal(agreement(client(name))).id
        last = counsellor.post("/platzvergabe/annehmen", data={**line, "goals": goals, "key": name})

    assert last.status_code == 409
    assert "kein Platz mehr frei" in last.text
    assert f'value="{ASKED["to"]}"' in last.text


def test_what_cannot_be_read_is_said_at_its_field(counsellor: FlaskClient, store: Store) -> None:
    _ground(store)
    for change, text in (
        ({"topic": ""}, "Das Thema fehlt"),
        ({"area": "99999"}, "Diesen Ort gibt es nicht"),
        ({"to": "2020-01-01"}, "Das Ende liegt nicht nach dem Anfang"),
        ({"from": "morgen"}, "Start ab"),
    ):
        refused = counsellor.post("/platzvergabe", data={**ASKED, **change})
        assert refused.status_code == 400
        assert text in refused.text
    gone = counsellor.post("/platzvergabe/annehmen", data={**ASKED, "goals": "goa_0", "intake": "int_0", "key": "k"})
    assert gone.status_code == 400
    assert "wartet hier nicht" in gone.text


def test_groups_are_named_in_words(counsellor: FlaskClient, store: Store) -> None:
    _ground(store, places=3)
    for number in range(12):
        _waits(store, f"A-{number}", german_level="a1" if number % 2 else None, childcare_needed=bool(number % 2))

    by_level = counsellor.post("/platzvergabe", data={**ASKED, "group_by": "german_level"}).text
    by_childcare = counsellor.post("/platzvergabe", data={**ASKED, "group_by": "childcare_needed"}).text

    assert "nicht bekannt" in by_level
    assert "von 6 mit Platz" in by_childcare


def test_only_accounts_of_casework_reach_the_page(
    visitor: FlaskClient, coordinator: FlaskClient, counsellor: FlaskClient
) -> None:
    assert visitor.get("/platzvergabe").status_code == 401
    assert visitor.post("/platzvergabe/annehmen", data={}).status_code == 401
    assert coordinator.get("/platzvergabe").status_code == 403
    assert counsellor.get("/platzvergabe").status_code == 200


def test_open_questions_stand_at_their_line(counsellor: FlaskClient, store: Store) -> None:
    course = offer("Kurs", [GERMAN], [CITY], access_mode="assignment")
    put(store, course, intake(course, today() + timedelta(20), places=1))
    _waits(store, "A-1")

    strict = counsellor.post("/platzvergabe", data=ASKED).text
    with_open = counsellor.post("/platzvergabe", data={**ASKED, "with_open": "yes"}).text

    assert "offenen Fragen" in strict
    assert "Frage an die Behörde" in with_open
