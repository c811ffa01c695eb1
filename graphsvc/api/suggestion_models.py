"""The JSON of suggestions as models, for the OpenAPI document; a test holds real answers to them."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from graphsvc.api.payloads import Day
from graphsvc.matching.reproduction import Part
from graphsvc.matching.verdicts import Addressee, ChangeKind, Door, Verdict
from graphsvc.matching.weights import PointsName
from graphsvc.model.derived import (
    AccessibilityCode,
    AccessModeCode,
    CarrierCode,
    CriterionCode,
    IssuerCode,
    LanguageCode,
    OfferKindCode,
    OfferReportKindCode,
    OrganisationKindCode,
    PaperKindCode,
    TimeSlotCode,
    TopicCode,
)


class Answer(BaseModel):
    """A part of an answer; what it does not name is not there."""

    model_config = ConfigDict(extra="forbid")


class Source(Answer):
    """Where a rule is written down."""

    de: str
    en: str
    url: str | None


class Rule(Answer):
    """The access rule that a verdict rests on."""

    id: str
    source: Source
    status: Literal["in_force", "announced", "lapsed"]
    valid_from: Day
    valid_to: Day | None
    read_on: Day = Field(description="The day on which somebody read the source.")
    long_unread: bool


class Question(Answer):
    """What to ask next, and whom; `fact` is the property that the answer fills in."""

    fact: str
    de: str
    en: str
    asks: Addressee
    decides: int = Field(description="The number of offers whose verdict waits for the answer.")


class MissingPaper(Answer):
    """A paper that would open a door, and who issues it."""

    kind: PaperKindCode
    issuers: list[IssuerCode]
    de: str
    en: str
    deadline: Day | None


class Reason(Answer):
    """A verdict in words."""

    verdict: Verdict
    de: str
    en: str
    fact: str | None
    rule: Rule | None
    question: Question | None
    missing_paper: MissingPaper | None


class DoorVerdict(Reason):
    """Whether one door to the offer is open."""

    door: Door


class Criterion(Reason):
    """The verdict of one criterion. It fits with a missing paper where the right exists without it."""

    criterion: CriterionCode
    threshold: str | None = Field(description="What is required, in codes: b1-b2, 27-, female.")
    note: str | None = Field(description="What the provider's entry says about the condition.")
    doors: list[DoorVerdict]


class HeldIn(Answer):
    """The place where an offer is held."""

    code: str
    name: str


class SuggestedOffer(Answer):
    """The offer as everybody may see it."""

    id: str
    name: str
    description: str | None
    kind: OfferKindCode
    access_mode: AccessModeCode | None
    languages: list[LanguageCode] | None
    schedule: list[TimeSlotCode] | None
    hours_per_week: float | None
    online: bool | None
    childcare: bool | None
    interpreter: bool | None
    accessibility: list[AccessibilityCode] | None
    cost: str | None
    sensitive: bool | None
    website: str | None
    valid_from: Day | None
    valid_to: Day | None
    funding_ends_on: Day | None
    source: str | None
    synthetic: bool
    topics: list[TopicCode]
    hidden_address: bool
    held_in: HeldIn | None = Field(description="Null where it is not known, or the address is hidden.")


class Provider(Answer):
    """The organisation that provides the offer."""

    id: str
    name: str
    kind: OrganisationKindCode
    carrier: CarrierCode | None


class Deliverer(Answer):
    """The counselling service that delivers the offer."""

    id: str
    name: str
    kind: OrganisationKindCode


class OpenReport(Answer):
    """What somebody reported of the entry; nobody has confirmed or mended it since."""

    kind: OfferReportKindCode
    reported_on: Day


class PointsInWords(Answer):
    """The points of one kind, of how many possible, and what they are for."""

    name: PointsName
    points: int
    most: int
    de: str
    en: str
    number: int | None = Field(
        description="Past referrals behind it, rounded down to a multiple of 5; 0 where there are too few to count."
    )


class SuggestionEntry(Answer):
    """One offer with its verdict, the reasons, and what its place in the list rests on."""

    offer: SuggestedOffer
    provider: Provider
    deliverer: Deliverer | None
    verdict: Verdict
    criteria: list[Criterion]
    distance_km: float | None = Field(description="In a straight line between the places.")
    next_start: Day | None
    free_places: int | None
    counted_on: Day | None
    verified_on: Day | None
    reports: list[OpenReport] = Field(description="What is reported of the entry and not yet settled.")
    days_since_verified: int | None
    stale: bool
    points: int
    points_by: dict[PointsName, int]
    contributions: list[PointsInWords]
    waits_days: int | None = Field(description="From the day asked for to the start, as the BAMF counts.")
    entitled_waits_days: int | None = Field(description="From the issue of the paper at hand to the start.")
    lifted: bool = Field(description="Stands among the first five so that they are of two carriers.")


class PaperThatOpens(Answer):
    """A paper that offers left out are waiting for, and how many."""

    missing_paper: MissingPaper
    offers: int


class NotFitting(Answer):
    """What was left out, and why; one offer can fail several criteria."""

    count: int
    by_criterion: dict[CriterionCode, int]
    would_open: list[PaperThatOpens]


class Change(Answer):
    """One thing that could change; never age, gender, origin or residence title."""

    kind: ChangeKind
    fact: str
    de: str
    en: str


class Changes(Answer):
    """The smallest set of changes with which the offer would fit."""

    needed: list[Change] = Field(description="Empty where nothing has to change, or nothing that can change helps.")
    verdict: Verdict = Field(description="The verdict with the changes made.")
    questions: list[Question] = Field(description="What is still open then.")
    lasting: list[CriterionCode] = Field(description="Criteria that fail whatever changes.")


class WhyNot(SuggestionEntry):
    """Every criterion of one offer, those that rule it out first, and what would make it fit."""

    topic: TopicCode
    on: Day
    changes: Changes
    synthetic: bool


class ChangedPart(Answer):
    """What the list rests on and is not as it was; `ids` are the rules or offers that are new or changed."""

    part: Part
    de: str
    en: str
    ids: list[str]


class Suggestions(Answer):
    """The ranked offers, what to ask next, and what was left out."""

    topic: TopicCode
    on: Day
    seed: str = Field(description="Send it again to get the same order among equals.")
    suggestions: list[SuggestionEntry]
    questions: list[Question]
    not_fitting: NotFitting
    truncated: bool = Field(description="There are more offers than are shown.")
    synthetic: bool = Field(description="At least one offer shown is invented.")
    why_not: WhyNot | None = Field(default=None, description="Only where it was asked for.")
    token: str | None = Field(default=None, description="Gives this list again; only where it was asked for.")
    changed: list[ChangedPart] | None = Field(
        default=None, description="What differs from the list of the token sent; empty where the list is the same."
    )
