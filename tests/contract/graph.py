"""A small graph for the contract: two services, their carriers, a chain of places, and pieces to put beside them.

A piece is a record with the links that start at it. Equal names give equal ids, so a test names what it means.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar

from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.changes import Change, Create, Join, Receipt
from graphsvc.model.derived import (
    Agreement,
    Client,
    Cooperation,
    CounsellingService,
    Goal,
    Intake,
    Link,
    LinkType,
    Meeting,
    Network,
    Offer,
    OfferReport,
    Organisation,
    Place,
    Profile,
    Record,
    Referral,
    Topic,
    TopicCode,
)
from graphsvc.model.facts import Loaded
from graphsvc.model.ids import seed_id
from graphsvc.stores.protocol import Store

R = TypeVar("R", bound=Record)

DAY = date(2026, 3, 2)
INSTANT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Piece(Generic[R]):
    """A record and the links that start at it."""

    record: R
    links: tuple[Link, ...] = ()

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id


def link(kind: LinkType, source: Piece[Any], target: Piece[Any], **properties: object) -> Link:
    """The link of that type between two pieces."""
    return Link(kind, source.id, target.id, properties)


def put(store: Store, *pieces: Piece[Any], links: Iterable[Link] = ()) -> Loaded:
    """What the store says after loading the records, then their links, then the further links."""
    records = [piece.record for piece in pieces]
    return store.load(OPERATOR, [*records, *(item for piece in pieces for item in piece.links), *links])


def creating(*pieces: Piece[Any]) -> list[Change]:
    """The changes that store these pieces."""
    return [
        *(Create(piece.record) for piece in pieces),
        *(Join(item) for piece in pieces for item in piece.links),
    ]


def write(store: Store, key: str, *changes: Change, actor: Actor | None = None) -> Receipt:
    """The receipt for these changes, written by the operator unless somebody else is named."""
    return store.write(actor or OPERATOR, key, changes)


def ids(records: Iterable[Record]) -> list[str]:
    """The ids of the records in the order given."""
    return [record.id for record in records]


def place(code: str, name: str = "", inside: "Piece[Place] | None" = None) -> Piece[Place]:
    """A place, inside another where one is given."""
    record = Place(id=seed_id(Place, code), revision=1, code=code, name=name or code, kind="municipality")
    return Piece(record, (Link("PART_OF", record.id, inside.id),) if inside else ())


def topic(code: TopicCode) -> Piece[Topic]:
    """The topic of that code."""
    return Piece(Topic(id=seed_id(Topic, code), revision=1, code=code, name_de=code, name_en=code))


def organisation(name: str, **properties: Any) -> Piece[Organisation]:  # noqa: ANN401  any property
    """An organisation."""
    content = {"kind": "course_provider", "synthetic": True, "revision": 1, **properties}
    return Piece(Organisation(id=seed_id(Organisation, name), name=name, **content))


def service(name: str, carrier: Piece[Organisation]) -> Piece[CounsellingService]:
    """A counselling service of that carrier."""
    record = CounsellingService(
        id=seed_id(CounsellingService, name), revision=1, name=name, kind="mbe", carrier="awo", synthetic=True
    )
    return Piece(record, (Link("RUN_BY", record.id, carrier.id),))


def network(name: str) -> Piece[Network]:
    """A network without members."""
    return Piece(Network(id=seed_id(Network, name), revision=1, name=name))


def offer(
    name: str,
    topics: Sequence[Piece[Topic]] = (),
    serves: Sequence[Piece[Place]] = (),
    provider: Piece[Organisation] | None = None,
    deliverer: Piece[CounsellingService] | None = None,
    **properties: Any,  # noqa: ANN401  any property
) -> Piece[Offer]:
    """An offer of the school on German courses for the whole country, unless other ends are given."""
    content = {"kind": "german_course_open", "synthetic": True, "revision": 1, **properties}
    record = Offer(id=seed_id(Offer, name), name=name, **content)
    return Piece(
        record,
        (
            Link("PROVIDED_BY", record.id, (provider or SCHOOL).id),
            *(Link("ADDRESSES", record.id, item.id) for item in (topics or (GERMAN,))),
            *(Link("SERVES", record.id, item.id) for item in (serves or (COUNTRY,))),
            *([Link("DELIVERED_BY", record.id, deliverer.id)] if deliverer else []),
        ),
    )


def intake(of: Piece[Offer], starts_on: date = DAY, places: int = 1, booked: int = 0) -> Piece[Intake]:
    """A start of that offer on that day."""
    record = Intake(
        id=seed_id(Intake, of.id, starts_on.isoformat()),
        revision=1,
        starts_on=starts_on,
        places=places,
        booked=booked,
        synthetic=True,
    )
    return Piece(record, (Link("INTAKE_OF", record.id, of.id),))


def client(name: str, holder: Piece[CounsellingService] | None = None, revision: int = 1) -> Piece[Client]:
    """A client of the MBE, unless another service holds the case."""
    return Piece(
        Client(
            id=seed_id(Client, name),
            revision=revision,
            holder=(holder or MBE).id,
            opened_on=DAY,
            reference=name,
            synthetic=True,
        ),
    )


def profile(of: Piece[Client], version: int, **facts: Any) -> Piece[Profile]:  # noqa: ANN401  any fact
    """A version of the facts about that client."""
    record = Profile(id=seed_id(Profile, of.id, version), revision=1, holder=of.record.holder, version=version, **facts)
    return Piece(record, (Link("PROFILE_OF", record.id, of.id),))


def agreement(of: Piece[Client], **properties: Any) -> Piece[Agreement]:  # noqa: ANN401  any property
    """An active agreement with that client, concluded on the day."""
    content = {"version": 1, "state": "active", "concluded_on": DAY, "synthetic": True, **properties}
    record = Agreement(id=seed_id(Agreement, of.id), revision=1, holder=of.record.holder, **content)
    return Piece(record, (Link("CONCLUDED_WITH", record.id, of.id),))


def goal(of: Piece[Agreement], aims_at: Piece[Topic] | None = None) -> Piece[Goal]:
    """An open goal of that agreement, to learn German unless another topic is given."""
    record = Goal(
        id=seed_id(Goal, of.id), revision=1, holder=of.record.holder, state="open", words="B1", synthetic=True
    )
    return Piece(
        record,
        (Link("GOAL_OF", record.id, of.id), Link("AIMS_AT", record.id, (aims_at or GERMAN).id)),
    )


def referral(
    name: str,
    to: Piece[Offer],
    sender: Piece[CounsellingService] | None = None,
    requested_on: date = DAY,
    **properties: Any,  # noqa: ANN401  any property
) -> Piece[Referral]:
    """A requested referral from the MBE, unless another service sends it."""
    holder = (sender or MBE).id
    content = {"state": "requested", "synthetic": True, **properties}
    record = Referral(id=seed_id(Referral, name), revision=1, holder=holder, requested_on=requested_on, **content)
    return Piece(record, (Link("FROM", record.id, holder), Link("TO", record.id, to.id)))


def meeting(name: str, *units: Piece[Any], held_on: date = DAY) -> Piece[Meeting]:
    """A meeting of these units."""
    record = Meeting(id=seed_id(Meeting, name), revision=1, held_on=held_on, synthetic=True)
    return Piece(record, tuple(Link("ATTENDED_BY", record.id, unit.id) for unit in units))


def cooperation(
    name: str, *units: Piece[Any], valid_from: date = DAY, valid_to: date | None = None
) -> Piece[Cooperation]:
    """A cooperation between these units."""
    record = Cooperation(
        id=seed_id(Cooperation, name),
        revision=1,
        name=name,
        valid_from=valid_from,
        valid_to=valid_to,
        synthetic=True,
    )
    return Piece(record, tuple(Link("BETWEEN", record.id, unit.id) for unit in units))


def offer_report(
    name: str,
    on: Piece[Offer],
    reported_on: date = DAY,
    **properties: Any,  # noqa: ANN401  any property
) -> Piece[OfferReport]:
    """An open report that the offer is full, unless the properties say otherwise."""
    content = {"kind": "full", "synthetic": True, **properties}
    record = OfferReport(id=seed_id(OfferReport, name), revision=1, reported_on=reported_on, **content)
    return Piece(record, (Link("REPORTS", record.id, on.id),))


STATE = place("03", "Niedersachsen")
REGION = place("03241", "Region Hannover", STATE)
CITY = place("03241001", "Hannover", REGION)
DISTRICT = place("03241001-07", "Linden-Limmer", CITY)
PLACES = (STATE, REGION, CITY, DISTRICT)

COUNTRY = place("DE", "Deutschland")

GERMAN, HOUSING, CHILDCARE = topic("german_course"), topic("housing"), topic("childcare")
TOPICS = (GERMAN, HOUSING, CHILDCARE)

CARRIER = organisation("Wohlfahrtsverband", kind="welfare_association", carrier="awo")
SCHOOL = organisation("Sprachschule")
MBE, JMD = service("MBE Mitte", CARRIER), service("JMD Mitte", CARRIER)
BODIES = (CARRIER, SCHOOL, MBE, JMD)

COURSE = offer("Deutschkurs B1")
# What most tests stand on: a place, topics, bodies, and one offer.
GROUND = (COUNTRY, *TOPICS, *BODIES, COURSE)

COUNSELLOR = Actor("counsellor-mbe", "counsellor", MBE.id)
COUNSELLOR_ELSEWHERE = Actor("counsellor-jmd", "counsellor", JMD.id)
COUNSELLOR_WITHOUT_SERVICE = Actor("counsellor-new", "counsellor")
CASE_SYSTEM = Actor("case-system", "case_system", MBE.id)
COORDINATOR = Actor("coordinator", "coordinator")
