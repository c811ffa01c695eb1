"""What is asked of each store: the same persons, windows and bodies for a seed."""

from dataclasses import dataclass
from datetime import date
from itertools import islice
from random import Random

from graphsvc.matching.topics import topics_to_search
from graphsvc.model.derived import Organisation, TopicCode
from graphsvc.seeding.model_project.stream import ModelProject
from graphsvc.stores import Store

ON = date(2012, 9, 1)
YEAR = date(2011, 10, 1), date(2012, 10, 1)
_TOPICS: tuple[TopicCode, ...] = (
    "german_course",
    "employment",
    "residence_law",
    "housing",
    "recognition",
    "childcare",
    "forms_and_authorities",
)
_LEVELS = ("a1", "a2", "b1", None)


@dataclass(frozen=True, slots=True)
class Question:
    """One request for suggestions: its facts, its body over HTTP, and the hard filters that it comes down to."""

    profile: dict[str, object]
    body: dict[str, object]
    topics: tuple[TopicCode, ...]
    places: tuple[str, ...]


def questions(store: Store, scale: int, count: int) -> list[Question]:
    """Questions from all sites, in a random order that is always the same."""
    chance = Random(f"questions {scale}")  # noqa: S311  no secret
    codes = [site.code for site in ModelProject(scale, 1).sites()]
    found = []
    for _ in range(count):
        topic, code = chance.choice(_TOPICS), chance.choice(codes)
        level = chance.choice(_LEVELS)
        profile: dict[str, object] = {"place": code, "age": chance.randint(18, 60), "residence_group": "family"}
        if level:
            profile["german_level"] = level
        body: dict[str, object] = {"topic": topic, "on": ON.isoformat(), "profile": profile}
        places = tuple(place.code for place in store.place_chain(code))
        found.append(Question(profile, body, topics_to_search(topic), places))
    return found


def starts(store: Store, count: int) -> list[str]:
    """Ids of organisations to walk from."""
    return [record.id for record in islice(store.page(None, Organisation, limit=count).records, count)]
