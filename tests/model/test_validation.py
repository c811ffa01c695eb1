"""Bad input names the field and the remedy in both languages, and repeats no value."""

import pytest

from graphsvc.errors import InvalidInput
from graphsvc.model.derived import Offer, Paper
from graphsvc.model.validation import (
    day_from_text,
    profile_from_json,
    profile_to_json,
    record_from_json,
    record_to_json,
)


def _problems(content: dict[str, object]) -> dict[str, str]:
    with pytest.raises(InvalidInput) as caught:
        profile_from_json(content)
    assert all(problem.de and problem.en for problem in caught.value.problems)
    return {problem.pointer: problem.en for problem in caught.value.problems}


@pytest.mark.parametrize(
    ("content", "pointer", "remedy"),
    [
        ({"age": "34"}, "/profile/age", "takes a whole number"),
        ({"age": -1}, "/profile/age", "at least 0"),
        ({"age": 400}, "/profile/age", "at most 120"),
        ({"german_level": "fluent"}, "/profile/german_level", "Known are: below_a1, a1"),
        ({"born_on": "1.2.1990"}, "/profile/born_on", "YYYY-MM-DD"),
        ({"born_on": "1066-10-14"}, "/profile/born_on", "not from 1900 to 2200"),
        (
            {"papers": [{"kind": "obligation", "issued_on": "9999-12-31"}]},
            "/profile/papers/0/issued_on",
            "not from 1900",
        ),
        ({"in_school": "yes"}, "/profile/in_school", "true or false"),
        ({"name": "x"}, "/profile/name", "no such field"),
        ({"id": "pro_x"}, "/profile/id", "no such field"),
        ({"holder": "svc_x"}, "/profile/holder", "no such field"),
        ({"papers": [{"issuer": "bamf"}]}, "/profile/papers/0/kind", "missing"),
        ({"papers": "none"}, "/profile/papers", "takes a list"),
    ],
)
def test_a_wrong_profile_names_field_and_remedy(content: dict[str, object], pointer: str, remedy: str) -> None:
    assert remedy in _problems(content)[pointer]


def test_every_wrong_field_is_named_at_once() -> None:
    assert set(_problems({"age": "x", "place": 3})) == {"/profile/age", "/profile/place"}


def test_no_message_repeats_what_was_sent() -> None:
    assert "secret" not in str(_problems({"german_level": "secret", "born_on": "secret", "age": "secret"}))


@pytest.mark.parametrize("text", ["", "20261123", "2026-W48-1", "2026-02-30", "23.11.2026", " 2026-11-23"])
def test_a_day_has_one_form(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        day_from_text(text, "/on")
    assert caught.value.problems[0].pointer == "/on"


def test_a_required_text_is_not_empty() -> None:
    with pytest.raises(InvalidInput) as caught:
        record_from_json(Offer, {"id": "off_1", "name": "", "kind": "form_help", "synthetic": True})
    assert [problem.pointer for problem in caught.value.problems] == ["/name"]


def test_a_profile_comes_back_as_it_was_sent() -> None:
    content = {"age": 34, "papers": [{"kind": "obligation", "issued_on": "2026-03-01"}]}
    profile = profile_from_json(content)
    assert isinstance(profile.papers[0], Paper)
    assert profile_to_json(profile) == content


def test_a_record_comes_back_as_it_was_written() -> None:
    content = {"id": "off_1", "revision": 3, "name": "Ö", "kind": "form_help", "languages": ["ar"], "synthetic": True}
    assert record_to_json(record_from_json(Offer, content)) == {**content, "schedule": [], "accessibility": []}
