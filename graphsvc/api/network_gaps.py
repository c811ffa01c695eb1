"""Where the network has gaps, over the API."""

from flask import Response
from pydantic import BaseModel, Field

from graphsvc.access.requests import bearer_actor, request_store
from graphsvc.answers.gaps import gap_answer
from graphsvc.answers.stocktaking import stocktaking
from graphsvc.api.document import API, TOKEN, answers, api_blueprint, refusals
from graphsvc.api.network import MEANS, quarters_window
from graphsvc.api.network_models import Count, MissingTie, NetworkUnit, Note, Period
from graphsvc.api.payloads import Day, Parameters, json_answer
from graphsvc.clock import today

blueprint = api_blueprint("network_gaps", "network", MEANS)


class GapsQuery(Parameters):
    """Which quarters, and the day whose offers count."""

    start: Day = Field(alias="from", description="The first day of the window, which starts a quarter.")
    end: Day = Field(alias="to", description="The first day outside the window, which starts a quarter.")
    on: Day | None = Field(
        default=None, description="The day whose offers count, and from which six months are looked ahead; today."
    )


class Term(BaseModel):
    """A code with its words."""

    code: str
    de: str
    en: str


class PlaceName(BaseModel):
    """A place."""

    code: str
    name: str


class OfferName(BaseModel):
    """An offer."""

    id: str
    name: str


class SupplyGap(BaseModel):
    """Open goals on a topic that no offer reaches in a place, or only offers without room; null: all places."""

    topic: Term
    place: PlaceName | None
    goals: Count
    verdict: Term


class OneProvider(BaseModel):
    """A topic that one unit alone provides in these places."""

    topic: Term
    provider: NetworkUnit
    places: list[PlaceName]
    goals: Count


class Ending(BaseModel):
    """An offer that ends, or loses its funding, within six months."""

    offer: OfferName
    provider: NetworkUnit
    ends_on: Day
    funding: bool
    topics: list[Term]
    places: list[PlaceName]


class LeftNeed(BaseModel):
    """Open goals on a topic that are left without an offer when these end."""

    topic: Term
    place: PlaceName
    goals: Count


class BrokenTie(BaseModel):
    """A tie on which at least half of the referrals were refused, not answered, or answered late."""

    sender: NetworkUnit
    receiver: NetworkUnit
    referrals: Count


class BrokenTies(BaseModel):
    """The ties that do not work, of all judged; `fewest` referrals name one, or none can be named."""

    judged: int
    fewest: int | None
    ties: list[BrokenTie]


class Barrier(BaseModel):
    """What happened at units of one kind: a reason for refusing, silence, or a late answer."""

    kind: Term
    what: Term
    referrals: Count


class Barriers(BaseModel):
    """What happened five times or more; `hidden` more barriers were rarer."""

    recurring: list[Barrier]
    hidden: int


class NotedHurdle(BaseModel):
    """What counsellors noted as a hurdle, and with how many clients; `about` is null where nothing is named."""

    about: Term | None
    clients: Count


class NotedHurdles(BaseModel):
    """Hurdles from balances that were noted with five clients or more; `hidden` more were rarer."""

    supply_gaps: list[NotedHurdle] = Field(description="No fitting offer exists, by topic.")
    broken_cooperation: list[NotedHurdle] = Field(description="Co-operation does not work, by kind of body.")
    other: list[NotedHurdle] = Field(description="By kind of hurdle.")
    hidden: int


class WaitingTime(BaseModel):
    """Whole days waited; null where fewer than five people are certain, of the longest tenth below ten."""

    people: Count
    median: int | None
    longest_tenth: int | None


class CourseWaiting(BaseModel):
    """The waiting time for one kind of course, from the request and from the entitlement."""

    kind: Term
    registered: WaitingTime
    entitled: WaitingTime


class Waiting(BaseModel):
    """Waiting times by both definitions, of courses that five people are certain to have begun."""

    definitions: dict[str, Note]
    courses: list[CourseWaiting]


class NetworkGaps(BaseModel):
    """The gaps of a network in a window."""

    period: Period
    needed_on: Day
    offered_on: Day
    until: Day
    needs: Count
    needs_without_place: Count
    supply_gaps: list[SupplyGap]
    one_provider: list[OneProvider]
    endings: list[Ending]
    left: list[LeftNeed]
    broken_ties: BrokenTies
    barriers: Barriers
    hurdles: NotedHurdles
    waiting: Waiting
    missing_ties: list[MissingTie]
    notes: list[Note]


blueprint.add_models(NetworkGaps)


class StocktakingQuery(Parameters):
    """Which day, and which offers."""

    on: Day | None = Field(default=None, description="The day on which offers are open; today.")
    every_kind: bool = Field(default=False, description="All offers, not counselling alone.")


@blueprint.get(
    f"{API}/network/stocktaking",
    responses={200: {"description": "The table.", "content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def read_stocktaking(query: StocktakingQuery) -> Response:
    """The counselling offers as CSV: who offers what where, in which language, and how fresh the entry is."""
    on = query.on or today()
    lines = stocktaking(request_store(), bearer_actor(), on, every_kind=query.every_kind)
    named = {"Content-Disposition": f'attachment; filename="beratungsangebote-{on}.csv"'}
    return Response("".join(lines), content_type="text/csv; charset=utf-8", headers=named)


@blueprint.get(
    f"{API}/network/gaps",
    security=TOKEN,
    responses={200: answers(NetworkGaps, "The gaps in the window."), **refusals(401)},
)
def read_gaps(query: GapsQuery) -> Response:
    """Needs without an offer, ties that do not work, single providers, what ends soon, and how long people wait."""
    window = quarters_window((query.start, "/from"), (query.end, "/to"))
    on = query.on or today()
    return json_answer(gap_answer(request_store(), bearer_actor(), window, on).to_json())
