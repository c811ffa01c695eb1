"""Who works with whom in a site, how readily, and on which ties it goes badly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from graphsvc.model.derived import Profile, TopicCode
from graphsvc.seeding.chance import drawn, generator
from graphsvc.seeding.model_project.parameters import ModelProjectParameters
from graphsvc.seeding.offers import Catalogue, offer_id, open_on, unit_of
from graphsvc.seeding.places_and_bodies import Bodies, Member
from graphsvc.seeding.referral_histories import HistoryParameters
from graphsvc.seeding.referral_targets import meets
from graphsvc.seeding.rows import OfferRow, ServiceRow


@dataclass(frozen=True, slots=True)
class Pair:
    """A centre and another unit of its site; `strength` is how readily the centre turns to it, 0 where never."""

    service: str
    unit: str
    strength: float
    broken: bool


@dataclass(frozen=True, slots=True)
class Ties:
    """The pairs of a site by the keys of centre and unit, and what is offered there around the day.

    Meets `graphsvc.seeding.referrals.Targets`.
    """

    pairs: Mapping[tuple[str, str], Pair]
    known: Catalogue
    members: Mapping[str, Member]
    broken_course: HistoryParameters
    as_of: date

    def offer_for(
        self, chance: Random, service: ServiceRow, topic: TopicCode, facts: Profile | None, on: date
    ) -> OfferRow | None:
        """An offer of a partner that the person may meet; None where the site has none."""
        weights: dict[int, float] = {}
        candidates = self.known.by_topic[topic]
        for number, offer in enumerate(candidates):
            pair = self.pair(service, offer)
            if pair is None or pair.strength == 0 or not open_on(offer, self.as_of, on):
                continue
            conditions = (self.known.conditions[key] for key in offer.conditions)
            if facts is None or all(meets(condition, facts, on) for condition in conditions):
                weights[number] = pair.strength
        return candidates[drawn(chance, weights)] if weights else None

    def course(self, service: ServiceRow, offer: OfferRow) -> HistoryParameters | None:
        """How referrals of a broken tie run; None on a sound one."""
        pair = self.pair(service, offer)
        return self.broken_course if pair is not None and pair.broken else None

    def pair(self, service: ServiceRow, offer: OfferRow) -> Pair | None:
        """The pair of the centre and the unit behind the offer; None where the offer is the centre's own."""
        unit = unit_of(offer, self.members)
        return self.pairs.get((service.key, unit.key)) if unit else None

    def pairs_by_ids(self, known: Bodies) -> dict[tuple[str, str], Pair]:
        """The pairs by the id of the centre and the id of each offer behind which the unit stands."""
        services = {row.key: self.members[row.key].id for row in known.services}
        found: dict[tuple[str, str], Pair] = {}
        for offer in self.known.offers:
            for service in known.services:
                pair = self.pair(service, offer)
                if pair is not None:
                    found[services[service.key], offer_id(known.seed, offer.key)] = pair
        return found


def ties_of(known: Bodies, offered: Catalogue, parameters: ModelProjectParameters, as_of: date) -> Ties:
    """The pairs of the site with what is offered there."""
    pairs = {
        (service.key, unit.key): _pair(known.seed, known.members[service.key], unit, parameters)
        for service in known.services
        for unit in known.members.values()
        if unit.key != service.key
    }
    return Ties(pairs, offered, known.members, parameters.broken_course, as_of)


def _pair(seed: str, service: Member, unit: Member, parameters: ModelProjectParameters) -> Pair:
    chance = generator(seed, "pair", service.key, unit.key)
    share = parameters.partners[unit.kind].share / 100
    works_together = chance.random() < share
    broken = chance.random() < parameters.broken_tie
    strength = min(chance.paretovariate(parameters.tie_tail), parameters.strongest_tie) * share
    return Pair(service.id, unit.id, strength if works_together else 0, works_together and broken)
