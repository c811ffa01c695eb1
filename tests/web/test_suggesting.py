"""The form for suggestions: what fits, what is open, what was typed, and what never leaves the body."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graphsvc.model.derived import Condition, Link, Offer
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from tests.contract.graph import DISTRICT, REGION, Piece, agreement, client, goal, intake, offer, profile, put, topic
from tests.web.markup import Markup

FACTS = {"topic": "german_course", "on": "2026-03-02", "place": "03241001-07", "age": "34"}
ADULTS = Piece(Condition(id=seed_id(Condition, "adults"), revision=1, criterion="age", minimum=18))
CHILDREN = Piece(Condition(id=seed_id(Condition, "children"), revision=1, criterion="age", maximum=14))


def course(name: str, condition: Piece[Condition] = ADULTS, **properties: Any) -> Piece[Offer]:  # noqa: ANN401  any property
    """An offer in the region with that condition."""
    made = offer(name, serves=(REGION,), **properties)
    return Piece(made.record, (*made.links, Link("REQUIRES", made.id, condition.id)))


@pytest.fixture(autouse=True)
def _conditions(store: Store) -> None:
    put(store, ADULTS, CHILDREN)


def results(answer: TestResponse) -> list[str]:
    """The names in the ranked list."""
    assert answer.status_code == 200, answer.text
    return [text.split(". ", 1)[1] for text in Markup(answer.text).texts("h3") if text[:1].isdigit() and ". " in text]


def test_an_offer_that_fits_is_listed_with_provider_start_places_and_age_of_the_entry(
    visitor: FlaskClient, store: Store
) -> None:
    adults = course("Deutsch am Abend", verified_on=date(2026, 1, 1))
    put(store, adults, intake(adults, date(2026, 4, 1), places=12, booked=5))

    answer = visitor.post("/vorschlaege", data=FACTS)

    assert results(answer) == ["Deutsch am Abend"]
    assert "Sprachschule" in answer.text
    line = Markup(answer.text).texts("dl", class_="ns-facts-line")[0]
    assert "01.04.2026" in line
    assert "Freie Plätze free places 7" in line
    assert "01.01.2026" in line


def test_a_fact_that_is_not_known_rules_nothing_out_and_becomes_the_next_question(
    visitor: FlaskClient, store: Store
) -> None:
    put(store, course("Deutsch eins"), course("Deutsch zwei"))

    answer = visitor.post("/vorschlaege", data={**FACTS, "age": ""})

    assert sorted(results(answer)) == ["Deutsch eins", "Deutsch zwei"]
    assert "Wie alt ist die Person?" in answer.text
    assert "entscheidet über 2 Angebote" in answer.text
    badges = Markup(answer.text).texts("span", class_="kern-badge")
    assert next(badge for badge in badges if not badge.startswith("erfunden")).startswith("noch offen")


def test_an_offer_that_does_not_fit_is_counted_by_its_reason_and_explained_on_request(
    visitor: FlaskClient, store: Store
) -> None:
    children = course("Deutsch für Kinder", CHILDREN)
    put(store, children)

    answer = visitor.post("/vorschlaege", data=FACTS)
    explained = visitor.post("/vorschlaege", data={**FACTS, "other_offer": children.id, "explain": "yes"})

    assert results(answer) == []
    assert "1 Angebot passt nicht" in answer.text
    assert Markup(answer.text).texts("ul", class_="ns-tally") == ["1 Alter Age"]
    first = Markup(explained.text).texts("li", class_="ns-criterion")[0]
    assert first.startswith("passt nicht does not fit Alter")


def test_what_was_typed_stays_above_the_results(visitor: FlaskClient) -> None:
    page = Markup(visitor.post("/vorschlaege", data=FACTS).text)

    assert page.all("input", id="age")[0].attributes["value"] == "34"
    assert "selected" in page.all("option", value="03241001-07")[0].attributes


def test_an_entry_that_cannot_be_read_is_named_at_its_field_and_kept(visitor: FlaskClient) -> None:
    answer = visitor.post("/vorschlaege", data={**FACTS, "age": "vierunddreißig", "paper_2_issued_on": "2026-01-01"})

    page = Markup(answer.text)
    assert answer.status_code == 400
    assert [link.attributes["href"] for link in page.all("a") if link.attributes["href"].startswith("#p")] == [
        "#paper_2_kind"
    ]
    assert page.all("input", id="age")[0].attributes["value"] == "vierunddreißig"
    assert page.all("input", id="age")[0].attributes["aria-invalid"] == "true"
    assert "Alter: Hier gehört eine ganze Zahl hin." in answer.text


@pytest.mark.parametrize(
    "wrong", [{"topic": ""}, {"on": "gestern"}, {"on": "9999-12-31"}, {"place": "99"}, {"age": "9" * 5000}]
)
def test_the_first_field_that_is_wrong_is_linked_from_the_top(visitor: FlaskClient, wrong: dict[str, str]) -> None:
    answer = visitor.post("/vorschlaege", data={**FACTS, **wrong})

    name = next(iter(wrong))
    assert answer.status_code == 400
    assert Markup(answer.text).all("a", href=f"#{name}")
    assert Markup(answer.text).texts("p", id=f"{name}-error")


def test_the_address_of_suggestions_leads_back_to_the_form(visitor: FlaskClient) -> None:
    assert visitor.get("/vorschlaege?age=34").location == "/angebote"


def test_a_hidden_address_shows_neither_place_nor_distance(visitor: FlaskClient, store: Store) -> None:
    shelter = course("Schutzwohnung", hidden_address=True)
    put(store, shelter, links=[Link("HELD_IN", shelter.id, DISTRICT.id)])

    listed = visitor.post("/vorschlaege", data={**FACTS, "place": "03241001"})

    assert results(listed) == ["Schutzwohnung"]
    assert "Adresse geschützt" in listed.text
    assert "km" not in Markup(listed.text).texts("dl", class_="ns-facts-line")[0]


def test_a_stored_goal_fills_the_form_with_the_newest_facts_of_its_client(
    counsellor: FlaskClient, store: Store
) -> None:
    person = client("A-1")
    agreed = agreement(person)
    wanted = goal(agreed)
    facts = {"age": 41, "valid_on": date(2026, 1, 5), "german_level": "a2", "in_school": False}
    put(store, person, profile(person, 1, age=40), profile(person, 2, **facts), agreed, wanted)

    page = Markup(counsellor.post("/vorschlaege", data={"goal": wanted.id}).text)

    filled = {name: page.all("input", name=name)[0].attributes.get("value") for name in ("age", "valid_on")}
    assert filled == {"age": "41", "valid_on": "2026-01-05"}
    chosen = [option.attributes["value"] for option in page.all("option") if "selected" in option.attributes]
    assert {"german_course", "a2", "no"} <= set(chosen)


def test_a_goal_of_another_service_is_not_found(counsellor_elsewhere: FlaskClient, store: Store) -> None:
    person = client("A-1")
    agreed = agreement(person)
    wanted = goal(agreed)
    put(store, person, agreed, wanted)

    assert counsellor_elsewhere.post("/vorschlaege", data={"goal": wanted.id}).status_code == 404


def test_a_goal_needs_an_account(visitor: FlaskClient) -> None:
    assert visitor.post("/vorschlaege", data={"goal": goal(agreement(client("A-1"))).id}).status_code == 401


def test_a_name_with_markup_in_it_is_shown_as_text(visitor: FlaskClient, store: Store) -> None:
    plain = course("Deutsch")
    put(store, Piece(replace(plain.record, name="<b>Deutsch</b>"), plain.links))

    assert "&lt;b&gt;Deutsch&lt;/b&gt;" in visitor.post("/vorschlaege", data=FACTS).text


def test_a_token_gives_the_same_list_or_names_the_offers_that_changed(visitor: FlaskClient, store: Store) -> None:
    put(store, course("Deutsch eins"))
    made = Markup(visitor.post("/vorschlaege", data={**FACTS, "issue_token": "yes"}).text)
    token = made.texts("textarea", id="issued_token")[0]

    assert "Dieselbe Liste wie damals" in visitor.post("/vorschlaege", data={**FACTS, "token": token}).text

    put(store, course("Deutsch zwei"))
    changed = Markup(visitor.post("/vorschlaege", data={**FACTS, "token": token}).text)
    assert "Deutsch zwei" in changed.texts("ul", class_="ns-gains")[0]


def test_an_offer_on_a_broader_topic_says_so(visitor: FlaskClient, store: Store) -> None:
    language = topic("language")
    put(store, language, offer("Beratung", [language], [REGION]))

    answer = visitor.post("/vorschlaege", data=FACTS)

    assert results(answer) == ["Beratung"]
    assert any(text.startswith("Verwandtes Thema: ") for text in Markup(answer.text).texts("p"))


def test_a_rule_stands_with_its_id_and_its_days(visitor: FlaskClient, store: Store) -> None:
    legal = Piece(
        Condition(id=seed_id(Condition, "ik"), criterion="residence", access_rule="integration_course", revision=1)
    )
    put(store, legal, course("Integrationskurs", legal, kind="integration_course"))

    text = visitor.post("/vorschlaege", data={**FACTS, "residence_group": "family"}).text

    assert "Regel integration_course_stop_2026, ab 09.02.2026 bis 31.12.2026" in text


def test_a_missing_paper_is_named(visitor: FlaskClient, store: Store) -> None:
    legal = Piece(
        Condition(id=seed_id(Condition, "bsk"), criterion="residence", access_rule="vocational_german", revision=1)
    )
    put(store, legal, course("Berufssprachkurs", legal))

    answer = visitor.post("/vorschlaege", data={**FACTS, "residence_group": "settlement", "german_level": "b1"})

    papers = [text for text in Markup(answer.text).texts("p") if text.startswith("Fehlendes Papier:")]
    assert papers[0].startswith("Fehlendes Papier: Berechtigung zum Berufssprachkurs von: Agentur für Arbeit")


def test_nobody_has_a_way_to_what_is_held_online(visitor: FlaskClient, store: Store) -> None:
    put(store, course("Online", online=True))

    listed = visitor.post("/vorschlaege", data={**FACTS, "place": "03241001"})

    assert "findet online statt" in Markup(listed.text).texts("dl", class_="ns-facts-line")[0]
