"""The sites and their copies, with their places, bodies and networks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Final

from graphsvc.model.definition import schema
from graphsvc.model.derived import CarrierCode, Link, OrganisationKindCode, Record
from graphsvc.seeding.chance import generator
from graphsvc.seeding.clients import Kind
from graphsvc.seeding.model_project.parameters import ModelProjectParameters, SiteRow
from graphsvc.seeding.places_and_bodies import Bodies, members, place_records
from graphsvc.seeding.rows import OrganisationRow, PlaceRow, ServiceRow

SYNTHETIC: Final = "synthetisch"
SOURCE: Final = "Erfunden (synthetische Daten); keine Angabe zum Modellprojekt"
_MBE_SHARE = 0.6
_COUNTRY = "DE"


@dataclass(frozen=True, slots=True)
class Site:
    """One site, or the copy of one that a larger scale adds.

    `seed` is the word from which its ids and chances are made; `clients` the number of clients of each centre.
    """

    row: SiteRow
    copy: int
    seed: str
    clients: tuple[int, ...]

    @property
    def code(self) -> str:
        """The code of the place: the key of the site, with -K02 and so on for its copies."""
        return self.row.code if self.copy == 1 else f"{self.row.code}-K{self.copy:02}"

    @property
    def name(self) -> str:
        """The name of the place; a copy says that it is one."""
        return self.row.name if self.copy == 1 else f"{self.row.name} (Kopie {self.copy}, {SYNTHETIC})"


def sites(parameters: ModelProjectParameters, scale: int, seed: int) -> Iterator[Site]:
    """The sites, then their copies; each copy of the 18 has the same number of clients, otherwise distributed."""
    for copy in range(1, scale + 1):
        clients = _clients(parameters, generator("model-project", seed, copy, "clients"))
        begun = 0
        for row in parameters.sites:
            ended = begun + row.centres
            yield Site(row, copy, f"model-project {seed} {copy} {row.code}", clients[begun:ended])
            begun = ended


def wider_places(parameters: ModelProjectParameters) -> Iterator[Record | Link]:
    """The country, the Länder and the counties that the sites lie in."""
    source = "Amtlicher Gemeindeschlüssel"
    yield from place_records(
        [
            PlaceRow(code=_COUNTRY, name="Deutschland", kind="country", source="ISO 3166"),
            *(
                PlaceRow(code=code, name=name, kind="state", part_of=_COUNTRY, source=source)
                for code, name in parameters.states.items()
            ),
            *(
                PlaceRow(code=code, name=name, kind="county", part_of=code[:2], source=source)
                for code, name in parameters.counties.items()
            ),
        ]
    )


def place(site: Site) -> Iterator[Record | Link]:
    """The place of the site."""
    row = site.row
    source = row.source if site.copy == 1 else f"Erfundene Kopie von {row.code}"
    yield from place_records(
        [
            PlaceRow(
                code=site.code,
                name=site.name,
                kind=row.kind,
                part_of=row.part_of,
                latitude=row.latitude,
                longitude=row.longitude,
                source=source,
            )
        ]
    )


def bodies_of(site: Site, parameters: ModelProjectParameters) -> Bodies:
    """The invented bodies of the site; centres and partners are members of its network from the first day on."""
    as_of = day_behind(parameters)
    joined_day = (parameters.first_day - as_of).days
    centres = _centres(site, parameters)
    services = tuple(
        ServiceRow(
            key=f"{kind}_{carrier}",
            name=f"{_label(kind)}, {_label_of_carrier(carrier)}, {site.name} ({SYNTHETIC})",
            short_name=f"{kind.upper()} {_label_of_carrier(carrier)} {site.name}",
            kind=kind,
            carrier=carrier,
            run_by=carrier,
            serves=(site.code,),
            source=SOURCE,
            joined_day=joined_day,
            clients=clients,
            synthetic=True,
        )
        for (kind, carrier), clients in zip(centres, site.clients, strict=True)
    )
    organisations = (
        *(_carrier(site, carrier) for carrier in dict.fromkeys(carrier for _, carrier in centres)),
        *_partners(site, parameters, joined_day),
    )
    return Bodies(site.seed, organisations, services, members(site.seed, organisations, services, as_of))


def day_behind(parameters: ModelProjectParameters) -> date:
    """The day around which everything is laid out: the first one that is over."""
    return parameters.last_day + timedelta(days=1)


def _clients(parameters: ModelProjectParameters, chance: Random) -> tuple[int, ...]:
    """Heavy-tailed numbers of clients, one for each centre, with the sum that the parameters name."""
    centres = sum(row.centres for row in parameters.sites)
    weights = [min(chance.paretovariate(parameters.client_tail), parameters.busiest) for _ in range(centres)]
    exact = [weight / sum(weights) * parameters.clients for weight in weights]
    whole = [int(share) for share in exact]
    # The largest remainders get what the rounding left over.
    by_remainder = sorted(range(centres), key=lambda number: whole[number] - exact[number])
    for number in by_remainder[: parameters.clients - sum(whole)]:
        whole[number] += 1
    return tuple(whole)


def _centres(site: Site, parameters: ModelProjectParameters) -> list[tuple[Kind, CarrierCode]]:
    chance = generator(site.seed, "centres")
    adults = round(site.row.centres * _MBE_SHARE)
    counts: dict[Kind, int] = {"mbe": adults, "jmd": site.row.centres - adults}
    return [
        (kind, carrier) for kind, count in counts.items() for carrier in chance.sample(parameters.carriers[kind], count)
    ]


def _carrier(site: Site, carrier: CarrierCode) -> OrganisationRow:
    label = _label_of_carrier(carrier)
    return OrganisationRow(
        key=carrier,
        name=f"{label}, {site.name} ({SYNTHETIC})",
        short_name=f"{label} {site.name}",
        kind="welfare_association",
        carrier=carrier,
        place=site.code,
        source=SOURCE,
        synthetic=True,
    )


def _partners(site: Site, parameters: ModelProjectParameters, joined_day: int) -> Iterator[OrganisationRow]:
    for kind, partner in parameters.partners.items():
        if kind in {"mbe", "jmd"}:
            continue
        count = 1
        if partner.tail is not None:
            drawn = generator(site.seed, "partners", kind).paretovariate(partner.tail)
            count = min(int(drawn), parameters.most_of_a_kind)
        for number in range(1, count + 1):
            label = _label(kind) if count == 1 else f"{_label(kind)} {number}"
            yield OrganisationRow(
                key=f"{kind}_{number}",
                name=f"{label}, {site.name} ({SYNTHETIC})",
                short_name=f"{label} {site.name}",
                kind=kind,
                carrier=partner.carrier,
                place=site.code,
                source=SOURCE,
                joined_day=joined_day,
                synthetic=True,
            )


def _label(kind: OrganisationKindCode) -> str:
    return german("organisation_kind")[kind]


def _label_of_carrier(carrier: CarrierCode) -> str:
    # The long names give the usual short one in brackets.
    return german("carrier")[carrier].rpartition("(")[2].removesuffix(")")


@cache
def german(vocabulary: str) -> Mapping[str, str]:
    """The German words of a vocabulary by code."""
    found = next(item for item in schema().vocabularies if item.vocabulary == vocabulary)
    return {code: term.de for code, term in found.terms.items()}
