"""How densely the organisations work together."""

from typing import Any, Literal

from flask import Response
from pydantic import BaseModel, Field

from graphsvc.access.requests import bearer_actor, request_store
from graphsvc.answers.network import network_answer
from graphsvc.api.document import API, TOKEN, add_models, answers, api_blueprint, refusals
from graphsvc.api.payloads import Day, Parameters, json_answer
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.facts import TieKind, Window
from graphsvc.model.validation import day_from_text

blueprint = api_blueprint("network", "network", "The figures of the network; counts from 1 to 4 show as a range.")


class DensityQuery(Parameters):
    """Which ties of which days."""

    start: Day = Field(alias="from", description="The first day of the window.")
    end: Day = Field(alias="to", description="The first day outside the window.")
    tie: Literal[TieKind.REFERRAL, TieKind.MEETING, TieKind.SHARED_CASE, TieKind.COOPERATION] = Field(
        default=TieKind.REFERRAL, description="The kind of tie; kinds are never mixed."
    )
    by: Literal["kind"] = Field(default="kind", description="What forms the blocks: the kind of organisation.")


class Figure(BaseModel):
    """A share with what it was divided by; null where there was nothing to divide by."""

    value: float | None
    numerator: int
    denominator: int
    n: int = Field(description="The number of units that the figure is about.")
    definition_de: str
    definition_en: str


class Cell(BaseModel):
    """The density of one block."""

    value: float | None
    numerator: int
    denominator: int
    n: int


class Count(BaseModel):
    """A count as it may be shown: from 1 to 4 only as that range, and then without a value."""

    value: int | None
    at_least: int
    at_most: int
    de: str
    en: str


class Period(BaseModel):
    """The window; `end` is the first day outside."""

    start: Day
    end: Day


class Counts(BaseModel):
    """How much there is of everything."""

    units: int
    ties: int
    events: Count
    isolates: int
    self_ties: int
    self_tie_events: Count


class Blocks(BaseModel):
    """The density between kinds of unit: rows send, columns receive, both in the order of `kinds`."""

    kinds: list[str]
    sizes: list[int]
    definition_de: str
    definition_en: str
    matrix: list[list[Cell]]


class Reciprocity(BaseModel):
    """How often referrals run both ways, in its two definitions; null for undirected ties."""

    dyad: Figure | None
    arc: Figure | None


class NetworkParts(BaseModel):
    """The parts that the network falls into."""

    count: int
    sizes: list[int]
    largest_share: Figure


class NetworkUnit(BaseModel):
    """A counselling service, or an organisation that has none."""

    id: str
    name: str
    kind: str


class ShownTie(BaseModel):
    """A tie between two units."""

    sender: str
    receiver: str
    count: Count


class Density(BaseModel):
    """The state of the network in a window, for one kind of tie."""

    period: Period
    tie: TieKind
    directed: bool
    counts: Counts
    density: Figure
    blocks: Blocks
    reciprocity: Reciprocity
    components: NetworkParts
    isolates: list[NetworkUnit]
    ties: list[ShownTie]
    notes: list[dict[Literal["de", "en"], str]]
    ties_off_roster: int = Field(description="Ties to bodies that are no members of the network.")


add_models(blueprint, (Density,))


@blueprint.get(
    f"{API}/network/density",
    security=TOKEN,
    responses={200: answers(Density, "The figures of the window."), **refusals(401)},
)
def read_density(query: DensityQuery) -> Response:
    """The density of the network in a window, whole and by block, for one kind of tie."""
    answer = network_answer(request_store(), bearer_actor(), TieKind(query.tie), _window(query))
    content: dict[str, Any] = answer.to_json()
    return json_answer(content)


def _window(query: DensityQuery) -> Window:
    start, end = day_from_text(query.start, "/from"), day_from_text(query.end, "/to")
    try:
        return Window(start, end)
    except ValueError:
        raise InvalidInput([_EMPTY_WINDOW]) from None


_EMPTY_WINDOW = FieldProblem(
    "/to",
    "`to` ist der erste Tag außerhalb und liegt nach `from`. Bitte einen späteren Tag angeben.",
    "`to` is the first day outside, and comes after `from`. Give a later day.",
)
