"""What a list of suggestions rests on, in fingerprints, and what of it has changed since.

The fingerprint of the facts is keyed, and salted anew each time: the few facts of a profile could otherwise be
guessed, and two lists for one person be told to belong together.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

from graphsvc.matching.experience import Experience
from graphsvc.matching.rules import access_rules
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.matching.weights import weights
from graphsvc.model.derived import Profile, TopicCode
from graphsvc.model.facts import Candidates, OfferFacts
from graphsvc.model.validation import profile_to_json

Part: TypeAlias = Literal["product", "rules", "weights", "offers", "facts", "evidence"]
# What says when a record was written, and nothing about the offer.
_OF_THE_STORE = frozenset(("revision", "updated_at"))
_SHORT = 8


@dataclass(frozen=True, slots=True)
class Basis:
    """A request without its facts, and the fingerprints of all that its answer rests on.

    `rules` and `offers` hold one short fingerprint for each rule that is used on the day, and for each candidate.
    """

    topic: TopicCode
    on: date
    seed: str
    limit: int
    product: str
    rules: tuple[str, ...]
    weights: str
    offers: tuple[str, ...]
    evidence: str
    facts: str
    salt: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One part of the basis that is not as it was; `ids` are the rules or offers that are new or changed now."""

    part: Part
    de: str
    en: str
    ids: tuple[str, ...] = ()


def basis_of(
    request: SuggestionRequest, offers: Candidates, experience: Experience, product: str, sealing: tuple[bytes, str]
) -> Basis:
    """What the answer to the request rests on; `sealing` is the key and the salt for the fingerprint of the facts."""
    key, salt = sealing
    return Basis(
        request.topic,
        request.on,
        request.seed,
        request.limit,
        product,
        tuple(sorted(_rules(request.on).values())),
        _fingerprint(weights().model_dump(mode="json")),
        tuple(sorted(_offers(offers).values())),
        _of_experience(experience),
        _of_facts(request.profile, key, salt),
        salt,
    )


def changes_between(then: Basis, now: Basis, offers: Candidates) -> tuple[Changed, ...]:
    """What is different now, in the order of `Part`; empty where the list must be the same.

    Both fingerprints of the facts have to be made with the salt of `then`.
    """
    found: list[Changed] = []
    if then.product != now.product:
        found.append(Changed("product", "Das Programm ist ein anderes.", "The product is another version."))
    if then.rules != now.rules:
        ids = _not_in(then.rules, _rules(now.on))
        found.append(Changed("rules", "Die Regeln haben sich geändert.", "The rules have changed.", ids))
    if then.weights != now.weights:
        found.append(Changed("weights", "Die Gewichte haben sich geändert.", "The weights have changed."))
    if then.offers != now.offers:
        ids = _not_in(then.offers, _offers(offers))
        found.append(Changed("offers", "Die Angebote haben sich geändert.", "The offers have changed.", ids))
    if not hmac.compare_digest(then.facts, now.facts):
        found.append(Changed("facts", "Die Angaben zur Person sind andere.", "The facts about the person are others."))
    if then.evidence != now.evidence:
        de, en = "Die Erfahrung aus Weiterleitungen ist eine andere.", "What is known from referrals has changed."
        found.append(Changed("evidence", de, en))
    return tuple(found)


def _rules(on: date) -> Mapping[str, str]:
    return {
        rule.id: _fingerprint(rule.model_dump(mode="json"))[:_SHORT] for rule in access_rules() if rule.holds_on(on)
    }


def _offers(offers: Candidates) -> Mapping[str, str]:
    return {facts.offer.id: _of_offer(facts)[:_SHORT] for facts in offers.offers}


def _of_offer(facts: OfferFacts) -> str:
    return _fingerprint(_without_writing(asdict(facts)))


def _without_writing(value: Any) -> Any:  # noqa: ANN401  any part of the facts
    if isinstance(value, dict):
        return {name: _without_writing(part) for name, part in value.items() if name not in _OF_THE_STORE}
    return [_without_writing(part) for part in value] if isinstance(value, list | tuple) else value


def _of_experience(experience: Experience) -> str:
    outcomes, roads = experience.outcomes, experience.roads
    return _fingerprint(
        [
            asdict(outcomes.every),
            {offer: asdict(tally) for offer, tally in outcomes.by_offer.items()},
            asdict(roads.every),
            {unit: asdict(tally) for unit, tally in roads.by_unit.items()},
        ]
    )


def _of_facts(profile: Profile, key: bytes, salt: str) -> str:
    """The keyed fingerprint of the facts, whatever order those with several values are told in."""
    facts = {
        name: sorted(value, key=_plain) if isinstance(value, list) else value
        for name, value in profile_to_json(profile).items()
    }
    return hmac.new(key, f"{salt}\x1f{_plain(facts)}".encode(), hashlib.sha256).hexdigest()[:32]


def _fingerprint(value: object) -> str:
    return hashlib.sha256(_plain(value).encode()).hexdigest()[:32]


def _plain(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=str, ensure_ascii=False, separators=(",", ":"))


def _not_in(known: Iterable[str], now: Mapping[str, str]) -> tuple[str, ...]:
    before = set(known)
    return tuple(sorted(name for name, fingerprint in now.items() if fingerprint not in before))
