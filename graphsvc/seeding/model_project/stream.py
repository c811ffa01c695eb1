"""The records and links of the model project, site by site: never more than one site in memory."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any, Final

from graphsvc.model.derived import Link, Record, TopicCode
from graphsvc.seeding.agreement_pasts import earlier_versions, hurdles
from graphsvc.seeding.agreements import (
    GoalParameters,
    TopicsOfGoals,
    agreements,
    partners,
    plans,
    reviews,
    steps,
)
from graphsvc.seeding.chance import generator
from graphsvc.seeding.clients import ClientParameters, OpenedDays, cases, clients
from graphsvc.seeding.contacts import Company, ContactParameters, CooperationParameters, contacts
from graphsvc.seeding.model_project.offered import catalogue_of
from graphsvc.seeding.model_project.pairs import Ties, ties_of
from graphsvc.seeding.model_project.parameters import read_model_project
from graphsvc.seeding.model_project.sites import (
    SYNTHETIC,
    Site,
    bodies_of,
    day_behind,
    place,
    sites,
    wider_places,
)
from graphsvc.seeding.model_project.truth import Truth
from graphsvc.seeding.offer_reports import offer_reports
from graphsvc.seeding.offers import conditions, offers
from graphsvc.seeding.places_and_bodies import Bodies, network, organisations_and_services, topics
from graphsvc.seeding.referrals import first_offers, referrals, sent_for_goals
from graphsvc.seeding.rows import read_parameters
from graphsvc.seeding.short_contacts import short_contacts

_NOON: Final = time(12, tzinfo=UTC)
# Nobody's counselling begins so late that no agreement could follow.
_LAST_OPENING_DAY = -12


class ModelProject:
    """The synthetic model project of one scale and seed; equal numbers give equal streams.

    `truth` tells what is true of it once `items` has run to its end.
    """

    def __init__(self, scale: int, seed: int) -> None:
        """Nothing is drawn yet. `scale` is the number of copies of the 18 sites, from 1."""
        self.scale, self.seed = scale, seed
        self._parameters = read_model_project()
        self._goals: Mapping[TopicCode, GoalParameters] = read_parameters("hannover", "goals.yaml", TopicsOfGoals).root
        self._as_of = day_behind(self._parameters)
        self._truth = Truth()

    def sites(self) -> Iterator[Site]:
        """The sites of all copies, in order."""
        return sites(self._parameters, self.scale, self.seed)

    @property
    def number_of_sites(self) -> int:
        """How many sites there are, copies included."""
        return len(self._parameters.sites) * self.scale

    def items(self, of: Iterable[Site]) -> Iterator[Record | Link]:
        """The records and links of the sites, each link after both of its ends.

        Every record has revision 1 and was changed last at noon (UTC) behind the last day.
        """
        changed_at = datetime.combine(self._as_of, _NOON)
        for item in self._items(of):
            self._truth.add_item(item)
            yield replace(item, revision=1, updated_at=changed_at) if isinstance(item, Record) else item

    def truth(self) -> dict[str, Any]:
        """The rates that the network was drawn with, and what came of them in the sites that have streamed."""
        return self._truth.told(self._parameters, self.scale, self.seed)

    def _items(self, of: Iterable[Site]) -> Iterator[Record | Link]:
        yield from topics()
        yield from wider_places(self._parameters)
        for site in of:
            yield from self._site(site)

    def _site(self, site: Site) -> Iterator[Record | Link]:
        parameters, as_of = self._parameters, self._as_of
        known = bodies_of(site, parameters)
        offered = catalogue_of(site, known, parameters)
        company = Company(known, {kind: item.share for kind, item in parameters.partners.items()}, frozenset(), as_of)
        ties = ties_of(known, offered, parameters, as_of)
        self._truth.add_supply(site.code, parameters.offers, ties)
        yield from place(site)
        yield from organisations_and_services(known)
        yield from network(known, f"{parameters.contacts.network} {site.name} ({SYNTHETIC})")
        yield from conditions(offered)
        yield from offers(offered, as_of)
        yield from offer_reports(offered, parameters.offer_reports, as_of)
        yield from contacts(company, self._contacts(site, known))
        yield from self._casework(site, company, ties)

    def _casework(self, site: Site, company: Company, ties: Ties) -> Iterator[Record | Link]:
        agreed, as_of = self._parameters.agreements, self._as_of
        counselled = cases(company.known, self._client_parameters(site), as_of)
        gaps = [topic for topic in self._parameters.offers if not ties.known.by_topic[topic]]
        planned = plans(counselled, agreed, self._goals, gaps, as_of)
        sent = tuple(sent_for_goals(planned, self._parameters.referrals, ties, as_of))
        self._truth.add_goals(planned, ties)
        self._truth.add_referrals(sent, ties.pairs_by_ids(company.known))
        yield from clients(counselled)
        yield from agreements(planned)
        yield from earlier_versions(planned, as_of)
        yield from hurdles(planned)
        yield from partners(planned, agreed, company)
        yield from reviews(planned, agreed, as_of)
        yield from steps(planned, agreed, self._goals, first_offers(sent), as_of)
        yield from referrals(sent)
        days = (self._parameters.first_day, self._parameters.last_day)
        for contact in short_contacts(company.known, self._parameters.short_contacts, self._goals, days):
            self._truth.add_short_contact(contact)
            yield contact

    def _client_parameters(self, site: Site) -> ClientParameters:
        earliest = (self._parameters.first_day - self._as_of).days
        return ClientParameters(
            **dict(self._parameters.facts),
            case_system=f"{SYNTHETIC} {site.seed}",
            opened_day=OpenedDays(earliest=earliest, latest=_LAST_OPENING_DAY),
            places={site.code: 1},
        )

    def _contacts(self, site: Site, known: Bodies) -> ContactParameters:
        shared = self._parameters.contacts
        chance = generator(site.seed, "cooperations")
        agreed = tuple(
            CooperationParameters(
                key=f"cooperation {number}",
                name=f"Kooperationsvereinbarung {number}, {site.name} ({SYNTHETIC})",
                valid_from_day=begins,
                between=(
                    known.services[0].key,
                    *chance.sample([key for key in known.members if key != known.services[0].key], shared.partners),
                ),
            )
            for number, begins in enumerate(shared.agreed_from_days, start=1)
        )
        return ContactParameters(
            network=shared.network, quarterly=shared.quarterly, bilateral=shared.bilateral, cooperations=agreed
        )
