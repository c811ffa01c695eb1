"""Invented persons with all their facts, who look for help among the offers of the seed of Hannover."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any, get_args

from graphsvc.answers.suggestions import places_around
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.matching.topics import topics_to_search
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import CarrierCode, LanguageCode, Place, Profile, TopicCode, WishCode
from graphsvc.model.facts import Candidates
from graphsvc.seeding.agreements import TopicsOfGoals
from graphsvc.seeding.chance import drawn, generator
from graphsvc.seeding.clients import Case, ClientParameters, cases
from graphsvc.seeding.hannover import hannover
from graphsvc.seeding.places_and_bodies import SEED, bodies
from graphsvc.seeding.rows import read_parameters
from graphsvc.stores import Store, open_store

ON = date(2026, 6, 1)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a topic; `profile` holds all facts, `service` is the key of the service that counsels."""

    number: int
    topic: TopicCode
    profile: Profile
    service: str

    def request(self, profile: Profile | None = None, limit: int = 10) -> SuggestionRequest:
        """What is asked for this person, with all facts unless others are given."""
        return SuggestionRequest(self.topic, profile or self.profile, ON, limit=limit)


def people(seed: str, count: int) -> tuple[Person, ...]:
    """That many persons, drawn as the seed of Hannover draws its clients, but none of them is one of these."""
    known, topics = bodies(ON), read_parameters(SEED, "goals.yaml", TopicsOfGoals).root
    total = sum(service.clients for service in known.services)
    services = tuple(
        service.model_copy(update={"clients": service.clients * count // total + 1}) for service in known.services
    )
    invented = replace(known, seed=f"evaluation {seed}", services=services)
    found = list(cases(invented, read_parameters(SEED, "clients.yaml", ClientParameters), ON))
    generator(seed, "order").shuffle(found)
    return tuple(_person(seed, number, case, topics) for number, case in enumerate(found[:count]))


def _person(seed: str, number: int, case: Case, topics: Mapping[TopicCode, object]) -> Person:
    weights = {code: float(getattr(item, case.kind)) for code, item in topics.items()}
    topic = drawn(generator(seed, "topic", number), weights)
    facts = replace(case.facts, id="", holder="", **_preferences(generator(seed, "preferences", number)))
    return Person(number, topic, facts, case.service.key)


def _preferences(chance: Random) -> dict[str, Any]:
    """What the seed's clients do not say: languages, wishes, and carriers that the person is with already."""
    spoken = chance.sample(_LANGUAGES, chance.choice((0, 1, 1, 2)))
    return {
        "languages": tuple(sorted(spoken)),
        "wishes": tuple(sorted(chance.sample(get_args(WishCode), chance.choice((0, 0, 1, 1, 2))))),
        "known_carriers": (chance.choice(_CARRIERS),) if chance.random() < 1 / 4 else (),
    }


_LANGUAGES: tuple[LanguageCode, ...] = ("ar", "en", "fa", "ru", "tr")
_CARRIERS: tuple[CarrierCode, ...] = ("awo", "caritas", "diakonie", "drk")


class World:
    """The offers of Hannover on one day, as a store answers with them; each question is asked once."""

    def __init__(self, store: Store) -> None:
        """The store holds the seed already."""
        self._store = store
        self._found: dict[tuple[TopicCode, str | None], tuple[Candidates, tuple[Place, ...]]] = {}

    def candidates(self, person: Person) -> tuple[Candidates, tuple[Place, ...]]:
        """What the product would judge for that person: the candidates, and the places around the person."""
        key = person.topic, person.profile.place
        if key not in self._found:
            places = places_around(self._store, person.profile)
            codes = [place.code for place in places]
            self._found[key] = self._store.offer_candidates(topics_to_search(person.topic), codes, ON), places
        return self._found[key]


@contextmanager
def opened() -> Iterator[World]:
    """The world, in memory."""
    store = open_store("sqlite:///:memory:")
    try:
        store.init()
        store.load(OPERATOR, hannover(ON))
        yield World(store)
    finally:
        store.close()
