"""The three doors to an integration course, case by case from the text of the law."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.matching.integration_course import three_doors
from graphsvc.matching.rules import access_rules
from graphsvc.matching.verdicts import CriterionResult, Door, DoorResult
from graphsvc.model.derived import Paper, Profile
from tests.matching.examples import ON, profile

BEFORE_THE_STOP = date(2025, 10, 15)
PRACTICE = date(2025, 12, 15)


def access(on: date = ON, **facts: Any) -> CriterionResult:  # noqa: ANN401  any property of a profile
    return three_doors(profile(**facts), on, access_rules())


def newcomer(**facts: Any) -> dict[str, Any]:  # noqa: ANN401  any property of a profile
    """A three-year permit of December 2025, beginner, neither at school nor in a course before."""
    return {
        "permit_issued_on": date(2025, 12, 1),
        "permit_months": 36,
        "german_level": "a1",
        "in_school": False,
        "integration_course_attended": False,
        **facts,
    }


def door(result: CriterionResult, name: Door) -> DoorResult:
    return next(each for each in result.doors if each.door == name)


@pytest.mark.parametrize(
    ("group", "section"),
    [
        ("refugee_25_1_25_2", None),
        ("subsidiary_25_2", "s25_2"),
        ("other_humanitarian", "s25_4a_3"),
        ("well_integrated", "s25b"),
        ("resettlement_23", None),
        ("eu_long_term_38a", None),
        ("family", "s36a"),
        ("work", "s18g"),
        (None, "s25_2"),
    ],
)
def test_the_titles_of_section_44_1_give_a_claim(group: str | None, section: str | None) -> None:
    result = access(**newcomer(residence_group=group, residence_section=section))

    assert door(result, "claim").verdict == "fits"


@pytest.mark.parametrize(
    ("group", "section"),
    [
        ("ban_25_3", "s25_3"),
        ("temporary_24", None),
        ("other_humanitarian", "s25_5"),
        ("well_integrated", "s25a"),
        ("chance_104c", None),
        ("study_training", "s16b"),
        ("family", "s31"),
        ("work", "s20a"),
        ("gestattung", None),
        ("german", None),
    ],
)
def test_titles_outside_the_list_give_no_claim(group: str, section: str | None) -> None:
    result = access(**newcomer(residence_group=group, residence_section=section))

    assert door(result, "claim").verdict == "does_not_fit"


@pytest.mark.parametrize("group", ["well_integrated", "other_humanitarian", "family", "work", "settlement"])
def test_a_group_that_the_law_splits_needs_the_section(group: str) -> None:
    result = access(**newcomer(residence_group=group))

    assert result.verdict == "unknown"
    assert result.question is not None
    assert result.question.fact == "residence_section"


def test_group_and_section_that_contradict_each_other_are_asked_for() -> None:
    result = access(**newcomer(residence_group="temporary_24", residence_section="s25_2"))

    assert door(result, "claim").verdict == "unknown"


def test_a_claim_names_the_confirmation_its_issuer_and_the_last_day() -> None:
    result = access(**newcomer(residence_group="subsidiary_25_2"))

    assert result.verdict == "fits"
    assert result.missing_paper is not None
    assert result.missing_paper.kind == "claim_confirmation"
    assert result.missing_paper.issuers == ("foreigners_authority",)
    assert result.missing_paper.deadline == date(2026, 12, 1)
    assert result.rule is not None
    assert "§ 44 Abs. 1 bis 3 AufenthG" in result.rule.source_de


def test_late_repatriates_claim_by_the_bvfg_and_get_the_paper_from_the_bva() -> None:
    result = access(residence_group="spaetaussiedler", in_school=False, integration_course_attended=False)

    assert result.verdict == "fits"
    assert result.missing_paper is not None
    assert result.missing_paper.issuers == ("bva",)
    assert result.missing_paper.deadline is None
    assert result.rule is not None
    assert result.rule.id == "integration_course_claim_bvfg"


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"permit_months": 12}, "fits"),
        ({"permit_months": 11}, "does_not_fit"),
        ({"permit_months": None}, "unknown"),
        # Eighteen months held end on 1 March 2026; from the next day on it is more.
        ({"permit_months": 6, "permit_issued_on": date(2024, 9, 1)}, "does_not_fit"),
        (
            {"permit_months": 6, "permit_issued_on": date(2024, 8, 31), "registration_prevented": True},
            "fits",
        ),
    ],
)
def test_a_lasting_stay_is_a_permit_of_a_year_or_one_held_over_18_months(facts: dict[str, Any], verdict: str) -> None:
    result = access(**newcomer(residence_group="subsidiary_25_2", **facts))

    assert door(result, "claim").verdict == verdict


@pytest.mark.parametrize(
    ("issued", "prevented", "verdict"),
    [
        (date(2025, 3, 1), None, "fits"),
        (date(2025, 2, 28), False, "does_not_fit"),
        (date(2025, 2, 28), None, "unknown"),
        (date(2025, 2, 28), True, "fits"),
        (None, None, "unknown"),
        (date(2026, 3, 2), None, "does_not_fit"),
    ],
)
def test_the_claim_lapses_a_year_after_the_grant_unless_registering_was_prevented(
    issued: date | None, *, prevented: bool | None, verdict: str
) -> None:
    facts = newcomer(residence_group="subsidiary_25_2", permit_issued_on=issued, registration_prevented=prevented)

    assert door(access(**facts), "claim").verdict == verdict


def test_with_short_permits_nobody_says_that_the_claim_has_lapsed() -> None:
    facts = newcomer(
        residence_group="family",
        residence_section="s28",
        permit_months=6,
        permit_issued_on=date(2024, 1, 1),
        registration_prevented=False,
    )

    claim = door(access(**facts), "claim")

    assert claim.verdict == "unknown"
    assert claim.question is not None
    assert claim.question.asks == "authority"


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"german_level": "a2"}, "fits"),
        ({"german_level": "b1"}, "does_not_fit"),
        ({"german_level": None}, "unknown"),
        ({"integration_course_attended": True}, "does_not_fit"),
        ({"integration_course_attended": None}, "unknown"),
        ({"in_school": True, "age": 26}, "does_not_fit"),
        ({"in_school": True, "age": 27}, "fits"),
        ({"in_school": True}, "unknown"),
        ({"in_school": None, "age": 40}, "fits"),
        ({"in_school": None}, "unknown"),
    ],
)
def test_no_claim_with_b1_after_a_course_or_at_school(facts: dict[str, Any], verdict: str) -> None:
    result = access(**newcomer(residence_group="subsidiary_25_2", **facts))

    assert door(result, "claim").verdict == verdict


def test_citizens_of_the_union_can_only_be_admitted() -> None:
    result = access(BEFORE_THE_STOP, **newcomer(residence_group="eu_freedom", benefit="sgb2"))

    assert [each.verdict for each in result.doors] == ["does_not_fit", "does_not_fit", "unknown"]
    assert door(result, "obligation").missing_paper is None
    assert result.missing_paper is not None
    assert (result.missing_paper.kind, result.missing_paper.issuers) == ("admission", ("bamf",))


@pytest.mark.parametrize("group", ["eu_freedom", "temporary_24", "gestattung", "duldung_discretion"])
def test_the_stop_changes_the_third_door_and_nothing_else(group: str) -> None:
    facts = newcomer(residence_group=group, age=30, benefit="none")

    before, after = access(BEFORE_THE_STOP, **facts), access(ON, **facts)

    assert before.doors[:2] == after.doors[:2]
    assert (before.doors[2].verdict, after.doors[2].verdict) == ("unknown", "does_not_fit")
    assert (before.verdict, after.verdict) == ("unknown", "does_not_fit")
    assert after.doors[2].rule is not None
    assert after.doors[2].rule.id == "integration_course_stop_2026"
    assert after.doors[2].rule.url is not None


@pytest.mark.parametrize("facts", [{}, {"papers": (Paper(kind="admission", issued_on=date(2024, 1, 1)),)}])
@pytest.mark.parametrize("on", [BEFORE_THE_STOP, PRACTICE, ON])
def test_nobody_is_called_admitted_without_a_valid_paper(on: date, facts: dict[str, Any]) -> None:
    result = access(on, **newcomer(residence_group="temporary_24", **facts))

    assert door(result, "admission").verdict != "fits"


def test_the_winter_without_a_circular_is_unknown_and_says_so() -> None:
    result = access(PRACTICE, **newcomer(residence_group="temporary_24"))

    assert result.verdict == "unknown"
    assert result.rule is not None
    assert result.rule.id == "integration_course_practice_2025"


@pytest.mark.parametrize(
    ("paper", "on", "verdict"),
    [
        (Paper(kind="admission", issued_on=date(2025, 9, 10)), ON, "fits"),
        (Paper(kind="admission", issued_on=date(2025, 9, 10)), date(2026, 9, 10), "fits"),
        (Paper(kind="admission", issued_on=date(2025, 9, 10)), date(2026, 9, 11), "does_not_fit"),
        (Paper(kind="admission", issued_on=date(2026, 3, 2)), ON, "does_not_fit"),
        (Paper(kind="admission"), ON, "unknown"),
        (Paper(kind="obligation", issuer="jobcenter"), ON, "fits"),
        (Paper(kind="obligation", expires_on=date(2026, 2, 28)), ON, "does_not_fit"),
        (Paper(kind="claim_confirmation", expires_on=ON), ON, "fits"),
        (Paper(kind="claim_confirmation", issued_on=date(2025, 9, 10)), ON, "unknown"),
        (Paper(kind="claim_confirmation", issuer="bva"), ON, "fits"),
    ],
)
def test_a_paper_valid_on_the_day_opens_its_door(paper: Paper, on: date, verdict: str) -> None:
    result = access(on, residence_group="temporary_24", papers=(paper,), integration_course_attended=False)

    assert result.verdict == verdict
    assert (result.missing_paper is None) or verdict != "fits"


def test_a_paper_at_hand_comes_before_a_claim_with_a_paper_to_fetch() -> None:
    papers = (Paper(kind="obligation", issued_on=date(2026, 1, 5)),)

    result = access(**newcomer(residence_group="subsidiary_25_2", papers=papers))

    assert (result.verdict, result.missing_paper) == ("fits", None)


def test_an_asylum_seeker_is_told_who_can_oblige_them() -> None:
    result = access(**newcomer(residence_group="gestattung", age=30, benefit="asylblg"))

    assert result.verdict == "does_not_fit"
    assert result.missing_paper is not None
    assert result.missing_paper.issuers == ("asylum_benefit_authority",)
    assert result.rule is not None
    assert result.rule.id == "integration_course_obligation"


@pytest.mark.parametrize(
    ("facts", "issuers"),
    [
        (
            {"residence_group": "temporary_24", "benefit": None},
            ("jobcenter", "asylum_benefit_authority", "foreigners_authority"),
        ),
        ({"residence_group": "temporary_24", "benefit": "sgb2"}, ("jobcenter", "foreigners_authority")),
        ({"residence_group": "gestattung", "benefit": "asylblg", "age": 17}, None),
        ({"residence_group": "gestattung", "benefit": "sgb12"}, None),
        ({"residence_group": "duldung_other", "benefit": "asylblg"}, None),
        ({"residence_group": "duldung_training_work", "benefit": "asylblg"}, ("asylum_benefit_authority",)),
        (
            {"residence_group": "other_humanitarian", "residence_section": "s25_5", "benefit": "asylblg"},
            ("asylum_benefit_authority", "foreigners_authority"),
        ),
        ({"residence_group": "gestattung", "benefit": "asylblg", "employment": "employed"}, None),
        (
            {"residence_group": "gestattung", "benefit": "asylblg", "employment": "not_employed"},
            ("asylum_benefit_authority",),
        ),
        ({"residence_group": "temporary_24", "benefit": "sgb2", "employment": "in_training"}, None),
        ({"residence_group": "temporary_24", "benefit": "sgb2", "in_school": True}, None),
        ({"residence_group": "temporary_24", "benefit": "sgb2", "integration_course_attended": True}, None),
        ({"residence_group": "german", "benefit": "sgb2"}, None),
    ],
)
def test_a_way_to_an_obligation_is_named_unless_the_facts_rule_it_out(
    facts: dict[str, Any], issuers: tuple[str, ...] | None
) -> None:
    paper = door(access(**facts), "obligation").missing_paper

    assert (paper.issuers if paper else None) == issuers


def test_germans_are_admitted_only_below_b1() -> None:
    below = access(BEFORE_THE_STOP, **newcomer(residence_group="german"))
    above = access(BEFORE_THE_STOP, **newcomer(residence_group="german", german_level="b1"))

    assert (below.verdict, above.verdict) == ("unknown", "does_not_fit")


def test_a_person_of_whom_nothing_is_known_is_asked_about_and_not_refused() -> None:
    result = access()

    assert result.verdict == "unknown"
    assert result.question is not None
    assert result.question.fact == "residence_group"


def test_a_provisional_certificate_asks_for_the_title_that_goes_on() -> None:
    result = access(**newcomer(residence_group="fiktion"))

    assert result.verdict == "unknown"
    assert result.question is not None
    assert result.question.fact == "residence_group"


def test_a_day_without_rules_is_unknown() -> None:
    result = access(date(2019, 5, 1), **newcomer(residence_group="duldung_other"))

    assert result.verdict == "unknown"
    assert result.rule is None


def test_an_answer_that_rests_on_an_old_or_announced_reading_says_so() -> None:
    facts = newcomer(residence_group="subsidiary_25_2")
    announced = tuple(rule.model_copy(update={"status": "announced"}) for rule in access_rules())

    assert "zuletzt am" not in access(ON, **facts).de
    later = {**facts, "permit_issued_on": date(2026, 12, 1)}
    assert "zuletzt am 29.04.2026 gelesen" in access(date(2027, 5, 1), **later).de
    assert "announced" in three_doors(profile(**facts), ON, announced).en


FACTS: dict[str, Any] = newcomer(
    residence_group="family",
    residence_section="s30",
    age=30,
    benefit="sgb2",
    registration_prevented=False,
)


@given(st.sets(st.sampled_from(sorted(FACTS))), st.sampled_from([BEFORE_THE_STOP, PRACTICE, ON]))
def test_a_missing_fact_makes_the_claim_unknown_and_never_no(missing: set[str], on: date) -> None:
    facts = {**FACTS, "permit_issued_on": date(2025, 9, 1), **dict.fromkeys(missing)}

    assert door(access(on, **facts), "claim").verdict in {"fits", "unknown"}


@given(st.permutations(sorted(FACTS)))
def test_the_order_of_facts_and_rules_does_not_matter(names: list[str]) -> None:
    person = profile()
    for name in names:
        person = replace(person, **{name: FACTS[name]})

    assert three_doors(person, ON, access_rules()) == access(**FACTS)
    assert _verdicts(person, reverse=True) == _verdicts(person, reverse=False)


def _verdicts(person: Profile, *, reverse: bool) -> list[str]:
    rules = access_rules()[::-1] if reverse else access_rules()
    return [each.verdict for each in three_doors(person, ON, rules).doors]
