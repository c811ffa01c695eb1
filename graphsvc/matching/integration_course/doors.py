"""The three doors together: who may attend an integration course on a day, and with which paper."""

from collections.abc import Sequence
from datetime import date

from graphsvc.matching.cautions import with_caution
from graphsvc.matching.integration_course.admission import admission_door
from graphsvc.matching.integration_course.claim import claim_door
from graphsvc.matching.integration_course.obligation import obligation_door
from graphsvc.matching.integration_course.papers import door_by_paper
from graphsvc.matching.rules import RuleDefinition
from graphsvc.matching.verdicts import CriterionResult, Door, DoorResult, Question, rank
from graphsvc.model.derived import Profile

_DOORS: tuple[Door, ...] = ("claim", "obligation", "admission")


def three_doors(profile: Profile, on: date, rules: Sequence[RuleDefinition]) -> CriterionResult:
    """One open door is enough (Kleene's or); the result names the doors that decide.

    A paper valid on the day opens its door at once. A claim by law opens it too, with the confirmation as the
    paper to fetch. For a day without rules the doors are unknown.
    """
    holding = [rule for rule in rules if rule.access_rule == "integration_course" and rule.holds_on(on)]
    doors = tuple(_door(door, profile, on, holding) for door in _DOORS)
    best = max(rank(door.verdict) for door in doors)
    deciding = sorted((door for door in doors if rank(door.verdict) == best), key=_has_paper_to_fetch)
    shown = deciding[:1] if deciding[0].verdict == "fits" else deciding
    # The door that a paper would open says most; else the last one, where a stop may stand.
    source = next((door for door in shown if door.missing_paper is not None), shown[-1])
    cited = [door.rule for door in shown if door.rule is not None]
    return CriterionResult(
        "residence",
        shown[0].verdict,
        *with_caution(" ".join(door.de for door in shown), " ".join(door.en for door in shown), cited),
        # Where every door is closed, no single fact decides.
        None if shown[0].verdict == "does_not_fit" else source.fact,
        source.rule,
        source.question or next((door.question for door in shown if door.question is not None), None),
        source.missing_paper,
        doors,
    )


def _has_paper_to_fetch(door: DoorResult) -> bool:
    return door.verdict == "fits" and door.missing_paper is not None


def _door(door: Door, profile: Profile, on: date, rules: Sequence[RuleDefinition]) -> DoorResult:
    rules = [rule for rule in rules if rule.door == door]
    admission = next((rule.admission for rule in rules if rule.admission is not None), None)
    by_paper = door_by_paper(door, profile, on, admission.paper_valid_months if admission else None)
    if by_paper is not None and by_paper.verdict == "fits":
        return by_paper
    by_rule = max(_by_rules(profile, on, rules), key=lambda each: rank(each.verdict), default=_no_rule(door))
    if by_paper is not None and rank(by_paper.verdict) >= rank(by_rule.verdict):
        return by_paper
    return by_rule


def _by_rules(profile: Profile, on: date, rules: Sequence[RuleDefinition]) -> list[DoorResult]:
    stops = [rule for rule in rules if rule.stop is not None]
    results: list[DoorResult] = []
    for rule in rules:
        if rule.claim is not None:
            results.append(claim_door(rule, rule.claim, profile, on))
        elif rule.obligation is not None:
            results.append(obligation_door(rule, rule.obligation, profile, on))
        elif rule.admission is not None:
            results.append(admission_door(rule, rule.admission, stops, profile, on))
    return results


def _no_rule(door: Door) -> DoorResult:
    question = Question(
        "papers",
        "Welche Bescheinigung für den Integrationskurs hat die Person?",
        "Which paper for the integration course does the person have?",
    )
    return DoorResult(
        door,
        "unknown",
        "Für diesen Tag ist keine Regel hinterlegt.",
        "There is no rule for this day.",
        "papers",
        None,
        question,
    )
