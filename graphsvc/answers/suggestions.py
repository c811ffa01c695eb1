"""Which offers fit a profile or a stored goal, and why a named offer does not."""

from datetime import UTC, date, datetime, time

from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput, NotFound
from graphsvc.matching import suggestions as matching
from graphsvc.matching.dates import german_day
from graphsvc.matching.experience import NO_EXPERIENCE, Experience
from graphsvc.matching.periods import months_later
from graphsvc.matching.suggestions import Explanation, SuggestionList, SuggestionRequest
from graphsvc.matching.topics import topics_to_search
from graphsvc.matching.weights import weights
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.derived import Place, Profile
from graphsvc.model.facts import Candidates, Window
from graphsvc.stores.protocol import Store


def suggestions(store: Store, request: SuggestionRequest, actor: Actor | None = None) -> SuggestionList:
    """Ranked offers for the request; nothing about the person is stored.

    Referrals of the actor's service say how well the roads to the offers work; without an actor nothing does. Raises
    `InvalidInput` where the profile names a place that is not known, or a day of birth behind the day asked for.
    """
    places, candidates, experience = looked_up(store, request, actor)
    return matching.suggest(request, candidates, places, experience)


def why_not(store: Store, request: SuggestionRequest, offer_id: str, actor: Actor | None = None) -> Explanation:
    """Every criterion of one offer for the request, those that rule it out first; raises `NotFound`.

    Its experience is measured against the offers of the list, as there.
    """
    facts = store.offer_facts(offer_id, request.on)
    places, _, experience = looked_up(store, request, actor)
    return matching.why_not(request, facts, places, experience)


def goal_request(store: Store, actor: Actor | None, goal_id: str, on: date) -> SuggestionRequest:
    """The request that a stored goal stands for: its topic and the newest profile of its client.

    Raises `NotFound`, `NotSignedIn` or `NotAllowed` as the store does. Where the client has no profile yet, the
    request knows no facts.
    """
    facts = store.goal_facts(actor, goal_id)
    profile = facts.profile or Profile(id="", holder="")
    return SuggestionRequest(topic=facts.topic, profile=profile, on=on, service=facts.goal.holder)


def places_around(store: Store, profile: Profile) -> tuple[Place, ...]:
    """The chain of the person's place, narrowest first; empty where no place is known.

    Raises `InvalidInput` where the profile names a place that is not known.
    """
    if profile.place is None:
        return ()
    try:
        return store.place_chain(profile.place)
    except NotFound:
        raise InvalidInput([_UNKNOWN_PLACE]) from None


def looked_up(
    store: Store, request: SuggestionRequest, actor: Actor | None
) -> tuple[tuple[Place, ...], Candidates, Experience]:
    """What the answer rests on: the places around the person, the candidates, and what past referrals say of them."""
    require_born(request.profile, request.on)
    places = places_around(store, request.profile)
    codes = [place.code for place in places]
    candidates = store.offer_candidates(topics_to_search(request.topic), codes, request.on)
    return places, candidates, _experience(store, request, actor, candidates)


def require_born(profile: Profile, on: date) -> None:
    """Raises `InvalidInput` with the last day that is possible where the person is not born on that day."""
    if profile.born_on is not None and profile.born_on > on:
        last_de, last_en = german_day(on), on
        raise InvalidInput(
            [
                FieldProblem(
                    "/profile/born_on",
                    f"Dann wäre die Person noch nicht geboren. Das Geburtsdatum ist höchstens der {last_de}.",
                    f"The person would not be born yet. The date of birth is at most {last_en}.",
                )
            ]
        )


def _experience(store: Store, request: SuggestionRequest, actor: Actor | None, compared: Candidates) -> Experience:
    """What was known on the first day of the month, so that an answer of the month can be given again.

    Referrals of the last month before it are left out: many of them nobody can have answered yet.
    """
    terms = weights().experience
    known_on = max(min(request.on, today()), _EARLIEST).replace(day=1)
    until = datetime.combine(known_on, time(), UTC)
    sent = Window(months_later(known_on, -_MONTHS_BACK - 1), months_later(known_on, -1))
    offers = [facts.offer.id for facts in compared.offers]
    outcomes = store.outcomes(request.topic, offers, sent, until, least=terms.evidence.least)
    service = request.service if actor == OPERATOR else actor.service if actor is not None else None
    if service is None:
        return Experience(outcomes, NO_EXPERIENCE.roads)
    return Experience(outcomes, store.roads(actor, service, sent, until, least=terms.road.least))


_MONTHS_BACK = 24
_EARLIEST = date(1990, 1, 1)
_UNKNOWN_PLACE = FieldProblem(
    "/profile/place",
    "Diesen Ort gibt es nicht. Bekannt sind die Orte unter /api/v1/places.",
    "There is no such place. Known codes are listed at /api/v1/places.",
)
