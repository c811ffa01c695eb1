"""The form says what the request says, and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.errors import InvalidInput
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.model.derived import Paper, Profile
from graphsvc.web.profile_form import ProfileForm, empty_form, form_of, request_of, typed_form, with_problems

DAYS = st.dates(date(1930, 1, 1), date(2030, 12, 31))
PAPERS = st.builds(
    Paper,
    kind=st.sampled_from(["claim_confirmation", "obligation", "admission"]),
    issuer=st.none() | st.just("jobcenter"),
    issued_on=st.none() | DAYS,
    expires_on=st.none() | DAYS,
)
PROFILES = st.builds(
    Profile,
    id=st.just(""),
    holder=st.just(""),
    valid_on=st.none() | DAYS,
    place=st.none() | st.just("03241001"),
    born_on=st.none() | DAYS,
    age=st.none() | st.integers(0, 120),
    german_level=st.none() | st.sampled_from(["below_a1", "a1", "c2"]),
    residence_group=st.none() | st.just("gestattung"),
    residence_section=st.none() | st.just("s25_5"),
    permit_issued_on=st.none() | DAYS,
    permit_months=st.none() | st.integers(0, 1200),
    registration_prevented=st.none() | st.booleans(),
    in_school=st.none() | st.booleans(),
    integration_course_attended=st.none() | st.booleans(),
    benefit=st.none() | st.just("sgb2"),
    papers=st.lists(PAPERS, max_size=4).map(tuple),
)


@given(PROFILES, DAYS)
def test_the_facts_of_a_request_come_back_from_its_form_unchanged(profile: Profile, on: date) -> None:
    request = SuggestionRequest(topic="housing", profile=profile, on=on)

    sent = typed_form(form_of(request).values)

    assert request_of(sent) == request


def test_the_empty_form_asks_for_today_and_keeps_the_other_facts_closed() -> None:
    form = empty_form(date(2026, 3, 2))

    assert form.value("on") == "2026-03-02"
    assert not form.more_is_open


def test_a_fact_or_a_problem_behind_more_facts_opens_them() -> None:
    assert typed_form({"benefit": "sgb2"}).more_is_open
    assert ProfileForm({}, {"born_on": ("de", "en")}).more_is_open


def test_a_problem_in_the_second_row_of_papers_stays_in_that_row() -> None:
    form = typed_form({"topic": "housing", "on": "2026-03-02", "paper_2_kind": "admission", "paper_2_expires_on": "?"})

    with pytest.raises(InvalidInput) as refused:
        request_of(form)

    assert list(with_problems(form, refused.value).problems) == ["paper_2_expires_on"]


def test_fields_that_the_form_does_not_have_are_left_out() -> None:
    assert typed_form({"topic": "housing", "name": "x", "paper_x_kind": "y", "holder": "z"}).values == {
        "topic": "housing"
    }
