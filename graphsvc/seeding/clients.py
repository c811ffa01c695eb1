"""Invented clients with the facts of their profiles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, get_args

from pydantic import BeforeValidator

from graphsvc.model.derived import (
    BenefitCode,
    CefrLevelCode,
    Client,
    IssuerCode,
    Link,
    Paper,
    PaperKindCode,
    Profile,
    Record,
    ResidenceGroupCode,
    ResidenceSectionCode,
)
from graphsvc.model.ids import seed_id
from graphsvc.seeding.chance import days_between, drawn, generator, working_day
from graphsvc.seeding.circumstances import circumstances
from graphsvc.seeding.places_and_bodies import Bodies, service_id
from graphsvc.seeding.rows import SeedRow, ServiceRow, day

LEVELS: tuple[CefrLevelCode, ...] = get_args(CefrLevelCode)
B1 = LEVELS.index("b1")
# Admissions stopped in practice in November 2025 (circular of 9 February 2026): a later paper would not exist.
_ADMISSIONS_UNTIL = date(2025, 10, 31)
_YEAR = timedelta(days=365)
_UNKNOWABLE: Final = ("german_level", "residence_group", "residence_section", "place", "benefit", "born_on")
_OF_AGE = 18
# Authorities that oblige only those to whom they pay benefits (section 44a(1) AufenthG).
_BENEFIT_OF_ISSUER: Mapping[IssuerCode, BenefitCode] = MappingProxyType(
    {"jobcenter": "sgb2", "asylum_benefit_authority": "asylblg"}
)

Kind = Literal["mbe", "jmd"]


class _IssuedPaper(SeedRow):
    issuer: IssuerCode
    kind: PaperKindCode


def _issuer_and_kind(words: object) -> object:
    if isinstance(words, str):
        issuer, _, kind = words.partition(" ")
        return {"issuer": issuer, "kind": kind}
    return words


class ResidenceParameters(SeedRow):
    """How often a residence group is drawn, and which facts can go with it."""

    weight: float
    sections: tuple[ResidenceSectionCode, ...] = ()
    benefits: tuple[BenefitCode, ...]
    papers: tuple[Annotated[_IssuedPaper, BeforeValidator(_issuer_and_kind)], ...] = ()


class OpenedDays(SeedRow):
    """The first and the last day on which a client's counselling begins."""

    earliest: int
    latest: int


class ClientShares(SeedRow):
    """Shares of clients, from 0 to 1."""

    closed_when_opened_a_year_ago: float
    second_profile: float
    paper_below_b1: float
    in_school_under_18: float
    fact_unknown: float
    in_household: float = 0.15


class FactParameters(SeedRow):
    """How the facts of a profile are drawn."""

    share: ClientShares
    ages: Mapping[Kind, Mapping[int, float]]
    age_spread_years: Mapping[Kind, int]
    levels: Mapping[Kind, Mapping[CefrLevelCode, float]]
    permit_months: tuple[int, ...]
    groups: Mapping[ResidenceGroupCode, ResidenceParameters]


class ClientParameters(FactParameters):
    """What `clients.yaml` holds."""

    case_system: str
    opened_day: OpenedDays
    places: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """A client with the service that holds the case and the versions of the profile.

    `seed` is the word from which the ids and chances of the case are made, together with its number.
    `facts` is the whole first profile: what the invented world knows, even where the stored profile has gaps.
    """

    seed: str
    number: int
    service: ServiceRow
    client: Client
    facts: Profile
    profiles: tuple[Profile, ...]

    @property
    def kind(self) -> Kind:
        """Whether an MBE or a JMD holds the case."""
        return _kind(self.service)

    @property
    def holder(self) -> str:
        """The id of the service that holds the case."""
        return self.client.holder


def _kind(service: ServiceRow) -> Kind:
    return "jmd" if service.kind == "jmd" else "mbe"


def age_on(born_on: date, on: date) -> int:
    """The age in whole years on that day."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def cases(known: Bodies, parameters: ClientParameters, as_of: date) -> tuple[Case, ...]:
    """The cases of all services in the order of their references, numbered from 1."""
    services = [service for service in known.services for _ in range(service.clients)]
    return tuple(
        _case(known.seed, number, service, parameters, as_of) for number, service in enumerate(services, start=1)
    )


def clients(of: tuple[Case, ...]) -> Iterator[Record | Link]:
    """Each client, followed by the versions of the profile."""
    for case in of:
        yield case.client
        for profile in case.profiles:
            yield profile
            yield Link("PROFILE_OF", profile.id, case.client.id)


def _case(seed: str, number: int, service: ServiceRow, parameters: ClientParameters, as_of: date) -> Case:
    chance = generator(seed, "client", number)
    opened_on = working_day(day(as_of, chance.randint(parameters.opened_day.earliest, parameters.opened_day.latest)))
    closed_on = None
    settled = opened_on + _YEAR < as_of
    if settled and chance.random() < parameters.share.closed_when_opened_a_year_ago:
        closed_on = working_day(days_between(chance, opened_on + _YEAR / 2, as_of - timedelta(days=5)))
    client = Client(
        id=seed_id(Client, seed, number),
        holder=service_id(seed, service.key),
        case_system=parameters.case_system,
        reference=f"DEMO-{number:04}",
        opened_on=opened_on,
        closed_on=closed_on,
        synthetic=True,
        household=_household(seed, number, parameters.share.in_household),
    )
    facts = replace(
        _facts(chance, generator(seed, "circumstances", number), parameters, _kind(service), opened_on),
        id=seed_id(Profile, seed, number, 1),
        holder=client.holder,
    )
    first = _with_gaps(chance, facts, parameters.share.fact_unknown)
    profiles = [first]
    if settled and chance.random() < parameters.share.second_profile:
        later = _later(chance, first, facts, closed_on or as_of)
        profiles.append(replace(later, id=seed_id(Profile, seed, number, 2)))
    return Case(seed, number, service, client, facts, tuple(profiles))


def _household(seed: str, number: int, share: float) -> str | None:
    """The household that neighbours in the list of clients share; None for most."""
    pair = (number + 1) // 2
    return f"H-{pair:04}" if generator(seed, "household", pair).random() < share else None


def _facts(
    chance: Random, chance_of_circumstances: Random, parameters: ClientParameters, kind: Kind, opened_on: date
) -> Profile:
    age = drawn(chance, parameters.ages[kind]) + chance.randrange(parameters.age_spread_years[kind])
    # Half a year on both sides keeps the age on the first day of counselling as drawn.
    born_on = opened_on - timedelta(days=round((age + 0.5) * 365.25) + chance.randint(-150, 150))
    level = drawn(chance, parameters.levels[kind])
    group = drawn(chance, {code: item.weight for code, item in parameters.groups.items()})
    residence = parameters.groups[group]
    section = chance.choice(residence.sections) if residence.sections else None
    benefit = chance.choice(residence.benefits)
    minor = age < _OF_AGE
    papers: tuple[Paper, ...] = ()
    if LEVELS.index(level) < B1 and not minor and chance.random() < parameters.share.paper_below_b1:
        papers = _papers(chance, residence, benefit, opened_on)
    return Profile(
        **circumstances(chance_of_circumstances, age, level, group, opened_on),
        id="",
        holder="",
        version=1,
        valid_on=opened_on,
        place=drawn(chance, parameters.places),
        born_on=born_on,
        german_level=level,
        residence_group=group,
        residence_section=section,
        permit_issued_on=opened_on - timedelta(days=chance.randint(10, 300)) if section else None,
        permit_months=chance.choice(parameters.permit_months) if section else None,
        in_school=minor and chance.random() < parameters.share.in_school_under_18,
        integration_course_attended=LEVELS.index(level) >= B1 and chance.random() < 1 / 2,
        benefit=benefit,
        papers=papers,
    )


def _papers(chance: Random, residence: ResidenceParameters, benefit: BenefitCode, opened_on: date) -> tuple[Paper, ...]:
    possible = [paper for paper in residence.papers if _BENEFIT_OF_ISSUER.get(paper.issuer, benefit) == benefit]
    if not possible:
        return ()
    paper = chance.choice(possible)
    issued_on = working_day(opened_on - timedelta(days=chance.randint(1, 200)))
    if paper.kind == "admission" and issued_on > _ADMISSIONS_UNTIL:
        return ()
    # An admission is valid for one year (section 5 IntV).
    expires_on = issued_on + _YEAR if paper.kind == "admission" else None
    return (Paper(kind=paper.kind, issuer=paper.issuer, issued_on=issued_on, expires_on=expires_on),)


def _with_gaps(chance: Random, facts: Profile, share: float) -> Profile:
    unknown = {name for name in _UNKNOWABLE if chance.random() < share}
    if "residence_group" in unknown:
        unknown.add("residence_section")
    gone: dict[str, Any] = dict.fromkeys(unknown)
    return replace(facts, **gone)


def _later(chance: Random, first: Profile, facts: Profile, until: date) -> Profile:
    """The second version: a level higher, and some gaps filled."""
    begun = first.valid_on or until
    level = LEVELS[min(LEVELS.index(facts.german_level or "b1") + 1, LEVELS.index("c1"))]
    return replace(
        first,
        version=2,
        valid_on=working_day(days_between(chance, begun + _YEAR / 3, until - timedelta(days=1))),
        german_level=level,
        residence_group=facts.residence_group,
        residence_section=facts.residence_section if chance.random() < 1 / 2 else first.residence_section,
        integration_course_attended=True,
    )
