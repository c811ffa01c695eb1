"""The part of the port about placing: who waits for a place, and which intakes have room."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from graphsvc.model.actor import Actor
from graphsvc.model.derived import TopicCode
from graphsvc.model.facts import Window
from graphsvc.model.placing_facts import StartingOffers, WaitingGoal

# More than that at once are not placed: a smaller area is to be chosen.
LARGEST_WAITING = 20_000
LARGEST_STARTING = 10_000


class PlacingQuestions(Protocol):
    """What `graphsvc.stores.protocol.Store` promises about placing; its own promises hold here too.

    An area is the code of a place; what lies in that place belongs to it.
    """

    def waiting_goals(
        self, actor: Actor | None, topics: Sequence[TopicCode], area: str, on: date, *, limit: int = LARGEST_WAITING
    ) -> tuple[WaitingGoal, ...]:
        """Goals of these topics that wait for a place on that day, the longest waiting first, then by goal.

        Waiting is an open goal of an active agreement, without a referral that is requested, accepted, in progress
        or on hold, of a client who is still counselled and whose newest profile names a place in the area. Only
        within the actor's reach. Those whose `since` is not known come last. `limit` is cut to 1 …
        `LARGEST_WAITING`.
        """

    def offers_starting(
        self, topics: Sequence[TopicCode], area: str, window: Window, on: date, *, limit: int = LARGEST_STARTING
    ) -> StartingOffers:
        """Offers of these topics with an intake that starts in the window and has room.

        The offer serves the area, a place in it or one around it, and is valid when the intake starts; the intake
        takes registrations on that day. `limit` (cut to 1 … `LARGEST_STARTING`) counts intakes, those of the offers
        with the smallest ids first.
        """
