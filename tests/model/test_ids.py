"""Ids name their label, sort by creation, and map to a UUID."""

import pytest

from graphsvc.model.derived import Offer, Organisation
from graphsvc.model.ids import label_of, new_id, seed_id, to_uuid


def test_an_id_names_its_label() -> None:
    assert label_of(new_id(Offer)) == "Offer"


@pytest.mark.parametrize("text", ["", "off_", "off_short", "zzz_01JD8YQ0000000000000000000", "off_" + "I" * 26])
def test_other_text_is_no_id(text: str) -> None:
    assert label_of(text) is None


def test_equal_words_give_the_equal_id_and_other_words_another() -> None:
    assert seed_id(Offer, "a", 1) == seed_id(Offer, "a", 1)
    assert seed_id(Offer, "a", 1) != seed_id(Offer, "a1")
    assert seed_id(Offer, "a") != seed_id(Organisation, "a")


def test_an_id_and_its_uuid_hold_the_same_bits() -> None:
    record_id = seed_id(Offer, "a")
    assert to_uuid(record_id).version is None or to_uuid(record_id).int > 0
    assert to_uuid(record_id) == to_uuid(record_id.replace("off_", "org_"))
    with pytest.raises(ValueError, match="no id"):
        to_uuid("nothing")
