"""Which offers fit a profile or a stored goal, and why a named offer does not."""

from datetime import date

from graphsvc.errors import FieldProblem, InvalidInput, NotFound
from graphsvc.matching import suggestions as matching
from graphsvc.matching.suggestions import Explanation, SuggestionList, SuggestionRequest
from graphsvc.matching.topics import topics_to_search
from graphsvc.model.actor import Actor
from graphsvc.model.derived import Place, Profile
from graphsvc.stores.protocol import Store


def suggestions(store: Store, request: SuggestionRequest) -> SuggestionList:
    """Ranked offers for the request; nothing about the person is stored.

    Raises `InvalidInput` where the profile names a place that is not known.
    """
    places = places_around(store, request.profile)
    codes = [place.code for place in places]
    candidates = store.offer_candidates(topics_to_search(request.topic), codes, request.on)
    return matching.suggest(request, candidates, places)


def why_not(store: Store, request: SuggestionRequest, offer_id: str) -> Explanation:
    """Every criterion of one offer for the request, those that rule it out first; raises `NotFound`."""
    places = places_around(store, request.profile)
    return matching.why_not(request, store.offer_facts(offer_id, request.on), places)


def goal_request(store: Store, actor: Actor | None, goal_id: str, on: date) -> SuggestionRequest:
    """The request that a stored goal stands for: its topic and the newest profile of its client.

    Raises `NotFound`, `NotSignedIn` or `NotAllowed` as the store does. Where the client has no profile yet, the
    request knows no facts.
    """
    facts = store.goal_facts(actor, goal_id)
    profile = facts.profile or Profile(id="", holder="")
    return SuggestionRequest(topic=facts.topic, profile=profile, on=on)


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


_UNKNOWN_PLACE = FieldProblem(
    "/profile/place",
    "Diesen Ort gibt es nicht. Bekannt sind die Orte unter /api/v1/places.",
    "There is no such place. Known codes are listed at /api/v1/places.",
)
