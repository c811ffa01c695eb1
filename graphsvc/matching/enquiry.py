"""What is asked for: a topic, the facts about a person, the day, and where the person lives."""

from dataclasses import dataclass
from datetime import date

from graphsvc.model.derived import Place, Profile, TopicCode


@dataclass(frozen=True, slots=True)
class Enquiry:
    """One question for offers, as every criterion sees it.

    `places` is the chain of the person's place, narrowest first; empty where the place is not known.
    `without_rule` leaves one access rule out, to see what it changes.
    """

    topic: TopicCode
    profile: Profile
    on: date
    places: tuple[Place, ...] = ()
    without_rule: str | None = None
