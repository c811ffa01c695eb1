"""The criteria of fit in the order in which they are shown, and the verdict of one offer over all of them.

A further criterion is one more entry of `CRITERIA`: a check of the offer itself, of a condition, or of both.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from graphsvc.matching import circumstances, german, needs, paperwork, person
from graphsvc.matching.conditions import ConditionCheck, by_reason, condition_result, one_of
from graphsvc.matching.dates import dates_criterion
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.places import place_criterion
from graphsvc.matching.residence import residence
from graphsvc.matching.topics import topic_criterion
from graphsvc.matching.verdicts import CriterionResult, Verdict, all_of, conjunction
from graphsvc.model.derived import CriterionCode
from graphsvc.model.facts import OfferFacts

OfferCheck: TypeAlias = Callable[[OfferFacts, Enquiry], CriterionResult | None]


@dataclass(frozen=True, slots=True)
class Criterion:
    """How one criterion is checked: on the offer itself, on each of its conditions, or both.

    `always` is shown without a condition too.
    """

    code: CriterionCode
    offer: OfferCheck | None = None
    condition: ConditionCheck | None = None
    always: bool = False


CRITERIA: tuple[Criterion, ...] = (
    Criterion("topic", offer=topic_criterion),
    Criterion("place_served", offer=place_criterion),
    Criterion("dates", offer=dates_criterion),
    Criterion("access_mode", offer=needs.access_mode),
    Criterion("age", condition=by_reason(person.age), always=True),
    Criterion("german_level", condition=by_reason(german.german_level), always=True),
    Criterion("residence", condition=residence, always=True),
    Criterion("gender", condition=by_reason(circumstances.gender)),
    Criterion("children", condition=by_reason(circumstances.children)),
    Criterion("child_age", condition=by_reason(circumstances.child_age)),
    Criterion("childcare", offer=needs.childcare),
    Criterion("german_skill", condition=by_reason(german.german_skill)),
    Criterion("german_proof", condition=by_reason(german.german_proof)),
    Criterion("literacy", condition=by_reason(circumstances.literacy)),
    Criterion("schooling", condition=by_reason(circumstances.schooling)),
    Criterion("benefit", condition=by_reason(circumstances.benefit)),
    Criterion("employment", condition=by_reason(circumstances.employment)),
    Criterion("jobseeker", condition=by_reason(circumstances.jobseeker)),
    Criterion("prior_step", condition=by_reason(paperwork.prior_step)),
    Criterion("documents", condition=by_reason(paperwork.documents)),
    Criterion("distance", condition=by_reason(paperwork.distance)),
    Criterion("cost", condition=by_reason(paperwork.cost)),
    Criterion("service_language", offer=needs.service_language),
    Criterion("schedule", offer=needs.schedule),
    Criterion("accessibility", offer=needs.accessibility),
)
_CONDITION_CHECKS: Mapping[CriterionCode, ConditionCheck] = MappingProxyType(
    {criterion.code: criterion.condition for criterion in CRITERIA if criterion.condition is not None}
)
# All that can be said about an offer without conditions, as most offers are.
_UNCONDITIONAL = tuple(criterion for criterion in CRITERIA if criterion.offer is not None or criterion.always)
_NONE: tuple[CriterionResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one offer: Kleene's and over the results of all criteria."""

    verdict: Verdict
    criteria: tuple[CriterionResult, ...]


def judge(facts: OfferFacts, enquiry: Enquiry, leaving_out: frozenset[CriterionCode] = frozenset()) -> Judgement:
    """Whether the offer fits, with the results in the order of `CRITERIA`, as far as they are not to be left out.

    Criteria that the offer says nothing about are left out, except topic, place, dates, age, level and residence.
    """
    by_condition = _conditions(facts, enquiry)
    results: list[CriterionResult] = []
    for criterion in CRITERIA if by_condition else _UNCONDITIONAL:
        if criterion.code in leaving_out:
            continue
        found = by_condition.get(criterion.code, _NONE)
        if criterion.offer is not None and (own := criterion.offer(facts, enquiry)) is not None:
            found = (*found, own)
        if found or criterion.always:
            results.append(conjunction(criterion.code, found))
    return Judgement(all_of(result.verdict for result in results), tuple(results))


def _conditions(facts: OfferFacts, enquiry: Enquiry) -> Mapping[CriterionCode, Sequence[CriterionResult]]:
    """The results of the conditions by criterion; a condition no check reads says nothing about the person."""
    judged = [
        (condition, condition_result(check, condition, facts, enquiry))
        for condition in facts.conditions
        if (check := _CONDITION_CHECKS.get(condition.criterion)) is not None
    ]
    groups: dict[str, list[CriterionResult]] = {}
    for condition, result in judged:
        if condition.alternative is not None:
            groups.setdefault(condition.alternative, []).append(result)
    found: dict[CriterionCode, list[CriterionResult]] = {}
    for condition, result in judged:
        joined = result if condition.alternative is None else one_of(result, groups[condition.alternative])
        found.setdefault(condition.criterion, []).append(joined)
    return found
