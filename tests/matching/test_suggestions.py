"""The list of suggestions, the explanation of one offer, and both as JSON."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.matching.plain_json import explanation_to_json, suggestions_to_json
from graphsvc.matching.suggestions import SuggestionList, SuggestionRequest, suggest, why_not
from graphsvc.model.facts import Candidates, OfferFacts
from tests.matching.examples import (
    CHAIN,
    GARBSEN,
    INTEGRATION_COURSE,
    ON,
    condition,
    course,
    intake,
    offer,
    profile,
)

ADULTS = condition("age", minimum=27)
BEGINNERS = condition("german_level", level_maximum="a1", id="con_2")


def request(**facts: Any) -> SuggestionRequest:  # noqa: ANN401  any property of a profile
    return SuggestionRequest("german_course", profile(**facts), ON)


def suggested(*offers: OfferFacts, asked: SuggestionRequest | None = None) -> SuggestionList:
    return suggest(asked or request(), Candidates(offers, truncated=False), CHAIN)


def ids(answer: SuggestionList) -> list[str]:
    return [each.facts.offer.id for each in answer.suggestions]


def test_offers_that_do_not_fit_are_counted_by_criterion_and_not_listed() -> None:
    answer = suggested(
        course(1),
        course(2, serves=("03241005",), conditions=(ADULTS,)),
        course(3, serves=("03241005",)),
        asked=request(age=20),
    )

    assert ids(answer) == ["off_1"]
    assert answer.not_fitting == 2
    assert answer.failing == {"place_served": 2, "age": 1}


def test_candidates_that_are_not_listed_are_named_by_name() -> None:
    answer = suggested(
        course(1), course(3, conditions=(ADULTS,)), course(2, conditions=(ADULTS,)), asked=request(age=20)
    )
    left_out = course(2), course(3)
    assert answer.not_shown == tuple(sorted((facts.offer.name, facts.offer.id) for facts in left_out))


def test_the_question_that_decides_most_offers_comes_first() -> None:
    answer = suggested(
        course(1, conditions=(ADULTS, BEGINNERS)),
        course(2, conditions=(BEGINNERS,)),
        course(3, serves=()),
    )

    assert [(each.fact, each.asks, each.decides) for each in answer.questions] == [
        ("german_level", "client", 2),
        ("age", "client", 1),
        ("serves", "provider", 1),
    ]


def test_questions_count_offers_beyond_the_limit_but_none_that_cannot_fit() -> None:
    asked = SuggestionRequest("german_course", profile(), ON, limit=1)
    offers = [course(number, conditions=(ADULTS,)) for number in (1, 2)]
    elsewhere = course(3, conditions=(ADULTS,), serves=("03241005",))

    answer = suggested(*offers, elsewhere, asked=asked)

    assert len(answer.suggestions) == 1
    assert answer.truncated
    assert [each.decides for each in answer.questions] == [2]


def test_an_asylum_seeker_during_the_stop_learns_which_paper_would_open_how_many_courses() -> None:
    closed = [course(number, conditions=(INTEGRATION_COURSE,)) for number in (1, 2)]
    too_far = course(3, conditions=(INTEGRATION_COURSE,), serves=("03241005",))
    open_to_all = course(4)

    answer = suggested(
        *closed,
        too_far,
        open_to_all,
        asked=request(residence_group="gestattung", benefit="asylblg", age=30, german_level="a1"),
    )

    assert ids(answer) == ["off_4"]
    assert [(each.paper.kind, each.paper.issuers, each.offers) for each in answer.papers] == [
        ("obligation", ("asylum_benefit_authority",), 2),
    ]


def test_the_seed_drawn_from_topic_and_day_is_named_in_the_answer() -> None:
    assert suggested().seed == "german_course-2026-03-01"
    assert suggested(asked=SuggestionRequest("german_course", profile(), ON, seed="today")).seed == "today"


def test_truncated_candidates_make_a_truncated_answer() -> None:
    assert suggest(request(), Candidates((), truncated=True), CHAIN).truncated
    assert not suggested(course()).truncated


@given(st.permutations([1, 2, 3, 4, 5]))
def test_the_same_input_gives_the_same_list_in_whatever_order_it_comes(numbers: list[int]) -> None:
    offers = {number: course(number, conditions=(ADULTS,) if number > 3 else ()) for number in numbers}

    assert suggested(*(offers[number] for number in numbers)) == suggested(
        *(offers[number] for number in sorted(numbers))
    )


def test_the_explanation_of_a_refusal_begins_with_what_fails_then_what_is_unknown() -> None:
    facts = course(conditions=(ADULTS, condition("german_level", level_minimum="b2", id="con_2")))

    explained = why_not(request(german_level="a1"), facts, CHAIN).suggestion

    assert explained.verdict == "does_not_fit"
    assert [(each.criterion, each.verdict) for each in explained.criteria][:2] == [
        ("german_level", "does_not_fit"),
        ("age", "unknown"),
    ]
    assert {each.verdict for each in explained.criteria[2:]} == {"fits"}


def test_the_json_has_stable_keys_and_plain_values() -> None:
    start = intake(date(2026, 3, 16), counted_on=date(2026, 2, 27))
    facts = course(conditions=(INTEGRATION_COURSE,), intakes=(start,))

    answer = suggestions_to_json(suggested(facts, asked=request(residence_group="well_integrated")))

    assert json.loads(json.dumps(answer)) == answer
    assert set(answer) == {
        *("topic", "on", "seed", "suggestions", "questions", "not_fitting", "truncated", "synthetic"),
    }
    (shown,) = answer["suggestions"]
    assert set(shown) == {
        *(
            "offer",
            "provider",
            "deliverer",
            "verdict",
            "criteria",
            "distance_km",
            "next_start",
            "free_places",
        ),
        *("counted_on", "verified_on", "reports", "days_since_verified", "stale", "points", "points_by"),
        *("contributions", "waits_days", "entitled_waits_days", "lifted"),
    }
    assert (shown["next_start"], shown["free_places"], shown["counted_on"]) == ("2026-03-16", 5, "2026-02-27")
    assert (shown["verified_on"], shown["days_since_verified"], shown["stale"]) == ("2026-02-28", 1, False)
    assert shown["distance_km"] == 0
    assert answer["synthetic"] is True


def test_the_json_of_a_criterion_names_fact_rule_question_and_paper() -> None:
    asked = request(residence_group="well_integrated", german_level="a1")

    answer = explanation_to_json(why_not(asked, course(conditions=(INTEGRATION_COURSE,)), CHAIN))

    residence = next(each for each in answer["criteria"] if each["criterion"] == "residence")
    assert residence["verdict"] == "unknown"
    assert residence["fact"] == "residence_section"
    assert residence["rule"]["id"] == "integration_course_claim"
    assert residence["rule"]["read_on"] == "2026-04-29"
    assert residence["question"]["de"] == "Welcher Paragraf mit Absatz steht auf dem Aufenthaltstitel?"
    assert residence["missing_paper"]["kind"] == "claim_confirmation"
    assert residence["missing_paper"]["issuers"] == ["foreigners_authority"]
    assert [door["door"] for door in residence["doors"]] == ["claim", "obligation", "admission"]
    assert answer["topic"] == "german_course"


@pytest.mark.parametrize("serves", [("03241001",), ("03241005",)])
def test_the_place_of_a_hidden_address_appears_nowhere(serves: tuple[str, ...]) -> None:
    hidden = course(offer=offer(hidden_address=True), held_in=GARBSEN, serves=serves)

    texts = [
        json.dumps(suggestions_to_json(suggested(hidden))),
        json.dumps(explanation_to_json(why_not(request(), hidden, CHAIN))),
    ]

    for text in texts:
        assert GARBSEN.name not in text
        assert GARBSEN.code not in text
    assert json.loads(texts[1])["distance_km"] is None
