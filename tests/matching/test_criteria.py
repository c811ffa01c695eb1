"""Each criterion on its own, and all of them together."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.matching.criteria import CRITERIA, judge
from graphsvc.matching.dates import dates_criterion
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.places import distance_km, place_criterion
from graphsvc.matching.topics import closeness, topic_criterion, topics_to_search
from graphsvc.matching.verdicts import CriterionResult
from graphsvc.model.derived import Condition, CriterionCode, TopicCode
from graphsvc.model.facts import OfferFacts
from tests.matching.examples import (
    CHAIN,
    GARBSEN,
    HANNOVER,
    INTEGRATION_COURSE,
    ON,
    condition,
    course,
    enquiry,
    intake,
    offer,
    profile,
)


def result_of(criterion: str, facts: OfferFacts, asked_for: Enquiry) -> CriterionResult:
    return next(each for each in judge(facts, asked_for).criteria if each.criterion == criterion)


def age_criterion(facts: OfferFacts, asked_for: Enquiry) -> CriterionResult:
    return result_of("age", facts, asked_for)


def german_level_criterion(facts: OfferFacts, asked_for: Enquiry) -> CriterionResult:
    return result_of("german_level", facts, asked_for)


def residence_criterion(facts: OfferFacts, asked_for: Enquiry) -> CriterionResult:
    return result_of("residence", facts, asked_for)


def asked(result: CriterionResult) -> str | None:
    return result.question.fact if result.question else None


def test_a_criterion_that_is_left_out_neither_decides_nor_is_shown() -> None:
    facts = course(topics=("housing",))

    without = judge(facts, enquiry(), frozenset({"topic"}))

    assert judge(facts, enquiry()).verdict == "does_not_fit"
    assert without.verdict != "does_not_fit"
    assert "topic" not in {result.criterion for result in without.criteria}


@pytest.mark.parametrize(
    ("topics", "verdict", "levels"),
    [
        (("german_course",), "fits", 0),
        (("literacy",), "fits", 1),
        (("language",), "fits", 1),
        (("housing", "literacy"), "fits", 1),
        (("vocational_german",), "does_not_fit", None),
        (("housing",), "does_not_fit", None),
        ((), "unknown", None),
    ],
)
def test_the_topic_itself_and_those_above_and_below_it_fit(
    topics: tuple[TopicCode, ...], verdict: str, levels: int | None
) -> None:
    facts = course(topics=topics)

    assert topic_criterion(facts, enquiry()).verdict == verdict
    assert closeness("german_course", facts) == levels


def test_the_store_is_asked_for_the_topic_and_its_line() -> None:
    assert topics_to_search("german_course") == ("german_course", "language", "literacy")
    assert topics_to_search("literacy") == ("literacy", "german_course", "language")
    assert topics_to_search("debt") == ("debt",)
    assert set(topics_to_search("language")) == {
        *("language", "german_course", "vocational_german", "literacy", "conversation_practice"),
    }


@pytest.mark.parametrize(
    ("serves", "verdict", "fact"),
    [
        (("03241001",), "fits", None),
        (("03241",), "fits", None),
        (("03241005",), "does_not_fit", None),
        (("03241001-03",), "unknown", "place"),
        ((), "unknown", "serves"),
    ],
)
def test_an_offer_fits_where_it_serves_the_place_or_one_around_it(
    serves: tuple[str, ...], verdict: str, fact: str | None
) -> None:
    result = place_criterion(course(serves=serves), enquiry())

    assert (result.verdict, asked(result)) == (verdict, fact)


def test_without_a_place_of_residence_the_place_is_asked_for() -> None:
    result = place_criterion(course(), Enquiry("german_course", profile(place=None), ON))

    assert (result.verdict, asked(result)) == ("unknown", "place")


def test_the_distance_is_the_straight_line_between_the_points_of_the_places() -> None:
    # The two town halls are about 11 km apart.
    assert distance_km(course(held_in=GARBSEN), enquiry()) == pytest.approx(11.2, abs=0.2)
    assert distance_km(course(held_in=HANNOVER), enquiry()) == 0


def test_a_hidden_address_or_a_missing_point_has_no_distance() -> None:
    assert distance_km(course(offer=offer(hidden_address=True)), enquiry()) is None
    assert distance_km(course(held_in=None), enquiry()) is None
    assert distance_km(course(held_in=replace(GARBSEN, latitude=None)), enquiry()) is None


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, "fits"),
        ({"valid_from": ON, "valid_to": ON}, "fits"),
        ({"valid_to": date(2026, 2, 28)}, "does_not_fit"),
        ({"valid_from": date(2026, 3, 2)}, "does_not_fit"),
        ({"retired_at": datetime(2026, 1, 1, tzinfo=UTC)}, "does_not_fit"),
        ({"funding_ends_on": date(2026, 2, 28)}, "unknown"),
        ({"funding_ends_on": ON}, "fits"),
    ],
)
def test_an_offer_fits_on_its_valid_days(changes: dict[str, Any], verdict: str) -> None:
    assert dates_criterion(course(offer=offer(**changes)), enquiry()).verdict == verdict


def test_the_words_name_the_next_start_and_whether_it_is_full() -> None:
    start = intake(date(2026, 3, 16), booked=20)

    result = dates_criterion(course(intakes=(start,)), enquiry())

    assert result.verdict == "fits"
    assert "16.03.2026" in result.de
    assert "kein Platz frei" in result.de


def test_an_offer_whose_starts_have_all_passed_still_runs_and_says_so() -> None:
    result = dates_criterion(course(intakes=(intake(date(2026, 2, 2)),)), enquiry())

    assert result.verdict == "fits"
    assert "vorbei" in result.de


def test_a_start_closed_for_registration_is_a_question_to_the_provider() -> None:
    closed = intake(date(2026, 3, 16), register_by=date(2026, 2, 27))

    result = dates_criterion(course(intakes=(closed,)), enquiry())

    assert result.verdict == "unknown"
    assert result.question is not None
    assert result.question.asks == "provider"


ADULT = condition("age", minimum=27)


@pytest.mark.parametrize(
    ("facts", "verdict", "fact"),
    [
        ({"age": 27}, "fits", None),
        ({"age": 26}, "does_not_fit", None),
        ({"born_on": date(1999, 3, 1)}, "fits", None),
        ({"born_on": date(1999, 3, 2)}, "does_not_fit", None),
        # The profile is a month old: the person may have had a birthday since.
        ({"age": 26, "valid_on": date(2026, 2, 1)}, "unknown", "born_on"),
        ({"age": 25, "valid_on": date(2026, 2, 1)}, "does_not_fit", None),
        ({"age": 26, "valid_on": date(2025, 3, 1)}, "fits", None),
        ({"age": 27, "valid_on": date(2026, 4, 1)}, "unknown", "born_on"),
        ({}, "unknown", "age"),
    ],
)
def test_the_age_is_the_one_on_the_day(facts: dict[str, Any], verdict: str, fact: str | None) -> None:
    result = age_criterion(course(conditions=(ADULT,)), enquiry(**facts))

    assert (result.verdict, asked(result)) == (verdict, fact)


def test_the_age_counts_on_the_day_of_the_next_start() -> None:
    starting = course(conditions=(ADULT,), intakes=(intake(date(2026, 4, 1)),))

    assert age_criterion(starting, enquiry(born_on=date(1999, 4, 1))).verdict == "fits"
    assert age_criterion(starting, enquiry(age=26)).verdict == "unknown"


@pytest.mark.parametrize(
    ("level", "verdict"),
    [("below_a1", "does_not_fit"), ("a1", "fits"), ("a2", "fits"), ("b1", "does_not_fit"), (None, "unknown")],
)
def test_the_level_of_german_lies_between_both_ends(level: str | None, verdict: str) -> None:
    required = condition("german_level", level_minimum="a1", level_maximum="a2")

    result = german_level_criterion(course(conditions=(required,)), enquiry(german_level=level))

    assert result.verdict == verdict


@pytest.mark.parametrize(
    ("group", "verdict"),
    [("gestattung", "fits"), ("work", "does_not_fit"), ("fiktion", "unknown"), (None, "unknown")],
)
def test_an_offer_can_be_open_to_some_residence_groups(group: str | None, verdict: str) -> None:
    required = condition("residence", residence_groups=("gestattung", "temporary_24"))

    result = residence_criterion(course(conditions=(required,)), enquiry(residence_group=group))

    assert result.verdict == verdict


def test_several_conditions_of_one_criterion_must_all_hold() -> None:
    low = condition("german_level", level_minimum="a2")
    high = condition("german_level", level_maximum="b1", id="con_2")

    def verdict(level: str) -> str:
        return german_level_criterion(course(conditions=(low, high)), enquiry(german_level=level)).verdict

    assert [verdict(level) for level in ("a1", "a2", "b1", "b2")] == [
        "does_not_fit",
        "fits",
        "fits",
        "does_not_fit",
    ]


def test_an_open_group_does_not_replace_the_access_rule() -> None:
    groups = condition("residence", residence_groups=("gestattung",), id="con_2")
    facts = course(conditions=(INTEGRATION_COURSE, groups))

    result = residence_criterion(facts, enquiry(residence_group="gestattung"))

    assert result.verdict == "does_not_fit"
    assert [door.door for door in result.doors] == ["claim", "obligation", "admission"]


def test_a_criterion_without_a_condition_fits_and_says_so() -> None:
    result = residence_criterion(course(), enquiry())

    assert (result.verdict, result.de) == ("fits", "Keine Bedingung.")


def test_one_criterion_that_fails_refuses_the_offer_whatever_is_unknown() -> None:
    facts = course(conditions=(ADULT, condition("german_level", level_minimum="b2")))

    assert judge(facts, enquiry(german_level="a1")).verdict == "does_not_fit"
    assert judge(facts, enquiry(german_level="b2")).verdict == "unknown"
    assert judge(facts, enquiry(german_level="b2", age=30)).verdict == "fits"


def test_every_criterion_of_the_vocabulary_is_judged_once() -> None:
    assert sorted(criterion.code for criterion in CRITERIA) == sorted(get_args(CriterionCode))


def test_an_offer_without_conditions_shows_only_the_criteria_that_always_count() -> None:
    judged = [result.criterion for result in judge(course(), enquiry()).criteria]

    assert judged == ["topic", "place_served", "dates", "age", "german_level", "residence"]


KNOWN: dict[str, Any] = {"age": 30, "german_level": "a2", "residence_group": "gestattung"}


@given(st.sets(st.sampled_from(sorted(KNOWN))), st.permutations([0, 1, 2]))
def test_a_missing_fact_never_turns_fits_into_no(missing: set[str], order: list[int]) -> None:
    conditions = (
        ADULT,
        condition("german_level", level_maximum="b1"),
        condition("residence", residence_groups=("gestattung",)),
    )
    shuffled: tuple[Condition, ...] = tuple(conditions[position] for position in order)
    facts = {**KNOWN, **dict.fromkeys(missing)}

    verdict = judge(course(conditions=shuffled), enquiry(**facts)).verdict

    assert verdict == ("unknown" if missing else "fits")


def test_no_result_repeats_a_date_of_birth() -> None:
    born_on = date(1999, 4, 17)
    facts = course(conditions=(ADULT,), intakes=(intake(date(2026, 4, 1)),))

    words = repr(judge(facts, Enquiry("german_course", profile(born_on=born_on), ON, CHAIN)))

    assert "1999" not in words
