"""The seed of Hannover: its real bodies, and an invented network with invented casework around a day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from graphsvc.model.derived import Link, Record
from graphsvc.seeding.agreement_pasts import earlier_versions, hurdles
from graphsvc.seeding.agreements import (
    AgreementParameters,
    PartneredAgreementParameters,
    TopicsOfGoals,
    agreements,
    partners,
    plans,
    reviews,
    steps,
)
from graphsvc.seeding.clients import ClientParameters, cases, clients
from graphsvc.seeding.contacts import Company, ContactParameters, contacts, quarter_start
from graphsvc.seeding.offer_reports import OfferReportParameters, offer_reports
from graphsvc.seeding.offers import Catalogue, catalogue, conditions, offers
from graphsvc.seeding.places_and_bodies import (
    SEED,
    bodies,
    network,
    organisations_and_services,
    places,
    topics,
    wider_places,
)
from graphsvc.seeding.referral_histories import ReferralParameters
from graphsvc.seeding.referral_targets import World
from graphsvc.seeding.referrals import first_offers, referrals, sent_for_goals, sent_without_goal
from graphsvc.seeding.rows import day, read_parameters
from graphsvc.seeding.short_contacts import ShortContactParameters, short_contacts

_NOON: Final = time(12, tzinfo=UTC)


def hannover(as_of: date) -> Iterator[Record | Link]:
    """The records and links of the seed, each link after both of its ends; equal days give equal streams.

    Days are laid out around `as_of`: what happened lies before it, coming starts of offers behind it. Every record
    has revision 1 and was changed last at noon (UTC) of `as_of`. Of the network, the kinds of bodies and offers are
    real where they name a source; memberships, meetings, agreements and all casework are invented.
    """
    changed_at = datetime.combine(as_of, _NOON)
    for item in _items(as_of):
        yield replace(item, revision=1, updated_at=changed_at) if isinstance(item, Record) else item


def _items(as_of: date) -> Iterator[Record | Link]:
    known, offered = bodies(as_of), catalogue()
    meeting = read_parameters(SEED, "contacts.yaml", ContactParameters)
    agreed = read_parameters(SEED, "agreements.yaml", PartneredAgreementParameters)
    referred = read_parameters(SEED, "referrals.yaml", ReferralParameters)
    company = Company(known, agreed.partners, frozenset(referred.isolates), as_of)
    yield from topics()
    yield from places()
    yield from organisations_and_services(known)
    yield from network(known, meeting.network)
    yield from conditions(offered)
    yield from offers(offered, as_of)
    yield from offer_reports(offered, read_parameters(SEED, "offer_reports.yaml", OfferReportParameters), as_of)
    yield from contacts(company, meeting)
    yield from _casework(company, agreed, referred, _world(company, offered, meeting, referred))


def _world(company: Company, offered: Catalogue, meeting: ContactParameters, referred: ReferralParameters) -> World:
    changing = next(item for item in meeting.cooperations if item.changes_referrals)
    return World(
        company,
        offered,
        referred.pairs,
        wider_places(),
        frozenset(changing.between),
        day(company.as_of, changing.valid_from_day),
    )


def _casework(
    company: Company,
    agreed: AgreementParameters,
    referred: ReferralParameters,
    world: World,
) -> Iterator[Record | Link]:
    as_of = company.as_of
    goals = read_parameters(SEED, "goals.yaml", TopicsOfGoals).root
    brief = read_parameters(SEED, "short_contacts.yaml", ShortContactParameters)
    counselled = cases(company.known, read_parameters(SEED, "clients.yaml", ClientParameters), as_of)
    gaps = [topic for topic in goals if not world.known.by_topic[topic]]
    planned = plans(counselled, agreed, goals, gaps, as_of)
    sent = tuple(sent_for_goals(planned, referred, world, as_of))
    yield from clients(counselled)
    yield from agreements(planned)
    yield from earlier_versions(planned, as_of)
    yield from hurdles(planned)
    yield from partners(planned, agreed, company)
    yield from reviews(planned, agreed, as_of)
    yield from steps(planned, agreed, goals, first_offers(sent), as_of)
    yield from referrals((*sent, *sent_without_goal(goals, referred, world)))
    days = (quarter_start(as_of, 1), as_of - timedelta(days=1))
    yield from short_contacts(company.known, brief, goals, days)
