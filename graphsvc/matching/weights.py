"""The weights file: for each kind of points one monotone scale, and from when on experience counts."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graphsvc.files import data_folder
from graphsvc.model.definition import Words, read_definition

PointsName: TypeAlias = Literal[
    "topic",
    "distance",
    "place_served",
    "next_start",
    "free_places",
    "times",
    "childcare",
    "language",
    "cost",
    "continuity",
    "wishes",
    "evidence",
    "road",
    "answer_days",
    "freshness",
]
Points: TypeAlias = Annotated[int, Field(ge=0)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class UpToStep(_Part):
    """Up to and including that value, so many points."""

    up_to: float
    points: Points


class FromStep(_Part):
    """From that value on, so many points."""

    from_: float = Field(alias="from")
    points: Points


class _Scale(_Part):
    label: Words
    unit: Words
    steps: tuple[UpToStep | FromStep, ...]

    @property
    def most(self) -> int:
        """The points of the best value; 0 for a scale without steps."""
        return self.steps[0].points if self.steps else 0


class LessIsBetter(_Scale):
    """A scale on which a smaller value never has fewer points."""

    steps: tuple[UpToStep, ...]

    @model_validator(mode="after")
    def _falls(self) -> Self:
        _require_order([(step.up_to, -step.points) for step in self.steps])
        return self

    def points(self, value: float | None) -> int:
        """The points of the first step that reaches the value; 0 beyond the last and for an unknown value."""
        if value is not None:
            for step in self.steps:
                if value <= step.up_to:
                    return step.points
        return 0


class MoreIsBetter(_Scale):
    """A scale on which a greater value never has fewer points; its steps begin with the greatest."""

    steps: tuple[FromStep, ...]

    @model_validator(mode="after")
    def _rises(self) -> Self:
        _require_order([(-step.from_, -step.points) for step in self.steps])
        return self

    def points(self, value: float | None) -> int:
        """The points of the first step that the value reaches; 0 below the last and for an unknown value."""
        if value is not None:
            for step in self.steps:
                if value >= step.from_:
                    return step.points
        return 0


Scale: TypeAlias = LessIsBetter | MoreIsBetter


class Shrinkage(_Part):
    """From how many referrals on figures count, and how many with the mean result are put beside them."""

    least: Annotated[int, Field(ge=5)]
    prior: Annotated[int, Field(ge=1)]


class ExperienceDefinition(_Part):
    """How past referrals count: for an offer and its topic, and for the road from a service to a body."""

    evidence: Shrinkage
    road: Shrinkage


class WeightsDefinition(_Part):
    """The weights file: one scale for each kind of points, and when an entry counts as stale."""

    topic: LessIsBetter
    distance: LessIsBetter
    place_served: LessIsBetter
    next_start: LessIsBetter
    free_places: MoreIsBetter
    times: MoreIsBetter
    childcare: MoreIsBetter
    language: MoreIsBetter
    cost: MoreIsBetter
    continuity: MoreIsBetter
    wishes: MoreIsBetter
    evidence: MoreIsBetter
    road: MoreIsBetter
    answer_days: LessIsBetter
    freshness: LessIsBetter
    stale_after_days: Annotated[int, Field(ge=1)]
    places_count_for_days: Annotated[int, Field(ge=1)]
    small_group_places: Annotated[int, Field(ge=1)]
    experience: ExperienceDefinition

    def scale(self, name: PointsName) -> Scale:
        """The scale of that kind of points."""
        scale: Scale = getattr(self, name)
        return scale


@cache
def weights() -> WeightsDefinition:
    """The product's weights, read once per process."""
    return read_weights(data_folder("schema") / "ranking" / "weights.yaml")


def read_weights(path: Path) -> WeightsDefinition:
    """The weights in that file; raises `NotInstalled` with the field that is wrong or not monotone."""
    return read_definition(WeightsDefinition, path, "Weights file")


def _require_order(pairs: list[tuple[float, int]]) -> None:
    values, points = [value for value, _ in pairs], [point for _, point in pairs]
    if values != sorted(set(values)) or points != sorted(points):
        message = "the steps must run from best to worst, each with no more points than the one before"
        raise ValueError(message)
