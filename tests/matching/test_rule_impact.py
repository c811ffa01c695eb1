"""What one access rule changes for steps, on the smallest of them."""

from datetime import date

from graphsvc.matching.rule_impact import HitStep, day_to_ask, decides_about, hit_step, impact, impact_to_json
from graphsvc.matching.rules import RuleDefinition, access_rules
from graphsvc.model.facts import OpenStep
from tests.matching.examples import INTEGRATION_COURSE, course, enquiry

DURING = date(2026, 3, 2)


def _rule(name: str) -> RuleDefinition:
    return next(rule for rule in access_rules() if rule.id == name)


STOP = _rule("integration_course_stop_2026")


def test_a_step_is_hit_where_its_verdict_is_another_without_the_rule() -> None:
    closed = course(conditions=(INTEGRATION_COURSE,))
    only_admission = enquiry(DURING, residence_group="eu_freedom", german_level="a1", age=30)
    step = OpenStep("ste_1", "off_1", "german_course", only_admission.profile)

    hit = hit_step(step, closed, only_admission, STOP)

    assert hit is not None
    assert (hit.step_id, hit.residence_group, hit.verdict) == (step.id, "eu_freedom", "does_not_fit")
    assert hit.without != "does_not_fit"
    assert hit_step(step, course(), only_admission, STOP) is None


def test_a_rule_is_asked_for_its_first_day_today_or_its_last() -> None:
    assert STOP.valid_to is not None
    days = [day_to_ask(STOP, today) for today in (date(2020, 1, 1), DURING, date(2030, 1, 1))]

    assert days == [STOP.valid_from, DURING, STOP.valid_to]


def test_a_rule_decides_about_its_access_rule_and_those_it_is_part_of() -> None:
    assert STOP.access_rule in decides_about(STOP)


def test_the_steps_come_by_id_and_the_groups_with_most_steps_first() -> None:
    hits = [
        HitStep("ste_3", "off_1", None, "unknown", "does_not_fit"),
        HitStep("ste_2", "off_1", "work", "unknown", "does_not_fit"),
        HitStep("ste_1", "off_1", "work", "unknown", "does_not_fit"),
    ]

    found = impact_to_json(impact(STOP, DURING, 5, hits))

    assert (found["looked_at"], found["hit"]) == (5, 3)
    assert [each["step"] for each in found["steps"]] == ["ste_1", "ste_2", "ste_3"]
    assert found["groups"] == [{"residence_group": "work", "steps": 2}, {"residence_group": None, "steps": 1}]
    assert impact(STOP, DURING, 0, []).groups == {}
