"""What past referrals say about an offer and about the road to it: shares drawn to the mean, blunt enough to show.

The Beta-binomial model: with a prior of `prior` referrals with the mean share, the expected share after `number`
referrals, `well` of which came out well, is (well + prior x mean) / (number + prior); Gelman et al., Bayesian Data
Analysis, 3rd edition (2013), section 2.4. Below the least number the own figures are off: the share is the mean.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from graphsvc.disclosure.rates import shown_number, shown_percent
from graphsvc.matching.weights import Shrinkage
from graphsvc.model.facts import Outcomes, Roads, RoadTally, Tally


@dataclass(frozen=True, slots=True)
class Experience:
    """What is known from past referrals to the offers compared, and of those from the service that asks."""

    outcomes: Outcomes
    roads: Roads


NO_EXPERIENCE: Final = Experience(
    Outcomes(Tally(0, 0), MappingProxyType({})), Roads(RoadTally(0, 0, 0, 0), MappingProxyType({}))
)
"""Nothing is known of past referrals."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share in percent, drawn to the mean, beside that mean; `number` is 0 where the own figures are off."""

    percent: int
    mean: int
    number: int


@dataclass(frozen=True, slots=True)
class Road:
    """How well a road works: the share accepted, the share answered, and the days until an acceptance."""

    accepted: Rate
    answered: Rate
    days: int | None


def evidence_of(offer_id: str, experience: Experience, terms: Shrinkage) -> Rate | None:
    """How often people got help by that offer; None where all offers compared have too few referrals together."""
    every = experience.outcomes.every
    if every.number < terms.least:
        return None
    return _rate(experience.outcomes.by_offer.get(offer_id, Tally(0, 0)), every, terms)


def road_to(unit_id: str, experience: Experience, terms: Shrinkage) -> Road | None:
    """How the road to that unit works; None where the service itself has referred too little."""
    every = experience.roads.every
    if every.sent < terms.least:
        return None
    own = experience.roads.by_unit.get(unit_id, RoadTally(0, 0, 0, 0))
    return Road(
        _rate(Tally(own.sent, own.accepted), Tally(every.sent, every.accepted), terms),
        _rate(Tally(own.sent, own.answered), Tally(every.sent, every.answered), terms),
        _days(own, every, terms),
    )


def _rate(own: Tally, every: Tally, terms: Shrinkage) -> Rate:
    mean = every.well / every.number
    if own.number < terms.least:
        return Rate(shown_percent(mean), shown_percent(mean), 0)
    share = (own.well + terms.prior * mean) / (own.number + terms.prior)
    return Rate(shown_percent(share), shown_percent(mean), shown_number(own.number))


def _days(own: RoadTally, every: RoadTally, terms: Shrinkage) -> int | None:
    """The mean days until an acceptance, drawn to that of the service; None where it has too few acceptances."""
    if every.accepted < terms.least:
        return None
    mean = every.days / every.accepted
    if own.accepted < terms.least:
        return round(mean)
    return round((own.days + terms.prior * mean) / (own.accepted + terms.prior))
