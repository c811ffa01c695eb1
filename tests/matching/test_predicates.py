"""Each predicate on one condition or one need: yes, no, and not known with the question that decides."""

from datetime import date
from typing import Any

import pytest

from graphsvc.matching.criteria import judge
from graphsvc.matching.suggestions import SuggestionRequest, suggest
from graphsvc.matching.verdicts import CriterionResult
from graphsvc.model.facts import Candidates
from tests.matching.examples import CHAIN, GARBSEN, ON, condition, course, enquiry, offer, profile

YES, NO, OPEN = "fits", "does_not_fit", "unknown"


def result_of(criterion: str, facts: Any, **known: Any) -> CriterionResult | None:  # noqa: ANN401  any offer, any fact
    judged = judge(facts, enquiry(**known)).criteria
    return next((each for each in judged if each.criterion == criterion), None)


@pytest.mark.parametrize(
    ("criterion", "terms", "known", "verdict", "fact"),
    [
        ("gender", {"genders": ("female",)}, {"gender": "female"}, YES, "gender"),
        ("gender", {"genders": ("female",)}, {"gender": "diverse"}, NO, "gender"),
        ("children", {}, {"children": True}, YES, "children"),
        ("children", {}, {"youngest_child_age": 4}, YES, "youngest_child_age"),
        ("children", {}, {"youngest_child_age": 4, "children": True}, YES, None),
        ("children", {}, {}, OPEN, "children"),
        ("child_age", {"minimum": 1, "maximum": 5}, {"youngest_child_age": 5}, YES, "youngest_child_age"),
        ("child_age", {"minimum": 1, "maximum": 5}, {"youngest_child_age": 6}, NO, "youngest_child_age"),
        ("child_age", {"minimum": 1}, {"children": False}, NO, "children"),
        ("child_age", {"minimum": 1}, {"children": False, "youngest_child_age": 3}, OPEN, "children"),
        ("child_age", {"minimum": 1}, {}, OPEN, "youngest_child_age"),
        ("literacy", {"literacies": ("none", "functional")}, {"literacy": "functional"}, YES, "literacy"),
        ("literacy", {"literacies": ("none",)}, {"literacy": "latin_script"}, NO, "literacy"),
        ("schooling", {"schooling_minimum": "lower_secondary"}, {"schooling": "higher"}, YES, "schooling"),
        ("schooling", {"schooling_minimum": "lower_secondary"}, {"schooling": "primary"}, NO, "schooling"),
        ("schooling", {"schooling_minimum": "primary"}, {}, OPEN, "schooling"),
        ("benefit", {"benefits": ("sgb2",)}, {"benefit": "sgb2"}, YES, "benefit"),
        ("benefit", {"benefits": ("sgb2",)}, {"benefit": "none"}, NO, "benefit"),
        ("benefit", {"benefits": ("asylblg",), "excludes": True}, {"benefit": "sgb2"}, YES, "benefit"),
        ("benefit", {"benefits": ("asylblg",), "excludes": True}, {}, OPEN, "benefit"),
        ("employment", {"employments": ("in_training",)}, {"employment": "in_training"}, YES, "employment"),
        ("employment", {"employments": ("in_training",)}, {"employment": "employed"}, NO, "employment"),
        ("jobseeker", {}, {"registered_jobseeker": True}, YES, "registered_jobseeker"),
        ("jobseeker", {}, {"registered_jobseeker": False}, NO, "registered_jobseeker"),
        ("german_skill", {"skill": "reading", "level_minimum": "b1"}, {"german_reading": "b1"}, YES, "german_reading"),
        ("german_skill", {"skill": "reading", "level_minimum": "b1"}, {"german_level": "c1"}, OPEN, "german_reading"),
        ("german_skill", {"level_maximum": "a2"}, {"german_level": "b1"}, NO, "german_level"),
        ("german_proof", {"proofs": ("certificate",)}, {"german_proof": "certificate"}, YES, "german_proof"),
        ("german_proof", {"proofs": ("certificate",)}, {"german_proof": "self_assessment"}, NO, "german_proof"),
        (
            "german_proof",
            {"proofs": ("certificate",), "maximum": 6},
            {"german_proof": "certificate", "german_proof_on": date(2025, 9, 1)},
            YES,
            "german_proof_on",
        ),
        (
            "german_proof",
            {"proofs": ("certificate",), "maximum": 6},
            {"german_proof": "certificate", "german_proof_on": date(2025, 8, 31)},
            NO,
            "german_proof_on",
        ),
        (
            "german_proof",
            {"proofs": ("certificate",), "maximum": 6},
            {"german_proof": "certificate"},
            OPEN,
            "german_proof_on",
        ),
        (
            "prior_step",
            {"prior_step": "integration_course"},
            {"integration_course_attended": True},
            YES,
            "integration_course_attended",
        ),
        ("prior_step", {"prior_step": "placement_test"}, {"german_proof": "certificate"}, YES, "german_proof"),
        ("prior_step", {"prior_step": "placement_test"}, {"german_proof": "self_assessment"}, NO, "german_proof"),
        ("prior_step", {"prior_step": "recognition_notice"}, {"documents": ("recognition_notice",)}, YES, "documents"),
        (
            "prior_step",
            {"prior_step": "integration_course_without_b1"},
            {"integration_course_completed": True, "german_level": "a2"},
            YES,
            "integration_course_completed",
        ),
        (
            "prior_step",
            {"prior_step": "integration_course_without_b1"},
            {"integration_course_completed": True, "german_level": "b1"},
            NO,
            "german_level",
        ),
        ("prior_step", {}, {}, YES, None),
        ("documents", {"documents": ("cv",)}, {"documents": ("cv", "translation")}, YES, "documents"),
        ("documents", {"documents": ("cv",)}, {"documents_missing": ("cv",)}, NO, "documents_missing"),
        ("documents", {"documents": ("cv",)}, {"documents": ("translation",)}, OPEN, "documents"),
        ("distance", {"maximum": 5}, {}, YES, "place"),
        ("distance", {"maximum": 5}, {"place": None}, OPEN, "place"),
        ("cost", {"maximum": 50}, {"can_pay": True}, YES, "can_pay"),
        ("cost", {"maximum": 50}, {}, OPEN, "can_pay"),
    ],
)
def test_a_condition_fits_fails_or_asks(
    criterion: str, terms: dict[str, Any], known: dict[str, Any], verdict: str, fact: str | None
) -> None:
    result = result_of(criterion, course(conditions=(condition(criterion, **terms),)), **known)

    assert result is not None
    assert (result.verdict, result.fact) == (verdict, fact)
    assert (result.question is not None) == (verdict == OPEN)


@pytest.mark.parametrize(
    ("criterion", "changes", "known", "verdict"),
    [
        ("schedule", {"schedule": ("morning", "evening")}, {"available_times": ("evening",)}, YES),
        ("schedule", {"schedule": ("morning",)}, {"available_times": ("evening",)}, NO),
        ("schedule", {"schedule": ("morning",)}, {}, None),
        ("schedule", {}, {"available_times": ("evening",)}, None),
        ("childcare", {"hours_per_week": 10, "childcare": True}, {"childcare_needed": True}, YES),
        ("childcare", {"hours_per_week": 10, "childcare": False}, {"childcare_needed": True}, NO),
        ("childcare", {"hours_per_week": 10}, {"childcare_needed": True}, OPEN),
        ("childcare", {"hours_per_week": 10}, {"childcare_needed": False}, None),
        ("childcare", {"childcare": False}, {"childcare_needed": True}, None),
        ("service_language", {"kind": "therapy", "languages": ("de",)}, {"languages": ("de", "ar")}, YES),
        (
            "service_language",
            {"kind": "therapy", "languages": ("de",), "interpreter": True},
            {"languages": ("ar",)},
            YES,
        ),
        (
            "service_language",
            {"kind": "therapy", "languages": ("de",), "interpreter": False},
            {"languages": ("ar",)},
            NO,
        ),
        ("service_language", {"kind": "therapy", "languages": ("de",)}, {"languages": ("ar",)}, OPEN),
        ("service_language", {"languages": ("de",)}, {"languages": ("ar",)}, None),
        ("accessibility", {"accessibility": ("step_free", "sight")}, {"access_needs": ("sight",)}, YES),
        ("accessibility", {"accessibility": ("step_free",)}, {"access_needs": ("sight",)}, NO),
        ("accessibility", {}, {"access_needs": ("sight",)}, OPEN),
        ("accessibility", {}, {}, None),
        ("access_mode", {"access_mode": "assignment"}, {}, OPEN),
        ("access_mode", {"access_mode": "referral_only"}, {}, YES),
        ("access_mode", {"access_mode": "walk_in"}, {}, None),
    ],
)
def test_a_need_counts_where_it_is_stated(
    criterion: str, changes: dict[str, Any], known: dict[str, Any], verdict: str | None
) -> None:
    result = result_of(criterion, course(offer=offer(**changes)), **known)

    assert (result and result.verdict) == verdict


def test_the_way_to_a_hidden_address_is_a_question_to_the_provider() -> None:
    near = condition("distance", maximum=5)

    hidden = result_of("distance", course(offer=offer(hidden_address=True), conditions=(near,)))
    far = result_of("distance", course(held_in=GARBSEN, conditions=(near,)))

    assert hidden is not None
    assert hidden.question is not None
    assert hidden.question.asks == "provider"
    assert far is not None
    assert (far.verdict, far.threshold) == (NO, "-5")


def test_a_result_names_what_is_required_and_what_the_entry_says() -> None:
    adults = condition("age", minimum=27, note="Für Erwachsene.")

    result = result_of("age", course(conditions=(adults,)), age=30)

    assert result is not None
    assert (result.threshold, result.note, result.fact) == ("27-", "Für Erwachsene.", "age")


def test_a_question_to_a_provider_decides_one_offer_and_one_to_the_client_all_that_wait() -> None:
    groups = [course(number, offer=offer(number, hours_per_week=4)) for number in (1, 2, 3)]
    fees = [course(number, conditions=(condition("cost"),)) for number in (4, 5)]
    asked = SuggestionRequest("german_course", profile(childcare_needed=True), ON)

    questions = suggest(asked, Candidates((*groups, *fees), truncated=False), CHAIN).questions

    assert [(question.fact, question.decides) for question in questions] == [("can_pay", 2), ("childcare", 1)]


@pytest.mark.parametrize(
    ("criterion", "terms", "known", "de", "en"),
    [
        (
            "german_level",
            {"level_minimum": "b1", "level_maximum": "b1"},
            {"german_level": "a2"},
            "Verlangt wird Deutsch B1. Die Person hat A2.",
            "German B1 is required. The person has A2.",
        ),
        (
            "cost",
            {"maximum": 180, "exempt_benefits": ("sgb2",), "exemption": "Mit Sozialleistungen kostenlos."},
            {},
            (
                "Es entstehen Kosten bis zu 180 Euro. Ob die Person sie tragen kann, ist nicht bekannt. "
                "Ausnahme: Mit Sozialleistungen kostenlos."
            ),
            (
                "There is a cost of up to 180 euro. Whether the person can bear it is not known. "
                "There is an exemption: Basic income support (SGB II)."
            ),
        ),
        (
            "cost",
            {"exempt_benefits": ("sgb2",)},
            {"benefit": "sgb2", "can_pay": False},
            (
                "Es entstehen Kosten. Die Person kann sie nicht tragen. "
                "Ausnahme: Bürgergeld oder Grundsicherung (SGB II). Sie gilt hier."
            ),
            (
                "There is a cost. The person cannot bear it. "
                "There is an exemption: Basic income support (SGB II). It holds here."
            ),
        ),
        (
            "gender",
            {"genders": ("female",)},
            {"gender": "male"},
            "Offen für: weiblich. Das ist nicht erfüllt.",
            "Open to: female. This is not met.",
        ),
    ],
)
def test_a_reason_says_the_requirement_and_whether_it_is_met(
    criterion: str, terms: dict[str, Any], known: dict[str, Any], de: str, en: str
) -> None:
    result = result_of(criterion, course(conditions=(condition(criterion, **terms),)), **known)

    assert result is not None
    assert (result.de, result.en) == (de, en)
