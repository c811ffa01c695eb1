"""What a store answers about stored cases: one whole case, and the open work of a service. Facts, not verdicts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graphsvc.model.derived import Client, Link, LinkType, Profile, Record, Referral, Review, Step, TopicCode
from graphsvc.model.facts import OfferFacts

# The relationships by which a record belongs to a case: it belongs where it points.
BELONGING: tuple[LinkType, ...] = (
    "PROFILE_OF",
    "CONCLUDED_WITH",
    "GOAL_OF",
    "STEP_OF",
    "REVIEW_OF",
    "VERSION_OF",
    "HURDLE_OF",
    "FOR",
)
# How many of these lead from a client to the farthest record: client, agreement, goal, step.
DEEPEST = 3


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The records of one client's case, and the records of the network that they point to, by id, with the links.

    `links` are those that start at a record of the case and end at one of `records`, by source, type and target.
    """

    records: tuple[Record, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a question about open work looks at, both included; `counsellor` is an account, None for all."""

    on: date
    until: date
    counsellor: str | None = None


@dataclass(frozen=True, slots=True)
class ClientQuery:
    """Which clients of a service: part of the reference, the responsible account (None for all), and from where on."""

    reference: str = ""
    counsellor: str | None = None
    after: str = ""
    limit: int = 50

    @property
    def spellings(self) -> tuple[str, ...]:
        """The part of the reference as typed, in capitals and in small letters."""
        return tuple(dict.fromkeys((self.reference, self.reference.upper(), self.reference.lower())))


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step still to be done, with the topic of its goal; `offer` is the id of the offer it uses."""

    step: Step
    client: str
    topic: TopicCode
    offer: str | None


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A review that was not held yet."""

    review: Review
    client: str


@dataclass(frozen=True, slots=True)
class OpenReferral:
    """A referral that runs; `client` is None where it was made for no goal."""

    referral: Referral
    client: str | None
    offer: str


@dataclass(frozen=True, slots=True)
class OpenWork:
    """What is open in the cases of one service.

    `clients` by id; `profiles` the newest of each, by id of the client; the rest by due day and id. `offers` holds
    the facts of every offer that an open step or referral uses, by id.
    """

    clients: tuple[Client, ...]
    profiles: Mapping[str, Profile]
    steps: tuple[OpenStep, ...]
    reviews: tuple[OpenReview, ...]
    referrals: tuple[OpenReferral, ...]
    offers: Mapping[str, OfferFacts]

    def casework_ids(self) -> list[str]:
        """The ids of the casework records in it, as the audit entry of the read names them."""
        return [
            *(client.id for client in self.clients),
            *(profile.id for profile in self.profiles.values()),
            *(item.step.id for item in self.steps),
            *(item.review.id for item in self.reviews),
            *(item.referral.id for item in self.referrals),
        ]
