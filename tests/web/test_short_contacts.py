"""Short contacts on the page: a few letters and Enter, nothing written twice, the last one taken back."""

import re

import pytest
from flask.testing import FlaskClient

from graphsvc.answers.short_contacts import topic_of
from graphsvc.clock import today
from graphsvc.errors import InvalidInput
from graphsvc.model.derived import ShortContact
from graphsvc.model.vocabularies import terms
from graphsvc.stores import Store
from tests.contract.graph import COUNSELLOR, MBE


def entry(**more: str) -> dict[str, str]:
    """A whole form, as the page sends it."""
    return {
        "key": "k",
        "topic": "schuld",
        "channel": "phone",
        "language": "ar",
        "minutes": "10",
        "outcome": "informed",
        "held_on": today().isoformat(),
        **more,
    }


def stored(store: Store) -> list[ShortContact]:
    """The contacts of the MBE that were not taken back."""
    return list(store.page(COUNSELLOR, ShortContact).records)


def test_a_contact_is_stored_without_a_person_and_the_next_form_follows(counsellor: FlaskClient, store: Store) -> None:
    page = counsellor.post("/kurzkontakte", data=entry())
    assert page.status_code == 200
    (contact,) = stored(store)
    assert (contact.topic, contact.channel, contact.minutes, contact.holder) == ("debt", "phone", 10, MBE.id)
    assert store.links(COUNSELLOR, contact.id) == ()
    assert "Heute: 1" in page.text
    assert '<option value="phone" selected>' in page.text
    assert '<option value="ar" selected>' in page.text


def test_sending_the_same_form_again_stores_nothing_more(counsellor: FlaskClient, store: Store) -> None:
    for _ in range(2):
        assert counsellor.post("/kurzkontakte", data=entry()).status_code == 200
    assert len(stored(store)) == 1


def test_the_last_contact_is_taken_back_and_its_values_stay_in_the_fields(
    counsellor: FlaskClient, counsellor_elsewhere: FlaskClient, store: Store
) -> None:
    page = counsellor.post("/kurzkontakte", data=entry()).text
    contact = re.search(r'name="contact" value="(\w+)"', page)
    assert contact
    assert counsellor_elsewhere.post("/kurzkontakte/zurueck", data={"contact": contact[1]}).status_code == 404
    for _ in range(2):
        back = counsellor.post("/kurzkontakte/zurueck", data={"contact": contact[1]})
        assert back.status_code == 200
        assert "Heute: 0" in back.text
        assert f'value="{terms("topic")["debt"].de}"' in back.text
    assert stored(store) == []


def test_what_cannot_be_read_is_named_and_stays_typed(counsellor: FlaskClient, store: Store) -> None:
    page = counsellor.post("/kurzkontakte", data=entry(topic="xyz", minutes="9999", channel=""))
    assert page.status_code == 400
    for field in ("topic", "minutes", "channel"):
        assert f'href="#{field}"' in page.text
    assert 'value="xyz"' in page.text
    assert 'value="9999"' in page.text
    assert 'name="key" value="k"' in page.text
    assert stored(store) == []


def test_a_topic_is_found_by_code_label_and_the_only_label_that_begins_so() -> None:
    for code, term in terms("topic").items():
        assert topic_of(code) == topic_of(term.de) == topic_of(term.de.upper()) == code


@pytest.mark.parametrize("text", ["", "xyz", "b"])
def test_a_beginning_of_no_topic_or_of_several_is_refused_with_candidates(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        topic_of(text)
    assert refusal.value.problems[0].pointer == "/topic"
