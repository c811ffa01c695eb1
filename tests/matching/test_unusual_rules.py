"""Rules, conditions and papers as they seldom are: each still has a verdict, or is refused with a reason."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from graphsvc.matching.access import access_result
from graphsvc.matching.german import level_between
from graphsvc.matching.integration_course import three_doors
from graphsvc.matching.integration_course.claim import claim_door
from graphsvc.matching.paperwork import prior_step
from graphsvc.matching.person import age
from graphsvc.matching.plain_json import suggestions_to_json
from graphsvc.matching.requirements import Case, judged
from graphsvc.matching.rules import Between, FactTest, Requirement, access_rules
from graphsvc.matching.suggestions import SuggestionRequest, suggest
from graphsvc.model.derived import Paper
from graphsvc.model.facts import Candidates
from tests.matching.examples import CHAIN, INTEGRATION_COURSE, ON, condition, course, enquiry, intake, profile

UNEMPLOYED = FactTest(name="registered_jobseeker", is_true=True)


def case(on: date = ON, **facts: Any) -> Case:  # noqa: ANN401  any property of a profile
    return Case(course(), enquiry(on, **facts))


def test_a_day_on_which_no_rule_holds_is_unknown_and_asks_an_authority() -> None:
    result = access_result("recognition", case(date(1990, 1, 1)), access_rules())

    assert (result.verdict, result.question is not None, result.doors) == ("unknown", True, ())


def test_a_rule_that_cannot_decide_about_its_access_rule_is_refused() -> None:
    claim = next(rule for rule in access_rules() if rule.id == "integration_course_claim")

    with pytest.raises(ValueError, match="integration_course_claim"):
        access_result("integration_course", case(), [claim])


def test_a_paper_without_any_date_leaves_its_term_open() -> None:
    papers = (Paper(kind="vocational_entitlement", issuer="jobcenter"),)

    result = access_result("vocational_german", case(papers=papers, german_level="b1"), access_rules())

    entitlement = next(door for door in result.doors if door.door == "entitlement")
    assert entitlement.verdict == "unknown"
    assert entitlement.question is not None
    assert entitlement.question.fact == "papers"


def test_conditions_without_a_limit_fit_everybody() -> None:
    assert level_between("german_level", "a1", None, None).verdict == "fits"
    assert age(condition("age"), course(), enquiry(age=30)).verdict == "fits"
    assert age(condition("age"), course(), enquiry(age=30)).en.startswith("For every age.")


@pytest.mark.parametrize(("completed", "verdict"), [(None, "unknown"), (False, "does_not_fit"), (True, "fits")])
def test_a_course_without_b1_at_its_end_must_have_been_attended(completed: bool | None, verdict: str) -> None:  # noqa: FBT001
    asked = enquiry(integration_course_completed=completed, german_level="a2")

    assert (
        prior_step(condition("prior_step", prior_step="integration_course_without_b1"), course(), asked).verdict
        == verdict
    )


def test_a_claim_without_a_level_or_school_does_not_ask_for_them() -> None:
    rule = next(rule for rule in access_rules() if rule.id == "integration_course_claim")
    assert rule.claim is not None
    terms = rule.claim.model_copy(update={"level_below": None, "school": None})
    person = profile(
        residence_group="refugee_25_1_25_2",
        permit_issued_on=date(2025, 12, 1),
        permit_months=36,
        in_school=False,
        integration_course_attended=False,
        age=30,
    )

    assert claim_door(rule, terms, person, ON).verdict == "fits"


def test_a_short_permit_without_a_day_of_grant_is_asked_about() -> None:
    result = three_doors(profile(residence_group="refugee_25_1_25_2", permit_months=6), ON, access_rules())

    claim = next(door for door in result.doors if door.door == "claim")
    assert (claim.verdict, claim.fact) == ("unknown", "permit_issued_on")


def test_a_settlement_permit_lasts_from_the_start() -> None:
    rule = next(rule for rule in access_rules() if rule.id == "integration_course_claim")
    assert rule.claim is not None
    covering = rule.claim.residence.model_copy(update={"groups": ("settlement",)})
    terms = rule.claim.model_copy(update={"residence": covering})
    person = profile(
        residence_group="settlement",
        permit_issued_on=date(2020, 1, 1),
        registration_prevented=False,
        german_level="a1",
        in_school=False,
        integration_course_attended=False,
        age=30,
    )

    result = claim_door(rule, terms, person, ON)

    # It lasts, so that the year to register began with the grant, and is over.
    assert (result.verdict, result.fact) == ("does_not_fit", "permit_issued_on")


@pytest.mark.parametrize(("known", "verdict"), [(None, "unknown"), (True, "does_not_fit"), (False, "fits")])
def test_what_must_not_be_is_the_opposite_of_what_must_be(known: bool | None, verdict: str) -> None:  # noqa: FBT001
    barred = Requirement(none_of=(Requirement(fact=UNEMPLOYED),))

    assert judged(barred, case(registered_jobseeker=known)).verdict == verdict


@pytest.mark.parametrize(
    ("on", "starts", "verdict"),
    [
        (date(2025, 5, 1), (), "does_not_fit"),
        (date(2025, 4, 1), (), "unknown"),
        (date(2025, 4, 1), (date(2025, 4, 30),), "fits"),
        (date(2025, 4, 1), (date(2025, 5, 1),), "does_not_fit"),
    ],
)
def test_a_course_that_must_start_before_a_day(on: date, starts: tuple[date, ...], verdict: str) -> None:
    facts = course(intakes=tuple(intake(day) for day in starts))
    requirement = Requirement(starts_before=date(2025, 5, 1))

    assert judged(requirement, Case(facts, enquiry(on))).verdict == verdict


def test_an_age_on_the_edge_is_unknown_and_asks_for_the_day_of_birth() -> None:
    reason = judged(Requirement(age=Between(minimum=27)), case(age=26, valid_on=date(2025, 9, 1)))

    assert (reason.verdict, reason.fact) == ("unknown", "born_on")


def test_a_requirement_says_exactly_one_thing() -> None:
    with pytest.raises(ValidationError, match="exactly one"):
        Requirement()
    with pytest.raises(ValidationError, match="exactly one"):
        Requirement(fact=UNEMPLOYED, age=Between(minimum=18))


def test_the_json_says_which_paper_would_open_what_was_left_out() -> None:
    seeker = profile(
        age=34, german_level="a1", residence_group="gestattung", benefit="asylblg", integration_course_attended=False
    )
    request = SuggestionRequest("german_course", seeker, ON)
    closed = course(conditions=(INTEGRATION_COURSE,))

    answer = suggestions_to_json(suggest(request, Candidates((closed,), truncated=False), CHAIN))

    (opening,) = answer["not_fitting"]["would_open"]
    assert (opening["missing_paper"]["kind"], opening["offers"]) == ("obligation", 1)
