"""What would come of a referral in the invented world. The matcher sees none of it but what past referrals tell.

The model is made of other shapes than the points: chances that multiply, a mobility and an urgency for each person,
a quality for each offer, and roads of which some are broken.
"""

from dataclasses import dataclass
from math import exp

from graphsvc.matching.criteria import judge
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.standing import standing
from graphsvc.matching.verdicts import Verdict
from graphsvc.matching.weights import weights
from graphsvc.model.facts import OfferFacts, Outcomes, Roads, RoadTally, Tally
from graphsvc.seeding.chance import generator
from tests.evaluation.population import ON, Person, World

_BROKEN, _ACCEPTED_IF_BROKEN, _ACCEPTED = 0.15, 0.3, 0.85
_DAYS, _DAYS_IF_BROKEN = (2, 14), (15, 45)
_GONE_IF_STALE = 0.3
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Truth:
    """The hidden chances of one world; equal seeds give equal worlds."""

    seed: str

    def broken(self, service: str, unit: str) -> bool:
        """Whether what the service refers to that unit mostly goes unanswered."""
        return generator(self.seed, "road", service, unit).random() < _BROKEN

    def accepted(self, service: str, unit: str) -> float:
        """The chance that a referral on this road is accepted."""
        return _ACCEPTED_IF_BROKEN if self.broken(service, unit) else _ACCEPTED

    def helped(self, person: Person, facts: OfferFacts, enquiry: Enquiry, verdict: Verdict) -> float:
        """The chance that the person, once accepted, gets help: 0 where the offer does not fit."""
        if verdict == "does_not_fit":
            return 0.0
        placed = standing(facts, enquiry, weights())
        offer, own = facts.offer.id, generator(self.seed, "person", person.number)
        mobility, urgency, patience = own.lognormvariate(0, 0.5), own.uniform(0.5, 2), own.random()
        gone = placed.stale and generator(self.seed, "gone", offer).random() < _GONE_IF_STALE
        barred = verdict == "unknown" and generator(self.seed, "open", person.number, offer).random() < 1 / 2
        if gone or barred:
            return 0.0
        strength = 0.6 + generator(self.seed, "quality", offer, person.topic).gauss(0, 0.8)
        strength -= (placed.distance_km if placed.distance_km is not None and not facts.offer.online else 4) / (
            8 * mobility
        )
        strength -= urgency * (placed.waits_days if placed.waits_days is not None else 40) / 60
        strength -= 1.2 if placed.only_broader else 0.25 * (placed.values["topic"] or 0)
        strength -= 0.8 if placed.free_places == 0 and patience < 1 / 2 else 0
        strength += 0.7 * (placed.values["language"] or 0) / 2
        strength += 0.5 * len(placed.wishes_met)
        strength += 0.3 if placed.values["cost"] and not person.profile.can_pay else 0
        strength -= 0.6 if person.profile.childcare_needed and not facts.offer.childcare else 0
        return 1 / (1 + exp(-strength))

    def chance(self, person: Person, facts: OfferFacts, enquiry: Enquiry, verdict: Verdict) -> float:
        """The chance that a referral of this person to this offer ends in help."""
        return self.accepted(person.service, _unit(facts)) * self.helped(person, facts, enquiry, verdict)


@dataclass(frozen=True, slots=True)
class Past:
    """What an earlier population was referred to, and what came of it."""

    outcomes: dict[tuple[str, str], list[bool]]
    roads: dict[tuple[str, str], list[int | None]]

    def outcomes_of(self, topic: str, offers: list[str], least: int) -> Outcomes:
        """As a store counts them."""
        found = {offer: self.outcomes.get((topic, offer), []) for offer in offers}
        every = [well for wells in found.values() for well in wells]
        shown = {offer: Tally(len(wells), sum(wells)) for offer, wells in found.items() if len(wells) >= least}
        return Outcomes(Tally(len(every), sum(every)), shown)

    def roads_of(self, service: str, least: int) -> Roads:
        """As a store counts them; None stands for a referral that nobody accepted."""
        own = {unit: days for (sender, unit), days in self.roads.items() if sender == service}
        every = [day for days in own.values() for day in days]
        return Roads(_tally(every), {unit: _tally(days) for unit, days in own.items() if len(days) >= least})


def past(world: World, truth: Truth, earlier: tuple[Person, ...]) -> Past:
    """What came of referring each of these people to one of the offers that may fit, drawn without regard to rank."""
    found = Past({}, {})
    for person in earlier:
        candidates, places = world.candidates(person)
        enquiry = Enquiry(person.topic, person.profile, ON, places)
        chance = generator(truth.seed, "past", person.number)
        tries = chance.sample(candidates.offers, min(_TRIES, len(candidates.offers)))
        judged = ((facts, judge(facts, enquiry).verdict) for facts in tries)
        facts, verdict = next((pair for pair in judged if pair[1] != "does_not_fit"), (None, None))
        if facts is not None and verdict is not None:
            unit = _unit(facts)
            taken = chance.random() < truth.accepted(person.service, unit)
            days = chance.randint(*(_DAYS_IF_BROKEN if truth.broken(person.service, unit) else _DAYS))
            found.roads.setdefault((person.service, unit), []).append(days if taken else None)
            if taken:
                well = chance.random() < truth.helped(person, facts, enquiry, verdict)
                found.outcomes.setdefault((person.topic, facts.offer.id), []).append(well)
    return found


def _tally(days: list[int | None]) -> RoadTally:
    accepted = [day for day in days if day is not None]
    return RoadTally(len(days), len(accepted), len(accepted), sum(accepted))


def _unit(facts: OfferFacts) -> str:
    return (facts.deliverer or facts.provider).id
