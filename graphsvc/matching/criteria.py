"""The criteria of fit in the order in which they are shown, and the verdict of one offer over all of them.

A further criterion is one more function of this signature in `CRITERIA`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from graphsvc.matching.dates import dates_criterion
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.person import age_criterion, german_level_criterion
from graphsvc.matching.places import place_criterion
from graphsvc.matching.residence import residence_criterion
from graphsvc.matching.topics import topic_criterion
from graphsvc.matching.verdicts import CriterionResult, Verdict, all_of
from graphsvc.model.facts import OfferFacts

Criterion: TypeAlias = Callable[[OfferFacts, Enquiry], CriterionResult]

CRITERIA: tuple[Criterion, ...] = (
    topic_criterion,
    place_criterion,
    dates_criterion,
    age_criterion,
    german_level_criterion,
    residence_criterion,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one offer: Kleene's and over the results of all criteria."""

    verdict: Verdict
    criteria: tuple[CriterionResult, ...]


def judge(facts: OfferFacts, enquiry: Enquiry) -> Judgement:
    """Whether the offer fits, with the result of every criterion in the order of `CRITERIA`."""
    results = tuple(criterion(facts, enquiry) for criterion in CRITERIA)
    return Judgement(all_of(result.verdict for result in results), results)
