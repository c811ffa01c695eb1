"""Topics, places, organisations, counselling services and the dated roster of the network."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, cast

from graphsvc.model.definition import schema
from graphsvc.model.derived import (
    CarrierCode,
    CounsellingService,
    Link,
    Network,
    Organisation,
    OrganisationKindCode,
    Place,
    Record,
    Topic,
    TopicCode,
)
from graphsvc.model.ids import seed_id
from graphsvc.seeding.rows import OrganisationRow, PlaceRow, ServiceRow, day, day_or_none, read_table

# The word from which the ids of this seed are made; another seed brings its own.
SEED: Final = "hannover"


@dataclass(frozen=True, slots=True)
class Member:
    """A unit of the network with the first and (where it left) the last day of its membership."""

    key: str
    id: str
    kind: OrganisationKindCode
    carrier: CarrierCode | None
    joined_on: date
    left_on: date | None

    def through(self, start: date, end: date) -> bool:
        """Whether it was a member on every day from `start` to `end`."""
        return self.joined_on <= start and (self.left_on is None or end <= self.left_on)


@dataclass(frozen=True, slots=True)
class Bodies:
    """The rows of the organisations and services, and the units of the network by their keys.

    `seed` is the word from which their ids and their chances are made.
    """

    seed: str
    organisations: tuple[OrganisationRow, ...]
    services: tuple[ServiceRow, ...]
    members: Mapping[str, Member]


def bodies(as_of: date) -> Bodies:
    """The bodies of Hannover with the roster as it is laid out around the day."""
    organisations = read_table(SEED, "organisations.csv", OrganisationRow)
    services = read_table(SEED, "services.csv", ServiceRow)
    return Bodies(SEED, organisations, services, members(SEED, organisations, services, as_of))


def members(
    seed: str, organisations: tuple[OrganisationRow, ...], services: tuple[ServiceRow, ...], as_of: date
) -> dict[str, Member]:
    """The units of the network by key: the services, then the organisations that are members themselves."""
    units: list[tuple[OrganisationRow | ServiceRow, str]] = [
        *((row, service_id(seed, row.key)) for row in services),
        *((row, organisation_id(seed, row.key)) for row in organisations),
    ]
    return {
        row.key: Member(
            row.key, unit, row.kind, row.carrier, day(as_of, row.joined_day), day_or_none(as_of, row.left_day)
        )
        for row, unit in units
        if row.joined_day is not None
    }


def topic_id(code: TopicCode) -> str:
    """The id of the topic with that code."""
    return seed_id(Topic, code)


def place_id(code: str) -> str:
    """The id of the place with that code."""
    return seed_id(Place, code)


def organisation_id(seed: str, key: str) -> str:
    """The id of the organisation with that key in that seed."""
    return seed_id(Organisation, seed, key)


def service_id(seed: str, key: str) -> str:
    """The id of the counselling service with that key in that seed."""
    return seed_id(CounsellingService, seed, key)


def topics() -> Iterator[Record | Link]:
    """A node for each term of the vocabulary of topics, then the links to the broader ones."""
    terms = broader_terms()
    vocabulary = next(item for item in schema().vocabularies if item.vocabulary == "topic")
    for code in terms:
        words = vocabulary.terms[code]
        yield Topic(id=topic_id(code), code=code, name_de=words.de, name_en=words.en)
    for code, broader in terms.items():
        if broader is not None:
            yield Link("BROADER", topic_id(code), topic_id(broader))


@cache
def broader_terms() -> Mapping[TopicCode, TopicCode | None]:
    """The next broader topic of each topic, None for those at the top; in the order of the vocabulary."""
    vocabulary = next(item for item in schema().vocabularies if item.vocabulary == "topic")
    return {
        # The codes of the vocabulary are what TopicCode is derived from.
        cast("TopicCode", code): cast("TopicCode | None", term.broader)
        for code, term in vocabulary.terms.items()
    }


def places() -> Iterator[Record | Link]:
    """The places from the country down to the city districts, each followed by its link to the larger one."""
    yield from place_records(read_table(SEED, "places.csv", PlaceRow))


def place_records(rows: Iterable[PlaceRow]) -> Iterator[Record | Link]:
    """The places in the order of the rows, each followed by its link to the larger one."""
    for row in rows:
        yield Place(
            id=place_id(row.code),
            code=row.code,
            name=row.name,
            kind=row.kind,
            latitude=row.latitude,
            longitude=row.longitude,
            source=row.source,
        )
        if row.part_of is not None:
            yield Link("PART_OF", place_id(row.code), place_id(row.part_of))


def wider_places() -> dict[str, tuple[str, ...]]:
    """For each place (its code) the places it lies in, itself first, up to the country."""
    part_of = {row.code: row.part_of for row in read_table(SEED, "places.csv", PlaceRow)}
    wider: dict[str, tuple[str, ...]] = {}
    for code, larger in part_of.items():
        # A larger place stands before the smaller one in the file.
        wider[code] = (code, *(wider[larger] if larger is not None else ()))
    return wider


def organisations_and_services(known: Bodies) -> Iterator[Record | Link]:
    """The organisations with their seats, then the services with who runs them and where they are responsible."""
    for row in known.organisations:
        unit = organisation_id(known.seed, row.key)
        yield Organisation(
            id=unit,
            name=row.name,
            short_name=row.short_name,
            kind=row.kind,
            carrier=row.carrier,
            address=row.address,
            website=row.website,
            source=row.source,
            source_status=row.source_status,
            synthetic=row.synthetic,
        )
        if row.place is not None:
            yield Link("BASED_IN", unit, place_id(row.place))
    for service in known.services:
        unit = service_id(known.seed, service.key)
        yield CounsellingService(
            id=unit,
            name=service.name,
            short_name=service.short_name,
            kind=service.kind,
            carrier=service.carrier,
            source=service.source,
            synthetic=service.synthetic,
        )
        yield Link("RUN_BY", unit, organisation_id(known.seed, service.run_by))
        yield from (Link("SERVES", unit, place_id(code)) for code in service.serves)


def network(known: Bodies, name: str) -> Iterator[Record | Link]:
    """The network and the dated membership of each unit."""
    record = Network(id=seed_id(Network, known.seed), name=name)
    yield record
    for member in known.members.values():
        dates = {"valid_from": member.joined_on}
        if member.left_on is not None:
            dates["valid_to"] = member.left_on
        yield Link("MEMBER_OF", member.id, record.id, dict(dates))
