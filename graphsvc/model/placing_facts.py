"""What a store answers when many people are to be placed: who waits, and which intakes have room."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graphsvc.model.derived import Client, Goal, Profile, TopicCode
from graphsvc.model.facts import OfferFacts


@dataclass(frozen=True, slots=True)
class WaitingGoal:
    """An open goal that waits for a place, with its client and the client's newest profile.

    `since` is the day its agreement was concluded, else the first day of counselling; None where neither is known.
    """

    goal: Goal
    topic: TopicCode
    client: Client
    profile: Profile
    since: date | None


@dataclass(frozen=True, slots=True)
class StartingOffers:
    """Offers by id, their `intakes` all those that start in the window and have room, soonest first.

    `asked_for` is how many places of an intake (by id) are asked for by referrals that are not yet answered; an
    intake that is left out has none.
    """

    offers: tuple[OfferFacts, ...]
    asked_for: Mapping[str, int]
