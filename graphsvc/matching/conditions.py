"""One condition of an offer: checked, then turned round where it excludes, then lifted where somebody is exempt."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from graphsvc.matching.dates import german_day
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.questions import ASK, ask_provider
from graphsvc.matching.verdicts import CriterionResult, Reason, criterion_result, negation, rank
from graphsvc.model.derived import Condition
from graphsvc.model.facts import OfferFacts
from graphsvc.model.vocabularies import terms

ConditionCheck: TypeAlias = Callable[[Condition, OfferFacts, Enquiry], CriterionResult]
ReasonCheck: TypeAlias = Callable[[Condition, OfferFacts, Enquiry], Reason]

_NOT = ("Wer das erfüllt, ist ausgeschlossen. ", "Whoever meets this is excluded. ")


def by_reason(check: ReasonCheck) -> ConditionCheck:
    """The check of a condition as a criterion's result."""

    def checked(condition: Condition, facts: OfferFacts, enquiry: Enquiry) -> CriterionResult:
        return criterion_result(condition.criterion, check(condition, facts, enquiry))

    return checked


def condition_result(
    check: ConditionCheck, condition: Condition, facts: OfferFacts, enquiry: Enquiry
) -> CriterionResult:
    """The verdict on one condition with its exclusion and exemption; `note` is the entry's own words."""
    result = check(condition, facts, enquiry)
    if condition.excludes:
        result = replace(
            result,
            verdict=negation(result.verdict),
            de=_NOT[0] + result.de,
            en=_NOT[1] + result.en,
            missing_paper=None,
            changes=(),
        )
    if result.verdict != "fits":
        result = _exempted(result, condition, enquiry)
    return result if condition.note is None else replace(result, note=condition.note)


def one_of(result: CriterionResult, alternatives: Sequence[CriterionResult]) -> CriterionResult:
    """The result as one of several alternatives: Kleene's or, with the words of the one that decides.

    `alternatives` include the result itself. Where none of them fits, none alone decides, and no fact is named.
    """
    best = max(alternatives, key=lambda each: (rank(each.verdict), each is result, *each.said))
    if best is result:
        failed_alone = result.verdict != "does_not_fit" or len(alternatives) == 1
        return result if failed_alone else replace(result, fact=None)
    return replace(
        best,
        criterion=result.criterion,
        de=f"{result.de} Es genügt aber auch: {best.de}",
        en=f"{result.en} But this is enough too: {best.en}",
        fact=None if best.verdict == "does_not_fit" else best.fact,
        changes=result.changes if best.verdict == "does_not_fit" else best.changes,
    )


def _exempted(result: CriterionResult, condition: Condition, enquiry: Enquiry) -> CriterionResult:
    if not (condition.exemption or condition.exempt_benefits):
        return result
    if condition.exempt_until is not None and condition.exempt_until < enquiry.on:
        return replace(
            result,
            de=f"{result.de} Die Ausnahme galt bis {german_day(condition.exempt_until)}.",
            en=f"{result.en} The exemption held until {condition.exempt_until}.",
        )
    exemption_de, exemption_en = _exemption(condition)
    words_de, words_en = f"{result.de} {exemption_de}", f"{result.en} {exemption_en}"
    if not condition.exempt_benefits:
        question = ask_provider("exemption", "ob die Ausnahme hier gilt.", "whether the exemption holds here.")
        return replace(result, verdict="unknown", de=words_de, en=words_en, fact=None, question=question)
    benefit = enquiry.profile.benefit
    if benefit in condition.exempt_benefits:
        return replace(
            result,
            verdict="fits",
            de=f"{words_de} Sie gilt hier.",
            en=f"{words_en} It holds here.",
            fact="benefit",
            question=None,
            changes=(),
            missing_paper=None,
        )
    if benefit is None:
        return replace(
            result, verdict="unknown", de=words_de, en=words_en, fact="benefit", question=ASK["benefit"], changes=()
        )
    return result


def _exemption(condition: Condition) -> tuple[str, str]:
    """The exemption in words; the entry has German ones alone, so English names the benefits that it is for."""
    last, names = condition.exempt_until, terms("benefit")
    until_de, until_en = ("", "") if last is None else (f" bis {german_day(last)}", f" until {last}")
    benefits = [names[code] for code in condition.exempt_benefits]
    for_de = condition.exemption or ", ".join(each.de for each in benefits)
    for_en = f": {', '.join(each.en for each in benefits)}" if benefits else ""
    return f"Ausnahme{until_de}: {for_de.removesuffix('.')}.", f"There is an exemption{until_en}{for_en}."
