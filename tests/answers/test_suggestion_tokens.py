"""A token gives a list again, or says what has changed; it holds nothing about the person."""

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from graphsvc.answers.suggestion_tokens import repeated, token_for
from graphsvc.answers.suggestions import suggestions
from graphsvc.errors import InvalidInput
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.model.actor import OPERATOR
from graphsvc.model.changes import Update
from graphsvc.model.derived import Offer, Profile
from graphsvc.model.validation import profile_from_json
from graphsvc.seeding.hannover import hannover
from graphsvc.stores import Store, open_store

ON = date(2026, 11, 23)
SECRET = b"the installation's own"
PERSON = profile_from_json({"place": "03241001-10", "age": 34, "german_level": "a1", "residence_group": "family"})
ASKED = SuggestionRequest("german_course", PERSON, ON, seed="fair", limit=7)
# The caller of a token need not know what the list was about.
GIVEN = SuggestionRequest("housing", PERSON, date(2026, 1, 1))


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store("sqlite:///:memory:")
    opened.init()
    opened.load(OPERATOR, hannover(ON))
    yield opened
    opened.close()


def test_the_token_with_the_same_facts_gives_the_same_list(store: Store) -> None:
    token = token_for(store, ASKED, None, SECRET)

    again = repeated(store, token, GIVEN, None, SECRET)

    assert again.request == ASKED
    assert again.changed == ()
    assert suggestions(store, again.request) == suggestions(store, ASKED)


def test_a_changed_offer_and_other_facts_are_named(store: Store) -> None:
    token = token_for(store, ASKED, None, SECRET)
    first = suggestions(store, ASKED).suggestions[0].facts.offer
    store.write(OPERATOR, "rename", [Update(replace(store.get(None, Offer, first.id), name="Neu"))])

    again = repeated(store, token, replace(GIVEN, profile=replace(PERSON, age=35)), None, SECRET)

    assert [(change.part, change.ids) for change in again.changed] == [("offers", (first.id,)), ("facts", ())]


def test_the_token_holds_nothing_about_the_person(store: Store) -> None:
    body = token_for(store, ASKED, None, SECRET).split(".")[0]
    content = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))

    assert set(content) == {
        *("topic", "on", "seed", "limit", "product", "rules", "weights"),
        *("offers", "evidence", "facts", "salt"),
    }
    assert not {"34", "03241001-10", "a1", "family"} & {str(value) for value in content.values()}


def test_two_tokens_of_one_list_cannot_be_told_to_belong_together(store: Store) -> None:
    assert token_for(store, ASKED, None, SECRET) != token_for(store, ASKED, None, SECRET)


@pytest.mark.parametrize("wrong", ["", "nonsense", "a.b", "ü.ü", "e30.e30"])
def test_a_token_that_was_not_made_here_is_refused(store: Store, wrong: str) -> None:
    with pytest.raises(InvalidInput) as error:
        repeated(store, wrong, GIVEN, None, SECRET)

    assert error.value.problems[0].pointer == "/token"


def test_a_token_of_another_installation_or_with_other_content_is_refused(store: Store) -> None:
    token = token_for(store, ASKED, None, SECRET)
    body, signature = token.split(".")

    for text, secret in ((token, b"another"), (f"{body[:-4]}AAAA.{signature}", SECRET)):
        with pytest.raises(InvalidInput):
            repeated(store, text, GIVEN, None, secret)


def test_a_person_of_whom_nothing_is_known_has_a_token_too(store: Store) -> None:
    nobody = replace(ASKED, profile=Profile(id="", holder=""))

    assert repeated(store, token_for(store, nobody, None, SECRET), nobody, None, SECRET).changed == ()
