"""What one access rule changes: the steps whose verdict would differ without it, and the groups they belong to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graphsvc.matching.criteria import judge
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.rules import RuleDefinition
from graphsvc.matching.verdicts import Verdict
from graphsvc.model.derived import AccessRuleCode, ResidenceGroupCode
from graphsvc.model.facts import OfferFacts, OpenStep


@dataclass(frozen=True, slots=True)
class HitStep:
    """An open step whose verdict the rule changes: without it, and with it."""

    step_id: str
    offer_id: str
    residence_group: ResidenceGroupCode | None
    without: Verdict
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class RuleImpact:
    """What a rule changes on a day: `looked_at` open steps rest on its access rule, `hit` are changed by it.

    `hit` is by id; `groups` counts the hit steps by residence group (None: not known), most first.
    """

    rule: RuleDefinition
    on: date
    looked_at: int
    hit: tuple[HitStep, ...]
    groups: Mapping[ResidenceGroupCode | None, int]


def day_to_ask(rule: RuleDefinition, today: date) -> date:
    """The day for which a rule's impact is asked: today where it holds, else its first or its last day."""
    if rule.valid_from > today:
        return rule.valid_from
    return today if rule.valid_to is None or rule.valid_to >= today else rule.valid_to


def decides_about(rule: RuleDefinition) -> tuple[AccessRuleCode, ...]:
    """The access rules that the rule is part of."""
    return tuple(sorted({rule.access_rule, *rule.also}))


def hit_step(step: OpenStep, facts: OfferFacts, enquiry: Enquiry, rule: RuleDefinition) -> HitStep | None:
    """The step where its verdict differs with and without the rule; None where the rule changes nothing."""
    verdict = judge(facts, enquiry).verdict
    without = judge(facts, replace(enquiry, without_rule=rule.id)).verdict
    if verdict == without:
        return None
    return HitStep(step.id, step.offer_id, enquiry.profile.residence_group, without, verdict)


def impact(rule: RuleDefinition, on: date, looked_at: int, hit: Iterable[HitStep]) -> RuleImpact:
    """The impact over all steps; empty where the rule changes none."""
    steps = tuple(sorted(hit, key=lambda each: each.step_id))
    counts = Counter(each.residence_group for each in steps)
    groups = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0] or "")))
    return RuleImpact(rule, on, looked_at, steps, groups)


def impact_to_json(found: RuleImpact) -> dict[str, Any]:
    """The impact as JSON values."""
    return {
        "rule": found.rule.id,
        "on": found.on.isoformat(),
        "looked_at": found.looked_at,
        "hit": len(found.hit),
        "groups": [{"residence_group": group, "steps": count} for group, count in found.groups.items()],
        "steps": [
            {"step": each.step_id, "offer": each.offer_id, "without": each.without, "with": each.verdict}
            for each in found.hit
        ],
    }
