"""An access rule as a verdict: its rules of one door joined by and, its doors by or."""

from collections.abc import Sequence
from dataclasses import replace

from graphsvc.matching.cautions import with_caution
from graphsvc.matching.entitlements import entitlement_door
from graphsvc.matching.questions import ask_authority
from graphsvc.matching.requirements import Case, every, judged, some
from graphsvc.matching.rules import RequirementTerms, RuleDefinition
from graphsvc.matching.verdicts import CriterionResult, Door, DoorResult, Reason, rank
from graphsvc.model.derived import AccessRuleCode

_NO_RULE = Reason(
    "unknown",
    "Für diesen Tag ist keine Regel hinterlegt.",
    "There is no rule for this day.",
    question=ask_authority(
        "access_rule",
        "Bitte fragen Sie die zuständige Stelle, was an diesem Tag galt oder gilt.",
        "Please ask the authority in charge what holds on this day.",
    ),
)


def access_result(access_rule: AccessRuleCode, case: Case, rules: Sequence[RuleDefinition]) -> CriterionResult:
    """The verdict of the rules that hold on the day; unknown where there are none.

    One open door is enough. Each door says its deciding rule; words of an announced or long-unread rule warn.
    """
    holding = [rule for rule in rules if rule.is_part_of(access_rule) and rule.holds_on(case.on)]
    if not holding:
        return CriterionResult("residence", "unknown", _NO_RULE.de, _NO_RULE.en, question=_NO_RULE.question)
    names = sorted({rule.door for rule in holding})
    judged_doors = [_door(door, [rule for rule in holding if rule.door == door], case) for door in names]
    doors = tuple(door for door, _ in judged_doors)
    reason = some([reason for _, reason in judged_doors])
    best = max(doors, key=lambda door: rank(door.verdict))
    cited = [door.rule for door in doors if door.rule is not None and door.verdict == best.verdict]
    return CriterionResult(
        "residence",
        best.verdict,
        *with_caution(reason.de, reason.en, cited),
        reason.fact,
        best.rule,
        reason.question,
        best.missing_paper,
        doors,
        reason.changes,
        reason.threshold,
    )


def _door(door: Door, rules: Sequence[RuleDefinition], case: Case) -> tuple[DoorResult, Reason]:
    results = [_by_rule(rule, case) for rule in sorted(rules, key=lambda rule: rule.id)]
    reason = every([reason for _, reason in results])
    worst = min(
        (result for result, _ in results), key=lambda result: (rank(result.verdict), result.missing_paper is None)
    )
    if worst.verdict != "does_not_fit" and worst.missing_paper is not None:
        # The paper to fetch says more than another open fact of the same door.
        reason = next(each for result, each in results if result is worst)
    paper = worst.missing_paper
    return replace(worst, door=door, fact=reason.fact, question=reason.question, missing_paper=paper), reason


def _by_rule(rule: RuleDefinition, case: Case) -> tuple[DoorResult, Reason]:
    if rule.entitlement is not None:
        return entitlement_door(rule, rule.entitlement, case)
    if rule.requirement is None:
        message = f"rule '{rule.id}' is part of an access rule that it cannot decide"
        raise ValueError(message)
    reason = _with_caveat(_required(rule.requirement, case), rule, case)
    citation = rule.citation(case.on)
    return DoorResult(rule.door, reason.verdict, reason.de, reason.en, reason.fact, citation, reason.question), reason


def _required(terms: RequirementTerms, case: Case) -> Reason:
    reason = judged(terms.requires, case)
    return replace(reason, de=terms.fits.de, en=terms.fits.en) if reason.verdict == "fits" else reason


def _with_caveat(reason: Reason, rule: RuleDefinition, case: Case) -> Reason:
    caveat = rule.caveat_for(case.profile.benefit)
    if caveat is None or reason.verdict == "does_not_fit":
        return reason
    return replace(reason, de=f"{reason.de} {caveat.words.de}", en=f"{reason.en} {caveat.words.en}")
