"""The figures of the network as the OpenAPI document describes them."""

from typing import Literal

from pydantic import BaseModel, Field

from graphsvc.api.payloads import Day
from graphsvc.model.facts import TieKind


class Figure(BaseModel):
    """A share with what it was divided by; null where there was nothing to divide by."""

    value: float | None
    numerator: float
    denominator: float
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


class Interval(BaseModel):
    """A figure with its standard error and its 95 % interval over the draws of a bootstrap."""

    observed: float
    standard_error: float
    low: float
    high: float
    draws: int
    seed: int


class NamedInterval(BaseModel):
    """The interval of the density with its name and what it means; null for fewer than two units."""

    interval: Interval | None
    name_de: str
    name_en: str
    definition_de: str
    definition_en: str


class Centralisation(BaseModel):
    """How far the ties hang on one unit; those received and sent are null for undirected ties."""

    degree: Figure | None
    in_degree: Figure | None
    out_degree: Figure | None


class Rescaled(BaseModel):
    """The E-I index between the least and the greatest possible; null where the two are equal."""

    value: float | None
    definition_de: str
    definition_en: str


class Mixing(BaseModel):
    """Whether ties stay within kinds of organisation or lead out of them."""

    ei_index: Figure
    rescaled: Rescaled
    expected: float | None = Field(description="The index of ties spread at random over all pairs.")


class NetworkCore(BaseModel):
    """The innermost k-core; k is 0 and the list empty where nobody has a tie."""

    k: int
    units: list[NetworkUnit]
    share: Figure


class WeakPoint(BaseModel):
    """A unit that is the only way between parts, with the parts cut off without it, all but the largest."""

    unit: NetworkUnit
    cut_off: list[list[NetworkUnit]]


class Broker(BaseModel):
    """How many open two-step paths lead over a unit, by role."""

    unit: NetworkUnit
    coordinator: int
    itinerant: int
    gatekeeper: int
    representative: int
    liaison: int
    total: int


class Brokers(BaseModel):
    """The ten units with most paths; `paths` are those of all units together."""

    definition_de: str
    definition_en: str
    gatekeeper_load: Figure
    paths: int
    units: list[Broker]


class MissingTie(BaseModel):
    """Two units without a tie and their common partners, as a question."""

    one: NetworkUnit
    other: NetworkUnit
    partners: list[NetworkUnit]
    question_de: str
    question_en: str


class Note(BaseModel):
    """A sentence on how to read the figures."""

    de: str
    en: str


class Alive(BaseModel):
    """When a tie counts: from which weight, and after how many quarters an event weighs half."""

    at_least: float
    half_life: float | None
    de: str
    en: str


class NamedTie(BaseModel):
    """A tie between two units by their names."""

    sender: NetworkUnit
    receiver: NetworkUnit
    count: Count


class TieList(BaseModel):
    """The ties of a window, strongest first."""

    tie: TieKind
    alive: Alive
    ties: list[NamedTie]


class MonthCount(BaseModel):
    """How often in one month, such as 2026-03."""

    month: str
    count: Count


class KindCounts(BaseModel):
    """The counts of one kind of tie in one direction, whole and by month."""

    tie: TieKind
    directed: bool
    sender: NetworkUnit
    receiver: NetworkUnit
    count: Count
    months: list[MonthCount]


class TieMonths(BaseModel):
    """All kinds of tie between two units in a window, referrals in both directions."""

    period: Period
    one: NetworkUnit
    other: NetworkUnit
    ties: list[KindCounts]


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
    triad_census: dict[str, int] = Field(description="Threes of units by the sixteen patterns of their ties.")
    ties: list[ShownTie]
    density_interval: NamedInterval
    centralisation: Centralisation
    transitivity: Figure
    mixing: Mixing
    core: NetworkCore
    single_points_of_failure: list[WeakPoint]
    brokers: Brokers
    missing_ties: list[MissingTie]
    notes: list[Note]
    alive: Alive
    ties_off_roster: int = Field(description="Ties to bodies that are no members of the network.")


class Share(BaseModel):
    """A share as it may be shown: without a value where only its range may be known."""

    value: float | None
    at_least: float
    at_most: float


class Unanswered(BaseModel):
    """Referrals that nobody answered in four weeks, and their share of all."""

    referrals: Count
    share: Share | None


class Side(BaseModel):
    """One of the two windows that are compared."""

    period: Period
    counts: Counts
    density: Figure
    centralisation: Centralisation
    gatekeeper_load: Figure
    unanswered: Unanswered | None = Field(description="Null for ties that are no referrals.")


class DensityDifference(NamedInterval):
    """The densities over the units that belong to both windows, and the interval of their difference."""

    before: Figure
    after: Figure


class PermutedCases(BaseModel):
    """One figure, and the chance that cases which change places differ as much; null under five referrals on a side."""

    name_de: str
    name_en: str
    direction: Literal["more", "fewer", "equal"] | None = Field(description="The later window beside the earlier one.")
    p: float | None = Field(description="On both sides.")
    permutations: int | None


class CasePermutation(BaseModel):
    """Whether the windows differ by more than chance: cases change places within their service. No case is shown."""

    density: PermutedCases
    across_kinds: PermutedCases
    definition_de: str
    definition_en: str


class TurnedTie(BaseModel):
    """A tie that was kept, is new, or was lost."""

    sender: NetworkUnit
    receiver: NetworkUnit


class Turnover(BaseModel):
    """The ties and units that both windows have, or one of them."""

    stability: Figure
    kept: list[TurnedTie]
    new: list[TurnedTie]
    lost: list[TurnedTie]
    units_new: list[NetworkUnit]
    units_lost: list[NetworkUnit]


class NetworkChange(BaseModel):
    """What differs between two windows, for one kind of tie."""

    tie: TieKind
    directed: bool
    before: Side
    after: Side
    equal_length: bool
    density_difference: DensityDifference
    case_permutation: CasePermutation | None = Field(description="Null for ties that are no referrals.")
    turnover: Turnover
    notes: list[Note]
