"""Places proposed to many who wait, and one line of a proposal accepted."""

from typing import Literal

from flask import Response
from pydantic import BaseModel, ConfigDict, Field

from graphsvc.access.requests import bearer_actor, request_store
from graphsvc.answers.placing import MOST_EXPECTED, Line, PlacingRequest, accept_line, proposal
from graphsvc.answers.placing_json import proposal_to_json
from graphsvc.api.document import API, TOKEN, answers, api_blueprint, body, refusals
from graphsvc.api.etags import WriteHeaders
from graphsvc.api.payloads import Day, json_answer, json_body
from graphsvc.clock import today
from graphsvc.errors import NotSignedIn
from graphsvc.matching.placing.terms import Terms
from graphsvc.matching.placing.waiting_list import GroupName, Wanted
from graphsvc.model.actor import reading_scope
from graphsvc.model.derived import Goal, TopicCode
from graphsvc.model.validation import window_of

blueprint = api_blueprint("placing", "placing", "Many who wait on few places: a proposal, accepted line by line.")
_EXAMPLE = {"topic": "german_course", "area": "03241", "from": "2026-12-01", "to": "2027-03-01"}


class PlacingBody(BaseModel):
    """For whom and which starts, and on which terms."""

    model_config = ConfigDict(extra="forbid", strict=True, populate_by_name=True)

    topic: TopicCode = Field(description="A code of /api/v1/vocabularies/topic; narrower topics belong to it.")
    area: str = Field(description="The code of a place; what lies in it belongs to it.")
    start: Day = Field(alias="from", description="The first day on which an intake may start.")
    end: Day = Field(alias="to", description="The first day outside.")
    on: Day | None = Field(default=None, description="The day asked for; today in Berlin unless given.")
    with_open: bool = Field(default=False, description="Also where a question is open; such a place counts half.")
    group_by: GroupName = Field(default="place", description="The groups that fairness looks at.")
    floor: float = Field(default=Terms().floor, ge=0, le=1, description="Of each group's proportional optimum.")
    displacement: float = Field(
        default=Terms().displacement,
        ge=0,
        le=1,
        description="At most this share of those whom first come, first served places stays without a place.",
    )
    expected: int | None = Field(
        default=None,
        ge=0,
        le=MOST_EXPECTED,
        description="People expected in the window: places are kept back for them.",
    )
    seed: str = Field(default="", max_length=200, description="Rotates equal places and draws the sample.")


class AcceptBody(PlacingBody):
    """One line of the proposal, with what the proposal was asked for."""

    goals: list[str] = Field(min_length=1, max_length=20, description="The goals of one whole household.")
    intake: str = Field(description="The intake that gets them.")


class PlacedGoal(BaseModel):
    """Who waits, by pseudonym."""

    goal: str
    client: str
    reference: str | None
    topic: str
    since: str | None = Field(description="Waiting since that day.")


class OpenQuestion(BaseModel):
    """What is still to be asked, and whom."""

    asks: Literal["client", "provider", "authority"]
    de: str
    en: str


class NamedRecord(BaseModel):
    """A record with its name."""

    id: str
    name: str


class PlacedIntake(BaseModel):
    """The start that is proposed."""

    id: str
    starts_on: str
    register_by: str | None


class PlacingLine(BaseModel):
    """One household with the place proposed to it; to be accepted by a person."""

    goals: list[PlacedGoal]
    offer: NamedRecord
    provider: NamedRecord
    intake: PlacedIntake
    value: float
    verdict: Literal["fits", "unknown"]
    questions: list[OpenQuestion]


class PlacingUnplaced(BaseModel):
    """One household without a place, and why."""

    goals: list[PlacedGoal]
    reason: str
    criterion: str | None
    fitting: int = Field(description="How many intakes fit and have room before anybody is placed.")
    de: str
    en: str


class PlacingGroup(BaseModel):
    """How a group fares; the mean value is per person."""

    group: str
    people: int
    placed: int
    mean_value: float
    floor: float
    floor_missed: bool


class PlacingFigures(BaseModel):
    """How good the proposal is; gaps and prices are shares from 0 to 1."""

    people: int
    placed: int
    places: int
    value: float
    gap: float = Field(description="How far the proposal can be from the optimum within the terms: proven.")
    optimum_without_terms: float
    gap_of_that_optimum: float
    greedy_below_optimum: float
    random_below_optimum: float
    price_of_fairness: float
    displaced: int
    groups: list[PlacingGroup]


class PlacingTerms(BaseModel):
    """The terms of fairness."""

    group_by: str
    floor: float
    displacement: float


class PlacingProposal(BaseModel):
    """A proposal; nothing of it is stored."""

    model_config = ConfigDict(populate_by_name=True)

    topic: TopicCode
    area: str
    start: str = Field(alias="from")
    end: str = Field(alias="to")
    on: str
    seed: str
    with_open: bool
    expected: int | None
    terms: PlacingTerms
    figures: PlacingFigures
    lines: list[PlacingLine]
    unplaced: list[PlacingUnplaced]
    synthetic: bool


class PlacingAccepted(BaseModel):
    """The referrals that were made and sent, in the order of the goals."""

    referrals: list[str]


blueprint.add_models(PlacingBody, AcceptBody, PlacingProposal, PlacingAccepted)


@blueprint.post(
    f"{API}/placing/proposals",
    security=TOKEN,
    request_body=body(PlacingBody, example=_EXAMPLE),
    responses={200: answers(PlacingProposal, "The proposal."), **refusals(401, 403, 413, 415)},
)
def propose_places() -> Response:
    """The best placement of all who wait within the account's reach; nothing is stored.

    Families get places together, and nobody is placed where the offer does not fit.
    """
    actor = bearer_actor()
    reading_scope(actor, Goal)
    asked = json_body(PlacingBody)
    return json_answer(proposal_to_json(proposal(request_store(), actor, _request(asked))))


@blueprint.post(
    f"{API}/placing/accepted",
    security=TOKEN,
    request_body=body(AcceptBody),
    responses={201: answers(PlacingAccepted, "Sent."), **refusals(401, 403, 404, 409, 413, 415)},
)
def accept_place(header: WriteHeaders) -> Response:
    """Accept one line of a proposal: a referral for each goal of the household, sent in one write.

    409 where no place is left; a repeat with the same key gives the same referrals.
    """
    actor = bearer_actor()
    if actor is None:
        message = "Send a token in the Authorization header: a referral has a sender."
        raise NotSignedIn(message)
    asked = json_body(AcceptBody)
    line = Line(tuple(asked.goals), asked.intake)
    made = accept_line(request_store(), actor, header.idempotency_key, _request(asked), line)
    return json_answer({"referrals": list(made)}, 201)


def _request(asked: PlacingBody) -> PlacingRequest:
    wanted = Wanted(asked.on or today(), with_open=asked.with_open, group_by=asked.group_by, seed=asked.seed)
    terms = Terms(asked.floor, asked.displacement)
    return PlacingRequest(asked.topic, asked.area, window_of(asked.start, asked.end), wanted, terms, asked.expected)
