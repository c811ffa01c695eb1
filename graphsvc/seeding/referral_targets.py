"""Where an invented referral goes: which offer a service turns to, and how readily."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from graphsvc.model.derived import CefrLevelCode, Profile, TopicCode
from graphsvc.seeding.chance import drawn, generator
from graphsvc.seeding.clients import LEVELS, age_on
from graphsvc.seeding.contacts import Company
from graphsvc.seeding.offers import Catalogue, open_on, unit_of
from graphsvc.seeding.places_and_bodies import Member
from graphsvc.seeding.referral_histories import PairParameters
from graphsvc.seeding.rows import ConditionRow, OfferRow, ServiceRow


@dataclass(frozen=True, slots=True)
class World:
    """All that decides who is referred where.

    `wider` names for each place the places it lies in, itself first; `agreed` are the keys of the units that the
    cooperation agreement of the fifth quarter binds, `agreed_on` its first day.
    """

    company: Company
    known: Catalogue
    pairs: PairParameters
    wider: Mapping[str, tuple[str, ...]]
    agreed: frozenset[str]
    agreed_on: date

    def strength(self, service: ServiceRow, unit: Member, on: date) -> float:
        """How readily the service turns to the unit on that day."""
        pairs = self.pairs
        chance = generator(self.company.known.seed, "pair", service.key, unit.key)
        strength = min(chance.paretovariate(pairs.tail), pairs.strongest)
        if service.carrier == unit.carrier:
            strength *= pairs.same_carrier
        before = on < self.agreed_on
        if chance.random() >= pairs.known and before:
            strength *= pairs.unknown_before
        if not before and {service.key, unit.key} <= self.agreed:
            strength *= pairs.in_agreement
        return strength

    def offer_for(
        self, chance: Random, service: ServiceRow, topic: TopicCode, facts: Profile | None, on: date
    ) -> OfferRow | None:
        """An offer that the service refers to on that day; None where no member has one that suits."""
        company = self.company
        weights: dict[int, float] = {}
        candidates = self.known.by_topic[topic]
        for number, offer in enumerate(candidates):
            unit = unit_of(offer, company.known.members)
            if unit is None or unit.key in company.isolates or unit.key == service.key or not unit.through(on, on):
                continue
            if open_on(offer, company.as_of, on) and (facts is None or self.suits(offer, facts, on)):
                weights[number] = self.strength(service, unit, on)
        return candidates[drawn(chance, weights)] if weights else None

    def course(self, _service: ServiceRow, _offer: OfferRow) -> None:
        """Every pair runs alike."""

    def suits(self, offer: OfferRow, facts: Profile, on: date) -> bool:
        """Whether an invented counsellor would think of the offer: a rough look, not the product's check."""
        if facts.place is not None and not set(self.wider[facts.place]) & set(offer.serves):
            return False
        return all(meets(self.known.conditions[key], facts, on) for key in offer.conditions)


def meets(condition: ConditionRow, facts: Profile, on: date) -> bool:
    """Whether a person with these facts may meet the condition, at a rough look."""
    if condition.access_rule == "integration_course":
        return bool(facts.papers)
    if condition.residence_groups:
        return facts.residence_group in condition.residence_groups
    if facts.born_on is not None and condition.criterion == "age":
        age = age_on(facts.born_on, on)
        return (condition.minimum or 0) <= age <= (condition.maximum or age)
    return _level_between(facts.german_level, condition.level_minimum, condition.level_maximum)


def _level_between(level: CefrLevelCode | None, least: CefrLevelCode | None, most: CefrLevelCode | None) -> bool:
    if level is None:
        return True
    rank = LEVELS.index(level)
    return (least is None or LEVELS.index(least) <= rank) and (most is None or rank <= LEVELS.index(most))
