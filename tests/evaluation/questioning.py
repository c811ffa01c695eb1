"""How far three questions lead from topic and place alone to the best offer of the full profile."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from graphsvc.matching.suggestions import SuggestionList, suggest
from graphsvc.model.derived import Profile
from tests.evaluation.population import ON, Person, World, opened, people
from tests.evaluation.report import Section

PERSONS, QUESTIONS, FIRST, AIM = 1_000, 3, 5, 0.8


def questioning() -> Section:
    """The share of persons for whom the best offer is among the first five, by the number of questions asked."""
    with opened() as world:
        asked = [_asked(world, person) for person in people("questions", PERSONS)]
    found = [each for each in asked if each is not None]
    choice = [each for each in found if each.offers > FIRST]
    shares = [
        (_among(found, number, FIRST), _among(choice, number, FIRST), _among(found, number, 1))
        for number in range(QUESTIONS + 1)
    ]
    rows = tuple((str(number), *(f"{share:.1%}" for share in each)) for number, each in enumerate(shares))
    missed = AIM - _among(found, QUESTIONS, FIRST)
    nobody = f"{PERSONS - len(found)} of them have no offer that fits or could fit with all facts, and are left out"
    next_one = "Asked is the first open question to the client that has not been asked yet"
    return Section(
        "questions",
        "Three questions lead to the best offer",
        (
            f"{PERSONS:,} invented persons of whom only topic and place are known, offers of Hannover on {ON}.",
            f"{nobody}; {len(choice)} have more than {FIRST} such offers.",
            f"{next_one}; what the full profile does not know stays unknown.",
        ),
        (
            "questions asked",
            f"best offer among the first {FIRST}",
            f"the same, of persons with more than {FIRST} offers",
            "best offer first",
        ),
        rows,
        (f"Aim: {AIM:.0%} after {QUESTIONS} questions. It is {'met' if missed <= 0 else f'missed by {missed:.1%}'}.",),
    )


def _among(of: Sequence["Asked"], number: int, first: int) -> float:
    """The share of those whose best offer is among the first so many after that number of questions."""
    ranks = [each.ranks[number] for each in of]
    return sum(rank is not None and rank <= first for rank in ranks) / len(ranks)


@dataclass(frozen=True, slots=True)
class Asked:
    """The rank of the best offer before the first and after each question; None where it is not in the list.

    `offers` is how many fit or could fit with all facts.
    """

    ranks: tuple[int | None, ...]
    offers: int


def _asked(world: World, person: Person) -> Asked | None:
    full = _answer(world, person, person.profile)
    if not full.suggestions:
        return None
    best = full.suggestions[0].facts.offer.id
    known = Profile(id="", holder="", place=person.profile.place)
    asked: list[str] = []
    ranks = [_rank(_answer(world, person, known), best)]
    for _ in range(QUESTIONS):
        fact = _next(_answer(world, person, known), asked)
        if fact is not None:
            asked.append(fact)
            known = _told(known, person.profile, fact)
        ranks.append(_rank(_answer(world, person, known), best))
    return Asked(tuple(ranks), len(full.suggestions))


def _answer(world: World, person: Person, profile: Profile) -> SuggestionList:
    candidates, places = world.candidates(person)
    return suggest(person.request(profile, limit=len(candidates.offers) or 1), candidates, places)


def _next(answer: SuggestionList, asked: list[str]) -> str | None:
    return next((each.fact for each in answer.questions if each.asks == "client" and each.fact not in asked), None)


def _told(known: Profile, full: Profile, fact: str) -> Profile:
    """The facts known with the answer: an age is told as a day of birth or in years."""
    answers: dict[str, Any] = {fact: getattr(full, fact)}
    if fact == "age":
        answers["born_on"] = full.born_on
    return replace(known, **answers)


def _rank(answer: SuggestionList, offer: str) -> int | None:
    return next((number for number, each in enumerate(answer.suggestions, 1) if each.facts.offer.id == offer), None)
