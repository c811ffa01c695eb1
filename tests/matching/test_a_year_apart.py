"""Two runs a year apart differ exactly by the rules that changed between the two days."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.matching import residence
from graphsvc.matching.criteria import judge
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.rules import RuleDefinition, access_rules
from graphsvc.matching.verdicts import Verdict
from graphsvc.model.derived import AccessRuleCode, BenefitCode, CefrLevelCode, Profile, ResidenceGroupCode
from tests.matching.examples import CHAIN, condition, course, profile

EARLIER, LATER = date(2025, 10, 15), date(2026, 10, 15)

# Facts that are the same on both days: days of permits and papers would age with the year.
PERSONS = st.builds(
    lambda group, level, benefit, age, yes: profile(
        residence_group=group,
        german_level=level,
        benefit=benefit,
        age=age,
        permit_months=36,
        employment="not_employed",
        in_school=yes,
        registered_jobseeker=yes,
        integration_course_attended=yes,
    ),
    st.sampled_from(get_args(ResidenceGroupCode)),
    st.sampled_from(get_args(CefrLevelCode)),
    st.sampled_from(get_args(BenefitCode)),
    st.integers(28, 60),
    st.booleans(),
)


def held_on(day: date) -> tuple[RuleDefinition, ...]:
    """The rules of that day, as if they held for ever."""
    always = {"valid_from": date(2000, 1, 1), "valid_to": None}
    return tuple(rule.model_copy(update=always) for rule in access_rules() if rule.holds_on(day))


def changed_for(access_rule: AccessRuleCode) -> set[str]:
    """The rules of that access rule that hold on exactly one of the two days."""
    return {
        rule.id
        for rule in access_rules()
        if rule.is_part_of(access_rule) and rule.holds_on(EARLIER) != rule.holds_on(LATER)
    }


def doors(access_rule: AccessRuleCode, person: Profile, on: date) -> dict[str, Verdict]:
    """The verdict of each door on that day."""
    facts = course(conditions=(condition("residence", access_rule=access_rule),))
    judgement = judge(facts, Enquiry("german_course", person, on, CHAIN))
    result = next(each for each in judgement.criteria if each.criterion == "residence")
    return {"all": result.verdict, **{door.door: door.verdict for door in result.doors}}


@given(st.sampled_from(get_args(AccessRuleCode)), PERSONS)
def test_a_year_later_only_the_rules_that_changed_make_a_difference(
    access_rule: AccessRuleCode, person: Profile
) -> None:
    then, now = doors(access_rule, person, EARLIER), doors(access_rule, person, LATER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(residence, "access_rules", lambda: held_on(EARLIER))
        assert doors(access_rule, person, EARLIER) == then
        assert doors(access_rule, person, LATER) == then
        patch.setattr(residence, "access_rules", lambda: held_on(LATER))
        assert doors(access_rule, person, LATER) == now
    if not changed_for(access_rule):
        assert then == now


def test_the_stop_of_admissions_is_such_a_change() -> None:
    citizen = profile(residence_group="eu_freedom", german_level="a1", age=34, integration_course_attended=False)

    then, now = (doors("integration_course", citizen, day) for day in (EARLIER, LATER))

    assert {name for name in then if then[name] != now[name]} <= {"admission", "all"}
    assert (then["admission"], now["admission"]) == ("unknown", "does_not_fit")
    assert "integration_course_stop_2026" in changed_for("integration_course")
