"""Invented meetings and cooperation agreements of the network."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graphsvc.model.derived import Cooperation, Link, Meeting, OrganisationKindCode, Record
from graphsvc.model.ids import seed_id
from graphsvc.seeding.chance import generator, sampled, working_day
from graphsvc.seeding.places_and_bodies import Bodies, Member
from graphsvc.seeding.rows import SeedRow, day, day_or_none

QUARTERS = 8
QUARTER_DAYS = 91
# The first quarter begins this many days before the day the seed is laid out around.
HISTORY_DAYS = QUARTERS * QUARTER_DAYS


class QuarterlyParameters(SeedRow):
    """The meeting of the whole network: its subject, and the share of members who come."""

    subject: str
    attendance: float


class BilateralParameters(SeedRow):
    """Meetings of two: how many in each quarter, and what they are about."""

    per_quarter: tuple[int, ...]
    subjects: tuple[str, ...]


class CooperationParameters(SeedRow):
    """One agreement between members; `changes_referrals` marks the one that brings more pairs together."""

    key: str
    name: str
    valid_from_day: int
    valid_to_day: int | None = None
    changes_referrals: bool = False
    between: tuple[str, ...]


class ContactParameters(SeedRow):
    """What `contacts.yaml` holds."""

    network: str
    quarterly: QuarterlyParameters
    bilateral: BilateralParameters
    cooperations: tuple[CooperationParameters, ...]


def quarter_start(as_of: date, quarter: int) -> date:
    """The first day of a quarter, counted from 1; the day behind the last quarter is `as_of`."""
    return as_of - timedelta(days=HISTORY_DAYS - (quarter - 1) * QUARTER_DAYS)


@dataclass(frozen=True, slots=True)
class Company:
    """Who can meet whom around the day: the bodies, how readily each kind is met, and whom nobody meets."""

    known: Bodies
    weights: Mapping[OrganisationKindCode, float]
    isolates: frozenset[str]
    as_of: date

    def present(self, start: date, end: date) -> list[Member]:
        """The members through those days that are no isolates, in the order of the files."""
        members = self.known.members.values()
        return [item for item in members if item.key not in self.isolates and item.through(start, end)]


def contacts(company: Company, parameters: ContactParameters) -> Iterator[Record | Link]:
    """The agreements, then the meetings; isolates take part in none.

    There are as many quarters as `per_quarter` has numbers; the last one ends before the day of the company.
    """
    yield from _cooperations(company, parameters.cooperations)
    first = QUARTERS + 1 - len(parameters.bilateral.per_quarter)
    for quarter in range(first, QUARTERS + 1):
        yield from _network_meeting(company, parameters.quarterly, quarter)
        for number in range(parameters.bilateral.per_quarter[quarter - first]):
            yield from _bilateral(company, parameters.bilateral, quarter, number)


def _cooperations(company: Company, agreed: tuple[CooperationParameters, ...]) -> Iterator[Record | Link]:
    for item in agreed:
        record = Cooperation(
            id=seed_id(Cooperation, company.known.seed, item.key),
            name=item.name,
            valid_from=day(company.as_of, item.valid_from_day),
            valid_to=day_or_none(company.as_of, item.valid_to_day),
            synthetic=True,
        )
        yield record
        yield from (Link("BETWEEN", record.id, company.known.members[key].id) for key in item.between)


def _network_meeting(company: Company, parameters: QuarterlyParameters, quarter: int) -> Iterator[Record | Link]:
    chance = generator(company.known.seed, "network meeting", quarter)
    held_on = working_day(quarter_start(company.as_of, quarter) + timedelta(days=QUARTER_DAYS // 2))
    coming = [item for item in company.present(held_on, held_on) if chance.random() < parameters.attendance]
    yield from _meeting(company.known.seed, held_on, parameters.subject, coming, f"network {quarter}")


def _bilateral(company: Company, parameters: BilateralParameters, quarter: int, number: int) -> Iterator[Record | Link]:
    chance = generator(company.known.seed, "bilateral meeting", quarter, number)
    offset = chance.randrange(2, QUARTER_DAYS)
    held_on = working_day(quarter_start(company.as_of, quarter) + timedelta(days=offset))
    host = company.known.members[chance.choice(company.known.services).key]
    others = [item for item in company.present(held_on, held_on) if item.key != host.key]
    guests = sampled(chance, others, [company.weights.get(item.kind, 0) for item in others], 1)
    subject = chance.choice(parameters.subjects)
    yield from _meeting(company.known.seed, held_on, subject, [host, *guests], f"{quarter} {number}")


def _meeting(seed: str, held_on: date, subject: str, members: list[Member], key: str) -> Iterator[Record | Link]:
    record = Meeting(id=seed_id(Meeting, seed, key), held_on=held_on, subject=subject, synthetic=True)
    yield record
    yield from (Link("ATTENDED_BY", record.id, member.id) for member in members)
