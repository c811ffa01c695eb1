"""Search: the same words are found on every store, and no text is an operator."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphsvc.errors import AlreadyExists
from graphsvc.model.changes import Create, Restore, Retire, Update
from graphsvc.model.derived import Client, CounsellingService, Offer, Organisation, Place, Record, Topic
from graphsvc.stores import Store
from graphsvc.stores.protocol import LARGEST_PAGE
from tests.contract.graph import GROUND, MBE, PLACES, creating, ids, offer, organisation, put, write


def named(store: Store, *names: str) -> None:
    """Put organisations of these names into the store."""
    put(store, *(organisation(name) for name in names))


def found(store: Store, text: str) -> set[str]:
    """The names of the organisations that the text finds."""
    return {record.name for record in store.search(None, Organisation, text)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kinder", {"Kinder", "Kinderbetreuung"}),
        ("kind", {"Kinder", "Kinderbetreuung"}),
        ("Kinderbetreuung", {"Kinderbetreuung"}),
        ("Betreuung", {"Kinderbetreuung", "Betreuung im Alter"}),
        ("treu", {"Kinderbetreuung", "Betreuung im Alter"}),
        ("alter betreuung", {"Betreuung im Alter"}),
        ("Betreuung Verkehr", set()),
        ("Kinderbetreuungen", set()),
    ],
)
def test_words_are_found_by_their_beginning_and_inside_compounds(store: Store, text: str, names: set[str]) -> None:
    named(store, "Kinder", "Kinderbetreuung", "Betreuung im Alter", "Verkehr")
    assert found(store, text) == names


@pytest.mark.parametrize("part", ["bet", "eu", "der"])
def test_fewer_than_four_letters_are_not_found_inside_a_compound(store: Store, part: str) -> None:
    named(store, "Kinderbetreuung")
    assert found(store, part) == set()


@pytest.mark.parametrize("text", ["Müller", "Muller", "Mueller", "MÜLLER", "mu\u0308ller", "müll"])
def test_umlauts_are_found_in_every_spelling(store: Store, text: str) -> None:
    named(store, "Müller", "Maler")
    assert found(store, text) == {"Müller"}


@pytest.mark.parametrize("text", ["Straße", "Strasse", "STRASSE", "straß"])
def test_sharp_s_is_found_in_every_spelling(store: Store, text: str) -> None:
    named(store, "Straße", "Strahl")
    assert found(store, text) == {"Straße"}


@pytest.mark.parametrize("stored", ["Mueller", "Muller", "Müller"])
def test_a_question_with_an_umlaut_finds_every_spelling(store: Store, stored: str) -> None:
    named(store, stored)
    assert found(store, "Müller") == {stored}


@pytest.mark.parametrize("text", ["العربية", "українська", "Việt", "viet", "2026"])
def test_words_of_any_script_and_numbers_are_found(store: Store, text: str) -> None:
    named(store, "العربية українська Việt 2026", "Deutsch")
    assert found(store, text) == {"العربية українська Việt 2026"}


@pytest.mark.parametrize("text", ["", " ", "*", '"', "''", "()", ":", "-", "^", "~", "🙂", "_", "\\", "?"])
def test_text_without_a_letter_or_digit_finds_nothing(store: Store, text: str) -> None:
    named(store, "Kinder")
    assert found(store, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "AND",
        "OR Kinder",
        "Kinder AND Haus",
        "Kinder OR Haus",
        "NOT Kinder",
        "NEAR(Kinder Haus)",
        "name:Haus Kinder",
        '"Kinder" -Haus xyz',
        "Kinder~2 /regex/",
        "{a TO z}",
        "Kinder' OR '1'='1",
    ],
)
def test_operators_of_query_languages_are_plain_words(store: Store, text: str) -> None:
    named(store, "Kinder", "Haus", "Kinder Haus")
    assert found(store, text) == set()


@pytest.mark.parametrize(
    "text", ["Kinder*", '"Kinder"', "+Kinder", "(Kinder", "Kinder:", "^Kinder", "Kinder~", "-Kinder"]
)
def test_signs_around_a_word_change_nothing(store: Store, text: str) -> None:
    named(store, "Kinderbetreuung", "Haus")
    assert found(store, text) == {"Kinderbetreuung"}


@pytest.mark.parametrize("word", ["AND", "NEAR", "or", "NOT"])
def test_a_word_that_is_an_operator_elsewhere_is_found(store: Store, word: str) -> None:
    named(store, f"{word} Haus", "Kinder")
    assert found(store, f"Haus {word}") == {f"{word} Haus"}


@given(text=st.text(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_is_an_error(store: Store, text: str) -> None:
    assert isinstance(store.search(None, Organisation, text), tuple)


def test_every_searched_property_is_looked_through(store: Store) -> None:
    put(store, *GROUND, offer("Treffpunkt", description="Gespräche über Ernährung"))
    names = [record.name for record in store.search(None, Offer, "ernahrung treffpunkt")]
    assert names == ["Treffpunkt"]


def test_what_is_not_searched_does_not_count(store: Store) -> None:
    put(store, organisation("Verein", address="Lindenstraße 1"))
    assert found(store, "Lindenstraße") == set()


def test_each_kind_is_searched_apart(store: Store) -> None:
    put(store, *GROUND, *PLACES)
    assert [record.id for record in store.search(None, CounsellingService, "MBE")] == [MBE.id]
    assert store.search(None, Organisation, "MBE") == ()
    assert [record.code for record in store.search(None, Topic, "hous")] == ["housing"]


def test_names_that_begin_with_the_text_come_first_then_by_id(store: Store) -> None:
    named(store, *(f"Haus {number}" for number in range(4)), *(f"Das Haus {number}" for number in range(4)))
    records = store.search(None, Organisation, "haus")
    first, rest = records[:4], records[4:]
    assert all(record.name.startswith("Haus") for record in first)
    assert ids(first) == sorted(ids(first))
    assert ids(rest) == sorted(ids(rest))
    assert len(rest) == 4


def test_the_best_match_is_among_the_first_however_many_others_match(store: Store) -> None:
    named(store, "Haus der Kinder", *(f"Das Haus {number}" for number in range(30)))
    (first,) = store.search(None, Organisation, "haus", limit=1)
    assert first.name == "Haus der Kinder"


def test_a_search_returns_at_least_one_and_at_most_the_largest_number(store: Store) -> None:
    named(store, *(f"Haus {number}" for number in range(LARGEST_PAGE + 1)))
    assert len(store.search(None, Organisation, "haus", limit=0)) == 1
    assert len(store.search(None, Organisation, "haus", limit=10_000)) == LARGEST_PAGE


def test_a_renamed_record_is_found_by_the_new_name_only(store: Store) -> None:
    piece = organisation("Alter Name")
    put(store, piece)
    write(store, "rename", Update(replace(piece.record, name="Neue Bezeichnung")))
    assert found(store, "Alter") == set()
    assert found(store, "Bezeichnung") == {"Neue Bezeichnung"}


def test_a_created_record_is_found_at_once(store: Store) -> None:
    write(store, "create", *creating(organisation("Sofort")))
    assert found(store, "sofort") == {"Sofort"}


def test_a_retired_record_is_not_found_until_it_is_restored(store: Store) -> None:
    piece = organisation("Verein")
    put(store, piece)
    write(store, "retire", Retire(piece.id, 1))
    assert found(store, "Verein") == set()
    write(store, "restore", Restore(piece.id, 2))
    assert found(store, "Verein") == {"Verein"}


def test_a_write_that_failed_leaves_nothing_to_find(store: Store) -> None:
    piece = organisation("Verein")
    with pytest.raises(AlreadyExists):
        write(store, "twice", Create(piece.record), Create(piece.record))
    assert found(store, "Verein") == set()


@pytest.mark.parametrize("kind", [Client])
def test_a_kind_without_searched_properties_is_refused(store: Store, kind: type[Record]) -> None:
    with pytest.raises(ValueError, match="search"):
        store.search(None, kind, "text")


def test_places_are_found_by_name(store: Store) -> None:
    put(store, *PLACES)
    assert [record.code for record in store.search(None, Place, "limmer")] == ["03241001-07"]
