"""The invented offers of a site: which topics have any, who provides them, and when they start."""

from collections.abc import Iterator
from typing import Final

from graphsvc.model.derived import OfferKindCode, TopicCode
from graphsvc.seeding.chance import generator
from graphsvc.seeding.model_project.parameters import ModelProjectParameters
from graphsvc.seeding.model_project.sites import SOURCE, SYNTHETIC, Site, german
from graphsvc.seeding.offers import Catalogue, by_topic
from graphsvc.seeding.places_and_bodies import Bodies
from graphsvc.seeding.rows import IntakeRow, OfferRow, ServiceRow

# What every centre counsels on itself; so these topics never lack an offer.
COUNSELLING: Final[tuple[TopicCode, ...]] = ("residence_law", "benefits", "forms_and_authorities")
_OPEN_FROM_DAY = -900


def gaps_of(site: Site, parameters: ModelProjectParameters) -> frozenset[TopicCode]:
    """The topics for which nobody in the site has an offer of their own."""
    possible = [topic for topic in parameters.offers if topic not in COUNSELLING]
    return frozenset(topic for topic in possible if generator(site.seed, "gap", topic).random() < parameters.supply_gap)


def catalogue_of(site: Site, known: Bodies, parameters: ModelProjectParameters) -> Catalogue:
    """The offers of the site with their starts."""
    gaps = gaps_of(site, parameters)
    offers = (
        *(_counselling(site, service) for service in known.services),
        *(row for topic in parameters.offers if topic not in gaps for row in _offers(site, known, topic, parameters)),
    )
    counted = {offered.kind for offered in parameters.offers.values() if offered.starts}
    starts = tuple(start for row in offers if row.kind in counted for start in _starts(site, row, parameters))
    return Catalogue(site.seed, offers, {row.key: row for row in parameters.conditions}, starts, by_topic(offers))


def _counselling(site: Site, service: ServiceRow) -> OfferRow:
    adult = service.kind == "mbe"
    kind: OfferKindCode = "migration_counselling" if adult else "youth_counselling"
    return OfferRow(
        key=f"counselling_{service.key}",
        name=f"{german('offer_kind')[kind]}, {service.short_name} ({SYNTHETIC})",
        description="Erfundenes Beratungsangebot.",
        kind=kind,
        topics=COUNSELLING,
        provider=service.run_by,
        delivered_by=service.key,
        kept_by=service.key,
        held_in=site.code,
        serves=(site.code,),
        conditions=("age_27" if adult else "age_12_26",),
        languages=("de",),
        cost="Kostenlos",
        access_mode="appointment",
        valid_from_day=_OPEN_FROM_DAY,
        verified_day=-30,
        source=SOURCE,
    )


def _offers(site: Site, known: Bodies, topic: TopicCode, parameters: ModelProjectParameters) -> Iterator[OfferRow]:
    offered = parameters.offers[topic]
    chance = generator(site.seed, "offers", topic)
    providers = [row for row in known.organisations if row.kind in offered.providers and row.joined_day is not None]
    drawn = chance.paretovariate(parameters.offers_tail) * parameters.fewest_offers
    if offered.starts:
        drawn *= site.row.centres
    for number in range(1, min(int(drawn), offered.most or parameters.most_offers) + 1):
        provider = chance.choice(providers)
        yield OfferRow(
            key=f"{topic}_{number}",
            name=f"{german('topic')[topic]} {number}, {provider.short_name} ({SYNTHETIC})",
            description=f"Erfundenes Angebot zum Thema {german('topic')[topic]}.",
            kind=offered.kind,
            topics=(topic,),
            provider=provider.key,
            kept_by=chance.choice(known.services).key,
            held_in=site.code,
            serves=(site.code,),
            conditions=tuple(key for key in offered.conditions if chance.random() < 1 / 2),
            languages=("de",),
            schedule=(chance.choice(("morning", "afternoon", "evening")),),
            childcare=chance.random() < 1 / 5,
            cost="Kostenlos" if not offered.starts else "Beitrag, Befreiung möglich",
            access_mode="registration" if offered.starts else chance.choice(("walk_in", "appointment")),
            sensitive=True if topic == "violence_protection" else None,
            hidden_address=True if topic == "violence_protection" else None,
            valid_from_day=_OPEN_FROM_DAY,
            # Some offers end while the trial runs, with their funding.
            valid_to_day=chance.randint(-200, -20) if chance.random() < 1 / 10 else None,
            verified_day=-chance.randint(1, 400),
            source=SOURCE,
        )


def _starts(site: Site, row: OfferRow, parameters: ModelProjectParameters) -> Iterator[IntakeRow]:
    chance = generator(site.seed, "starts", row.key)
    for begins in parameters.starts.days:
        places = chance.choice(parameters.starts.places)
        booked = min(places, round(places * chance.uniform(1 / 2, 5 / 4)))
        yield IntakeRow(
            offer=row.key,
            starts_day=begins + chance.randint(-20, 20),
            lasts_days=parameters.starts.lasts_days,
            register_before_days=parameters.starts.register_before_days,
            places=places,
            booked=booked,
            waiting=int(chance.paretovariate(1)) % 40 if booked == places else 0,
            counted_day=-chance.randint(1, 30),
        )
