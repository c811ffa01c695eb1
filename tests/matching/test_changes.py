"""The laws of why-not: changes help, named facts decide, and no order matters."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.matching.changes import changed, remedy
from graphsvc.matching.criteria import judge
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.verdicts import CriterionResult
from graphsvc.model.derived import (
    AccessibilityCode,
    AccessRuleCode,
    BenefitCode,
    CefrLevelCode,
    Condition,
    DocumentCode,
    EmploymentCode,
    GenderCode,
    GermanProofCode,
    GermanSkillCode,
    LanguageCode,
    LiteracyCode,
    Paper,
    PaperKindCode,
    PriorStepCode,
    Profile,
    ResidenceGroupCode,
    ResidenceSectionCode,
    SchoolingCode,
    TimeSlotCode,
)
from graphsvc.model.facts import OfferFacts
from tests.matching.examples import CHAIN, ON, condition, course, enquiry, offer, profile


def _codes(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401  a literal type of codes
    return st.none() | st.sampled_from(get_args(kind))


def _many(kind: Any) -> st.SearchStrategy[tuple[Any, ...]]:  # noqa: ANN401  a literal type of codes
    return st.lists(st.sampled_from(get_args(kind)[:4]), unique=True, max_size=3).map(tuple)


DAYS = st.none() | st.dates(date(2019, 1, 1), ON)
YES_NO = st.none() | st.booleans()
PAPERS = st.builds(
    Paper,
    kind=st.sampled_from(get_args(PaperKindCode)),
    issued_on=DAYS,
    expires_on=st.none() | st.dates(date(2025, 1, 1), date(2027, 1, 1)),
)
PROFILES = st.builds(
    Profile,
    id=st.just(""),
    holder=st.just(""),
    place=st.sampled_from([None, "03241001", "03241005"]),
    age=st.none() | st.integers(0, 70),
    german_level=_codes(CefrLevelCode),
    german_writing=_codes(CefrLevelCode),
    german_proof=_codes(GermanProofCode),
    german_proof_on=DAYS,
    residence_group=_codes(ResidenceGroupCode),
    residence_section=_codes(ResidenceSectionCode),
    permit_issued_on=DAYS,
    permit_months=st.none() | st.sampled_from([6, 12, 36]),
    registration_prevented=YES_NO,
    in_school=YES_NO,
    integration_course_attended=YES_NO,
    integration_course_completed=YES_NO,
    benefit=_codes(BenefitCode),
    gender=_codes(GenderCode),
    children=YES_NO,
    youngest_child_age=st.none() | st.integers(0, 17),
    childcare_needed=YES_NO,
    literacy=_codes(LiteracyCode),
    schooling=_codes(SchoolingCode),
    employment=_codes(EmploymentCode),
    registered_jobseeker=YES_NO,
    foreign_qualification=YES_NO,
    recognition_running=YES_NO,
    tolerated_since=DAYS,
    lawful_since=DAYS,
    can_pay=YES_NO,
    languages=_many(LanguageCode),
    available_times=_many(TimeSlotCode),
    access_needs=_many(AccessibilityCode),
    documents=_many(DocumentCode),
    documents_missing=_many(DocumentCode),
    papers=st.lists(PAPERS, max_size=2).map(tuple),
)
BY_ACCESS_RULE = st.sampled_from(get_args(AccessRuleCode)).map(lambda code: ("residence", {"access_rule": code}))
TERMS: st.SearchStrategy[tuple[str, dict[str, Any]]] = st.one_of(
    st.tuples(st.integers(0, 30), st.integers(30, 70)).map(
        lambda ages: ("age", {"minimum": ages[0], "maximum": ages[1]})
    ),
    st.sampled_from(get_args(CefrLevelCode)).map(lambda level: ("german_level", {"level_minimum": level})),
    st.sampled_from(get_args(CefrLevelCode)).map(lambda level: ("german_level", {"level_maximum": level})),
    st.sampled_from(get_args(CefrLevelCode)).map(
        lambda level: ("german_skill", {"skill": get_args(GermanSkillCode)[3], "level_minimum": level})
    ),
    st.sampled_from(get_args(GermanProofCode)).map(lambda code: ("german_proof", {"proofs": (code,), "maximum": 6})),
    st.sampled_from(get_args(GenderCode)).map(lambda code: ("gender", {"genders": (code,)})),
    st.just(("children", {})),
    st.just(("child_age", {"minimum": 1, "maximum": 5})),
    st.sampled_from(get_args(LiteracyCode)).map(lambda code: ("literacy", {"literacies": (code,)})),
    st.sampled_from(get_args(SchoolingCode)).map(lambda code: ("schooling", {"schooling_minimum": code})),
    st.sampled_from(get_args(BenefitCode)).map(lambda code: ("benefit", {"benefits": (code,)})),
    st.sampled_from(get_args(EmploymentCode)).map(lambda code: ("employment", {"employments": (code,)})),
    st.just(("jobseeker", {})),
    st.sampled_from(get_args(PriorStepCode)).map(lambda code: ("prior_step", {"prior_step": code})),
    st.just(("documents", {"documents": get_args(DocumentCode)[:2]})),
    st.just(("distance", {"maximum": 5})),
    st.just(("cost", {"maximum": 100})),
    st.sampled_from(get_args(ResidenceGroupCode)).map(lambda code: ("residence", {"residence_groups": (code,)})),
    # The access rules of `schema/rules` have the most to say, so about a third of the conditions rest on one.
    *[BY_ACCESS_RULE] * 8,
)


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    criterion, terms = draw(TERMS)
    exempt: dict[str, Any] = draw(st.sampled_from([{}, {}, {"exemption": "x"}, {"exempt_benefits": ("sgb2",)}]))
    joined: dict[str, Any] = draw(st.sampled_from([{}, {}, {"alternative": "a"}]))
    excludes = draw(st.sampled_from([None, None, True]))
    return condition(criterion, id=f"con_{draw(st.integers(1, 9))}", excludes=excludes, **{**terms, **exempt, **joined})


@st.composite
def offers(draw: st.DrawFn) -> OfferFacts:
    shown = offer(
        kind=draw(st.sampled_from(["german_course_open", "social_counselling"])),
        schedule=draw(_many(TimeSlotCode)),
        languages=draw(_many(LanguageCode)),
        interpreter=draw(YES_NO),
        childcare=draw(YES_NO),
        accessibility=draw(_many(AccessibilityCode)),
        hours_per_week=draw(st.sampled_from([None, 20])),
        valid_from=draw(st.sampled_from([None, date(2026, 6, 1)])),
    )
    return course(
        offer=shown,
        serves=draw(st.sampled_from([("03241001",), ("03241005",)])),
        conditions=tuple(draw(st.lists(conditions(), max_size=3))),
    )


def asked(facts: Profile) -> Enquiry:
    return Enquiry("german_course", facts, ON, CHAIN)


@settings(max_examples=200)
@given(offers(), PROFILES)
def test_with_the_changes_made_the_offer_fits_or_leaves_only_the_questions_listed(
    facts: OfferFacts, known: Profile
) -> None:
    found = remedy(facts, asked(known))

    after = judge(facts, changed(asked(known), found.changes))

    assert after.verdict == found.verdict
    assert (found.verdict == "does_not_fit") == bool(found.lasting)
    open_ones = {result.question for result in after.criteria if result.verdict == "unknown"}
    assert found.lasting or open_ones - {None} == set(found.questions)


@settings(max_examples=200)
@given(offers(), PROFILES)
def test_no_change_is_left_out_without_the_offer_failing_again(facts: OfferFacts, known: Profile) -> None:
    needed = remedy(facts, asked(known)).changes

    for change in needed:
        fewer = [each for each in needed if each != change]
        assert judge(facts, changed(asked(known), fewer)).verdict == "does_not_fit"


@given(offers(), PROFILES)
def test_changes_never_touch_age_gender_origin_or_title(facts: OfferFacts, known: Profile) -> None:
    fixed = {"age", "born_on", "gender", "children", "youngest_child_age", "residence_group", "residence_section"}

    for change in remedy(facts, asked(known)).changes:
        assert not {name for name, _ in change.facts} & fixed


@settings(max_examples=200)
@given(offers(), PROFILES)
def test_without_a_fact_that_it_names_a_criterion_says_something_else(facts: OfferFacts, known: Profile) -> None:
    judgement = judge(facts, asked(known))
    failing = [result for result in judgement.criteria if result.verdict == "does_not_fit"]

    for result in judgement.criteria:
        if result.fact is None or getattr(known, result.fact) in {None, ()} or _may_rest_on_more(result, facts):
            continue
        empty: Any = () if isinstance(getattr(known, result.fact), tuple) else None
        # A residence title is one fact with two parts.
        parts = {"residence_group", "residence_section"} if result.fact.startswith("residence_") else {result.fact}
        removed: dict[str, Any] = dict.fromkeys(parts, empty)
        after = judge(facts, asked(replace(known, **removed)))
        same = next((each for each in after.criteria if each.criterion == result.criterion), None)
        assert same is None or same.verdict != result.verdict, result.fact
        if failing == [result]:
            assert after.verdict != "does_not_fit"


def _may_rest_on_more(result: CriterionResult, facts: OfferFacts) -> bool:
    """Whether the criterion is open with the fact known, or an exemption or alternative could let it fit without."""
    own = [each for each in facts.conditions if each.criterion == result.criterion]
    ways_besides = any(each.alternative or each.exemption or each.exempt_benefits for each in own)
    return result.verdict == "unknown" or (result.verdict == "fits" and ways_besides)


@settings(max_examples=200)
@given(offers(), PROFILES, st.randoms())
def test_no_word_of_the_answer_depends_on_the_order_of_facts_and_conditions(
    facts: OfferFacts, known: Profile, chance: Random
) -> None:
    def shuffled(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(chance.sample(values, len(values)))

    lists = {name: value for name in known.__slots__ if isinstance(value := getattr(known, name), tuple)}
    shuffled_lists: dict[str, Any] = {name: shuffled(value) for name, value in lists.items()}
    other = replace(known, **shuffled_lists)
    turned = replace(facts, conditions=shuffled(facts.conditions))

    assert judge(turned, asked(other)) == judge(facts, asked(known))
    assert remedy(turned, asked(other)) == remedy(facts, asked(known))


def test_the_smallest_set_holds_a_level_and_a_time_and_says_what_stays_open() -> None:
    shown = offer(schedule=("morning",))
    terms = (condition("german_level", level_minimum="b1"), condition("age", minimum=18))
    facts = course(offer=shown, conditions=terms)

    found = remedy(facts, enquiry(german_level="a1", available_times=("evening",)))

    assert [(change.kind, change.en) for change in found.changes] == [
        ("level", "from B1"),
        ("times", "if the person can come at this time too: Morning"),
    ]
    assert found.verdict == "unknown"
    assert [question.fact for question in found.questions] == ["age"]


def test_an_offer_that_fails_by_age_names_no_change() -> None:
    facts = course(conditions=(condition("age", minimum=27), condition("german_level", level_minimum="b1")))

    found = remedy(facts, enquiry(age=20, german_level="a1"))

    assert (found.changes, found.lasting) == ((), ("age",))


@pytest.mark.parametrize(("benefit", "door"), [("sgb2", "Jobcenter"), ("asylblg", "Leistungsbehörde")])
def test_a_closed_integration_course_names_the_paper_that_would_open_it(benefit: str, door: str) -> None:
    group = "gestattung" if benefit == "asylblg" else "ban_25_3"
    terms = (condition("residence", access_rule="integration_course"),)

    found = remedy(course(conditions=terms), enquiry(residence_group=group, benefit=benefit, age=30))

    assert [change.kind for change in found.changes] == ["paper"]
    assert door in found.changes[0].de
    assert found.verdict == "fits"


def test_an_exemption_lifts_a_condition_until_its_last_day() -> None:
    terms = (condition("cost", exempt_benefits=("sgb2",), exempt_until=date(2026, 6, 30), exemption="Mit Bürgergeld."),)
    facts = course(conditions=terms)

    def verdict(on: date) -> str:
        return judge(facts, Enquiry("german_course", profile(benefit="sgb2", can_pay=False), on, CHAIN)).verdict

    assert verdict(date(2026, 6, 30)) == "fits"
    assert verdict(date(2026, 7, 1)) == "does_not_fit"
