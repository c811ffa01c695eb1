"""Search words are folded by us, for what is stored and for what is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.model.derived import Organisation
from graphsvc.model.folding import asked_words, folded, search_text


def _finds(asked: str, stored: str) -> bool:
    record = Organisation(id="", name=stored, kind="jobcenter", synthetic=True)
    words = search_text(record).split()
    return all(
        any(word.startswith(spelling) for word in words for spelling in spellings) for spellings in asked_words(asked)
    )


@pytest.mark.parametrize(
    ("asked", "stored"),
    [
        ("Kinder", "Kinderbetreuung"),
        ("Kinder", "Hilfe für Kinder"),
        ("Betreuung", "Kinderbetreuung"),
        ("Muller", "Müller"),
        ("Mueller", "Müller"),
        ("MÜLLER", "Müller"),
        ("Müller", "Mueller"),
        ("Strasse", "Straße"),
        ("Straße", "Strasse"),
        ("عربي", "مقهى عربي"),
        ("beratung linden", "Beratung in Linden"),
    ],
)
def test_finds(asked: str, stored: str) -> None:
    assert _finds(asked, stored)


@pytest.mark.parametrize(
    ("asked", "stored"),
    [("ung", "Beratung"), ("Kinder", "Kind"), ("beratung mitte", "Beratung in Linden"), ("eis", "Reisekosten")],
)
def test_does_not_find(asked: str, stored: str) -> None:
    assert not _finds(asked, stored)


@given(st.text())
def test_asked_words_hold_letters_and_digits_only(text: str) -> None:
    assert all(spelling.isalnum() for spellings in asked_words(text) for spelling in spellings)


@given(st.text())
def test_every_name_is_found_by_itself(text: str) -> None:
    assert _finds(text, text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_the_stored_words_of_a_monstrous_name_stay_few() -> None:
    record = Organisation(id="", name="a" * 40_000, kind="jobcenter", synthetic=True)
    assert len(search_text(record)) == 40_000
