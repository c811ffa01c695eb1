"""What `seed/model_project.yaml` holds."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Literal

from graphsvc.model.derived import (
    CarrierCode,
    OfferKindCode,
    OrganisationKindCode,
    PlaceKindCode,
    ReferralStateCode,
    TopicCode,
)
from graphsvc.seeding.agreements import AgreementParameters, Span
from graphsvc.seeding.clients import FactParameters, Kind
from graphsvc.seeding.contacts import BilateralParameters, QuarterlyParameters
from graphsvc.seeding.offer_reports import OfferReportParameters
from graphsvc.seeding.referral_histories import GoalReferralParameters, HistoryParameters
from graphsvc.seeding.rows import ConditionRow, SeedRow, read_parameters
from graphsvc.seeding.short_contacts import ShortContactParameters


class SiteRow(SeedRow):
    """A site of the model project and its number of counselling centres."""

    code: str
    name: str
    kind: PlaceKindCode
    part_of: str
    latitude: float
    longitude: float
    centres: int
    source: str


class PartnerParameters(SeedRow):
    """One kind of partner: how often centres work with it (percent), and how many there are in a site."""

    share: float
    carrier: CarrierCode | None = None
    tail: float | None = None


class TopicOffers(SeedRow):
    """The offers of one topic; `starts` where places are counted by starts."""

    kind: OfferKindCode
    providers: tuple[OrganisationKindCode, ...]
    most: int | None = None
    starts: bool = False
    conditions: tuple[str, ...] = ()


class StartParameters(SeedRow):
    """The starts of an offer: days from the last day on, and the numbers of places."""

    days: tuple[int, ...]
    lasts_days: int
    register_before_days: int
    places: tuple[int, ...]


class SiteContacts(SeedRow):
    """Meetings and cooperation agreements of each site."""

    network: str
    quarterly: QuarterlyParameters
    bilateral: BilateralParameters
    agreed_from_days: tuple[int, ...]
    partners: int


class ModelProjectParameters(SeedRow):
    """Everything from which the model project is drawn."""

    first_day: date
    last_day: date
    clients: int
    client_tail: float
    busiest: float
    states: Mapping[str, str]
    counties: Mapping[str, str]
    sites: tuple[SiteRow, ...]
    carriers: Mapping[Kind, tuple[CarrierCode, ...]]
    partners: Mapping[OrganisationKindCode, PartnerParameters]
    most_of_a_kind: int
    supply_gap: float
    broken_tie: float
    tie_tail: float
    strongest_tie: float
    offers_tail: float
    fewest_offers: int
    most_offers: int
    offers: Mapping[TopicCode, TopicOffers]
    starts: StartParameters
    conditions: tuple[ConditionRow, ...]
    facts: FactParameters
    agreements: AgreementParameters
    referrals: GoalReferralParameters
    broken: Mapping[ReferralStateCode, Mapping[ReferralStateCode | Literal["stay"], float]]
    broken_days_until: Mapping[ReferralStateCode, Span]
    contacts: SiteContacts
    short_contacts: ShortContactParameters
    offer_reports: OfferReportParameters

    @cached_property
    def broken_course(self) -> HistoryParameters:
        """How referrals run on a broken tie."""
        sound = self.referrals
        moves = {**sound.moves, **self.broken}
        return sound.model_copy(update={"moves": moves, "days_until": {**sound.days_until, **self.broken_days_until}})


def read_model_project() -> ModelProjectParameters:
    """The parameters; raises `NotInstalled` with the field that is wrong."""
    return read_parameters("", "model_project.yaml", ModelProjectParameters)
