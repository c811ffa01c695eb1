"""What a store answers to the questions of the domain: facts, not verdicts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from graphsvc.model.days import begins
from graphsvc.model.derived import (
    Condition,
    CounsellingService,
    Goal,
    Intake,
    Link,
    Offer,
    OfferReport,
    OfferReportKindCode,
    Organisation,
    Place,
    Profile,
    TopicCode,
)

_MONTHS = 12


class TieKind(StrEnum):
    """What connects two units; kinds are never mixed."""

    REFERRAL = "referral"
    MEETING = "meeting"
    SHARED_CASE = "shared_case"
    COOPERATION = "cooperation"

    @property
    def directed(self) -> bool:
        """Whether the tie has a sender and a receiver; only a referral has."""
        return self is TieKind.REFERRAL


@dataclass(frozen=True, slots=True)
class OpenReport:
    """What somebody reported of an offer, and when; nobody has confirmed or mended the entry since."""

    kind: OfferReportKindCode
    reported_on: date


@dataclass(frozen=True, slots=True)
class ReportedOffer:
    """An open report with the offer it is about."""

    report: OfferReport
    offer: Offer


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """One offer with all that decides whether it fits.

    `topics` and `serves` (codes of places) are sorted; `conditions` by id; `intakes` are those that start on or
    after the day asked for, soonest first, five at most; `reports` those that nobody has settled, oldest first.
    """

    offer: Offer
    provider: Organisation
    deliverer: CounsellingService | None
    held_in: Place | None
    topics: tuple[TopicCode, ...]
    serves: tuple[str, ...]
    conditions: tuple[Condition, ...]
    intakes: tuple[Intake, ...]
    reports: tuple[OpenReport, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidates:
    """Offers that pass the hard filters, by id; `truncated` where there were more than the limit."""

    offers: tuple[OfferFacts, ...]
    truncated: bool


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A stored goal with its topic and the newest profile of its client (None where there is none)."""

    goal: Goal
    topic: TopicCode
    profile: Profile | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a number of past referrals came out well."""

    number: int
    well: int


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How past referrals to some offers for goals of one topic ended: all, and by offer where there are enough.

    Well is: the person got help. `by_offer` holds only the offers with as many referrals as were asked for.
    """

    every: Tally
    by_offer: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class RoadTally:
    """How many referrals were sent, how many of them answered and accepted, and after how many days in total."""

    sent: int
    answered: int
    accepted: int
    days: int


@dataclass(frozen=True, slots=True)
class Roads:
    """How what one service referred was received: all of it, and by unit where there was enough.

    A unit is the service that delivers the offer, else the organisation that provides it.
    """

    every: RoadTally
    by_unit: Mapping[str, RoadTally]


@dataclass(frozen=True, slots=True)
class OpenStep:
    """An open step by the ids of itself and of the offer it uses, with topic and newest profile of its client."""

    id: str
    offer_id: str
    topic: TopicCode
    profile: Profile | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the network: a counselling service, or an organisation that has none.

    `kind` is the code of an organisation kind, `carrier` who runs the unit; a network from elsewhere has its own.
    """

    id: str
    name: str
    kind: str
    carrier: str | None


@dataclass(frozen=True, slots=True)
class Tie:
    """How often two units met by one kind of event in a window.

    A referral is directed from sender to receiver; of the other kinds, which are undirected, the sender is the
    unit with the smaller id.
    """

    kind: TieKind
    sender: str
    receiver: str
    events: int

    def __post_init__(self) -> None:
        """Refuse a tie without an event, which would count as a tie in every measure."""
        if self.events < 1:
            message = f"a tie stands for at least one event, {self.sender} to {self.receiver} has {self.events}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open window of days: `start` belongs to it, `end` is the first day outside."""

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse a window without a day in it."""
        if self.end <= self.start:
            message = f"a window ends after it starts, {self.end} is not after {self.start}"
            raise ValueError(message)

    def __contains__(self, day: date) -> bool:
        """Whether the day belongs to the window; its end does not."""
        return self.start <= day < self.end

    @property
    def days(self) -> int:
        """The number of days in the window, at least 1."""
        return (self.end - self.start).days

    @property
    def instants(self) -> tuple[datetime, datetime]:
        """The first instant of the window and the first one outside, by the clock of Berlin."""
        return begins(self.start), begins(self.end)

    @property
    def whole_months(self) -> bool:
        """Whether it starts and ends with a month."""
        return self.start.day == self.end.day == 1


def months_of(window: Window) -> Iterator[date]:
    """The first day of each month of a window of whole months; raises `ValueError` for another window."""
    if not window.whole_months:
        message = f"{window.start} to {window.end} are no whole months"
        raise ValueError(message)
    for number in range(_month(window.start), _month(window.end)):
        yield date(number // _MONTHS, number % _MONTHS + 1, 1)


def _month(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


@dataclass(frozen=True, slots=True)
class TieMonth:
    """How often two units met by one kind of event in one month, given by its first day."""

    month: date
    sender: str
    receiver: str
    events: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """That a unit was at a meeting, by their ids, with the day of the meeting."""

    meeting: str
    held_on: date
    unit: str


@dataclass(frozen=True, slots=True)
class NodeNearby:
    """A record near another: its id and label, and how many links away it is."""

    id: str
    label: str
    distance: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The records around one record, by distance and id, and the links among them, by type, source, target."""

    nodes: tuple[NodeNearby, ...]
    links: tuple[Link, ...]
    truncated: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that `check` found wrong: what it is, how many records have it, and the remedy."""

    what: str
    count: int
    remedy: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many records and links a bulk load stored, those already there included."""

    records: int
    links: int
