"""Decision records have one form, so that a reader finds the reason in the same place each time."""

import re

import pytest

from tests.docs.documents import NAMES, text_of

_RECORDS = [name for name in NAMES if name.startswith("docs/adr/")]
_HEADINGS = ["Context", "Decision", "Consequences", "Alternatives"]
_LONGEST = 60


def number_of(name: str) -> int:
    """The number in the file name of a record."""
    return int(name.removeprefix("docs/adr/")[:4])


@pytest.mark.parametrize("name", _RECORDS)
def test_every_record_has_the_same_headings(name: str) -> None:
    assert re.findall(r"^## (.+)$", text_of(name), re.MULTILINE) == _HEADINGS


@pytest.mark.parametrize("name", _RECORDS)
def test_every_record_begins_with_its_number_its_status_and_its_date(name: str) -> None:
    title = rf"# {number_of(name)}\. .+\n\n- Status: (?:accepted|superseded by \d+)\n- Date: \d{{4}}-\d\d-\d\d\n"
    assert re.match(title, text_of(name))


@pytest.mark.parametrize("name", _RECORDS)
def test_every_record_is_short(name: str) -> None:
    assert len(text_of(name).splitlines()) < _LONGEST


def test_records_are_numbered_without_a_gap() -> None:
    assert [number_of(name) for name in _RECORDS] == list(range(1, len(_RECORDS) + 1))
