"""Places proposed to many who wait, and one line of a proposal accepted."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from graphsvc.answers.checked_writing import write_checked
from graphsvc.errors import FieldProblem, InvalidInput, NoPlaceLeft, NotFound, VersionConflict
from graphsvc.matching.placing.proposal import Proposed, propose
from graphsvc.matching.placing.reasons import Unplaced, unplaced
from graphsvc.matching.placing.rolling import Expectation
from graphsvc.matching.placing.terms import Terms
from graphsvc.matching.placing.verdict_table import FAILS
from graphsvc.matching.placing.waiting_list import WaitingList, Wanted, waiting_list
from graphsvc.matching.topics import topic_and_narrower, topics_to_search
from graphsvc.matching.weights import weights
from graphsvc.model.actor import Actor
from graphsvc.model.changes import Change, Create, Join, MoveReferral, Update
from graphsvc.model.derived import Intake, Link, Place, Referral, TopicCode
from graphsvc.model.facts import Window
from graphsvc.model.ids import new_id, seed_id
from graphsvc.model.placing_facts import WaitingGoal
from graphsvc.stores.placing import LARGEST_STARTING, LARGEST_WAITING
from graphsvc.stores.protocol import Store

MOST_EXPECTED = 20_000
_TRIES = 5
"""How often a line is looked at anew where somebody else changed its goal or its intake in between."""


@dataclass(frozen=True, slots=True)
class PlacingRequest:
    """For which topic, area (code of a place) and window of starts; `expected` people to come for rolling mode."""

    topic: TopicCode
    area: str
    window: Window
    wanted: Wanted
    terms: Terms = field(default_factory=Terms)
    expected: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was asked, who waits and where there is room, the proposed placement, and who stays without a place."""

    request: PlacingRequest
    listed: WaitingList
    proposed: Proposed
    unplaced: tuple[Unplaced, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a proposal that a person accepts: the goals of one whole household, and an intake."""

    goals: tuple[str, ...]
    intake: str


def proposal(store: Store, actor: Actor | None, request: PlacingRequest) -> Proposal:
    """The proposal for everybody within the actor's reach; nothing is stored.

    Raises `InvalidInput` for an area that is not known or too large, `NotSignedIn` or `NotAllowed` as the store does.
    """
    listed = _listed(store, actor, request)
    expectation = None
    if request.expected is not None:
        days = (request.window.end - request.wanted.on).days
        expectation = Expectation(request.expected, days, listed.open_for, listed.problem.households)
    proposed = propose(listed.problem, request.terms, request.wanted.seed, expectation)
    return Proposal(request, listed, proposed, unplaced(proposed, listed))


def accept_line(store: Store, actor: Actor, key: str, request: PlacingRequest, line: Line) -> tuple[str, ...]:
    """The ids of the referrals that were made and sent for the line, by goal; all in one write.

    Each asks for a place of the intake, which is taken when the other side accepts; until then no proposal gives it
    to somebody else. A repeat with the same key gives the same ids. Raises `InvalidInput` where a goal does not wait
    any more, is not the whole household, or where the offer does not fit now, and `NoPlaceLeft` without room.
    """
    ids = tuple(
        seed_id(Referral, "placed", actor.account, key, goal) if key else new_id(Referral) for goal in line.goals
    )
    for _ in range(_TRIES):
        if key and _is_stored(store, actor, ids[0]):
            return ids
        members, offer, intake = _checked(_listed(store, actor, request), line)
        # Of two who ask for the last place at the same time, the second has an old revision of the intake.
        changes: list[Change] = [Update(intake)]
        for goal, referral_id in zip(line.goals, ids, strict=True):
            changes += _sent(members[goal], referral_id, offer, line.intake, request.wanted.on)
        # Where somebody else was faster, the next look says whether the goal or the place is gone.
        with suppress(VersionConflict):
            write_checked(store, actor, key or new_id(Referral), changes)
            return ids
    raise InvalidInput([_NOT_WAITING])


def _listed(store: Store, actor: Actor | None, request: PlacingRequest) -> WaitingList:
    on = request.wanted.on
    if request.window.end <= on:
        raise InvalidInput([_PAST_WINDOW])
    if not _place(store, request.area):
        raise InvalidInput([_UNKNOWN_AREA])
    topics = topic_and_narrower(request.topic)
    waiting = store.waiting_goals(actor, topics, request.area, on)
    searched = sorted({near for topic in topics for near in topics_to_search(topic)})
    starting = store.offers_starting(searched, request.area, request.window, on)
    if len(waiting) >= LARGEST_WAITING or sum(len(each.intakes) for each in starting.offers) >= LARGEST_STARTING:
        raise InvalidInput([_TOO_LARGE])
    places = {code: _place(store, code) for code in sorted({each.profile.place or "" for each in waiting})}
    return waiting_list(waiting, starting, places, weights(), request.wanted)


def _place(store: Store, code: str) -> tuple[Place, ...]:
    try:
        return store.place_chain(code)
    except NotFound:
        return ()


def _is_stored(store: Store, actor: Actor, referral_id: str) -> bool:
    try:
        store.get(actor, Referral, referral_id)
    except NotFound:
        return False
    return True


def _checked(listed: WaitingList, line: Line) -> tuple[dict[str, WaitingGoal], str, Intake]:
    """The goals of the line by id, the offer and its intake, after checking that the line still holds."""
    at = _household(listed, line.goals)
    number = next((number for number, (_, intake) in enumerate(listed.intakes) if intake.id == line.intake), None)
    if number is None:
        raise InvalidInput([_NO_SUCH_START])
    if listed.problem.places[number] < len(line.goals):
        raise NoPlaceLeft(line.intake)
    if (listed.verdicts(at)[number] == FAILS).any():
        raise InvalidInput([_DOES_NOT_FIT])
    facts, intake = listed.intakes[number]
    return {each.goal.id: each for each in listed.goals[at]}, facts.offer.id, intake


def _household(listed: WaitingList, goals: Sequence[str]) -> int:
    for position, members in enumerate(listed.goals):
        ids = {each.goal.id for each in members}
        if ids == set(goals):
            return position
        if ids & set(goals):
            raise InvalidInput([_NOT_TOGETHER])
    raise InvalidInput([_NOT_WAITING])


def _sent(member: WaitingGoal, referral_id: str, offer: str, intake: str, on: date) -> list[Change]:
    goal = member.goal
    referral = Referral(
        id=referral_id, holder=goal.holder, state="draft", requested_on=on, synthetic=member.client.synthetic
    )
    return [
        # Of two who accept at the same time, the second has an old revision of the goal, and asks for no second place.
        Update(goal),
        Create(referral),
        Join(Link("TO", referral_id, offer)),
        Join(Link("FROM", referral_id, goal.holder)),
        Join(Link("FOR", referral_id, goal.id)),
        Join(Link("PLACED_IN", referral_id, intake)),
        MoveReferral(referral_id, 1, "sender", "requested", requested_on=on),
    ]


_UNKNOWN_AREA = FieldProblem(
    "/area",
    "Diesen Ort gibt es nicht. Bekannt sind die Orte unter /api/v1/places.",
    "There is no such place. Known codes are listed at /api/v1/places.",
)
_TOO_LARGE = FieldProblem(
    "/area",
    f"Es warten mehr als {LARGEST_WAITING} Personen, oder es gibt mehr als {LARGEST_STARTING} Starttermine. "
    "Bitte ein kleineres Gebiet oder einen kürzeren Zeitraum wählen.",
    f"More than {LARGEST_WAITING} people wait, or there are more than {LARGEST_STARTING} intakes. "
    "Choose a smaller area or a shorter window.",
)
_PAST_WINDOW = FieldProblem(
    "/to",
    "Der Zeitraum ist vorbei. Bitte einen Tag in der Zukunft wählen.",
    "The window has passed. Choose a day in the future.",
)
_NOT_WAITING = FieldProblem(
    "/goals",
    "Dieses Ziel wartet hier nicht (mehr) auf einen Platz. Bitte den Vorschlag neu berechnen.",
    "This goal does not wait for a place here (any more). Make a new proposal.",
)
_NOT_TOGETHER = FieldProblem(
    "/goals",
    "Ein Haushalt bekommt nur gemeinsam Plätze. Bitte alle wartenden Ziele des Haushalts angeben.",
    "A household is placed together. Name all waiting goals of the household.",
)
_NO_SUCH_START = FieldProblem(
    "/intake",
    "Dieser Starttermin liegt nicht im Zeitraum oder hat keinen freien Platz. Bitte den Vorschlag neu berechnen.",
    "This intake does not start in the window or has no room. Make a new proposal.",
)
_DOES_NOT_FIT = FieldProblem(
    "/intake",
    "Das Angebot passt nicht für alle aus dem Haushalt. Bitte einen anderen Starttermin wählen.",
    "The offer does not fit everybody in the household. Choose another intake.",
)
