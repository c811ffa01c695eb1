"""What a store answers about needs, offers and how referrals ran: counts, not verdicts."""

from dataclasses import dataclass
from datetime import date

from graphsvc.model.derived import HurdleKindCode, OfferKindCode, OrganisationKindCode, ReferralReasonCode, TopicCode


@dataclass(frozen=True, slots=True)
class Need:
    """Open goals on one topic, of clients in one place (a code; None where no profile names one)."""

    topic: TopicCode
    place: str | None
    goals: int


@dataclass(frozen=True, slots=True)
class Supply:
    """The open offers on one topic that serve one place (a code), at least one.

    `with_room` counts those that keep no count of places, or have a coming start with a free one. `lasting` counts
    those that neither end nor lose their funding by the second day asked about. `providers` counts the units behind
    the offers; `provider` is the id of the first by id, and so the only one where there is one.
    """

    topic: TopicCode
    place: str
    offers: int
    with_room: int
    lasting: int
    providers: int
    provider: str


@dataclass(frozen=True, slots=True)
class Ending:
    """An open offer that ends, or loses its funding, by the second day asked about; `unit` is who provides it.

    `topics` and `serves` (codes of places) are sorted.
    """

    offer: str
    name: str
    unit: str
    valid_to: date | None
    funding_ends_on: date | None
    topics: tuple[TopicCode, ...]
    serves: tuple[str, ...]

    @property
    def ends_on(self) -> date:
        """The earlier of both days; an ending has at least one."""
        return min(day for day in (self.valid_to, self.funding_ends_on) if day is not None)


@dataclass(frozen=True, slots=True)
class SupplyFacts:
    """Needs by topic and place (no place first), supply by topic and place, endings by offer id."""

    needs: tuple[Need, ...]
    supply: tuple[Supply, ...]
    endings: tuple[Ending, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """How the referrals of one tie ran: each of `sent` was answered, answered late, refused, left silent, or none.

    None of these are referrals withdrawn before an answer, and those whose answer may still come in time.
    """

    sender: str
    receiver: str
    sent: int
    answered: int
    late: int
    refused: int
    silent: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """How often a receiver, a unit of that kind, refused what one service sent, for one reason."""

    sender: str
    receiver: str
    kind: OrganisationKindCode
    reason: ReferralReasonCode
    referrals: int


@dataclass(frozen=True, slots=True)
class Courses:
    """The courses of every tie by sender and receiver, and the refusals by tie and reason."""

    ties: tuple[Course, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class SilentTie:
    """How many referrals of one tie were silent, of those requested in the quarter that begins on the day."""

    sender: str
    receiver: str
    quarter: date
    referrals: int


@dataclass(frozen=True, slots=True)
class HurdleCount:
    """How many clients' agreements had a hurdle of one kind.

    `about` is the code of the topic where an offer is missing, and the kind of the body where co-operation does not
    work; empty where none is named, and for every other kind of hurdle.
    """

    kind: HurdleKindCode
    about: str
    clients: int


@dataclass(frozen=True, slots=True)
class Wait:
    """People whom one service referred to one receiver, and who began an offer of one kind there on one day.

    `registered` counts the days from the request to the offer, `entitled` from the day that the referral names, else
    from the issue of the newest paper that the client held on the first day; None where neither is known.
    """

    sender: str
    receiver: str
    kind: OfferKindCode
    started_on: date
    registered: int
    entitled: int | None
    people: int
