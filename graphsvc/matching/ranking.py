"""The order of suggestions: few points, additive and monotone, from a weights file.

Offers on the topic itself come before those that only cover a broader one; within each, offers that fit before
those that are unknown, and entries nobody checked for long last.
Legal facts have no points. Equal points rotate among carriers by a seed that is part of the answer.
"""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self, TypeAlias

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graphsvc.errors import NotInstalled
from graphsvc.files import data_folder
from graphsvc.matching.dates import next_intake
from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.places import distance_km
from graphsvc.matching.topics import closeness, only_broader
from graphsvc.matching.verdicts import Verdict, rank
from graphsvc.model.definition import Words, read_yaml
from graphsvc.model.facts import OfferFacts

PointsName: TypeAlias = Literal["topic", "distance", "next_start", "free_places", "freshness"]
Points: TypeAlias = Annotated[int, Field(ge=0)]
# A provider of one of these kinds is a carrier of its own; the others are branches of one association.
_NO_ASSOCIATION = frozenset(("independent", "municipal", "federal", "land", "chamber"))


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


class LessIsBetter(_Part):
    """A scale on which a smaller value never has fewer points."""

    label: Words
    unit: Words
    steps: tuple[UpToStep, ...]

    @model_validator(mode="after")
    def _falls(self) -> Self:
        _require_order([(step.up_to, -step.points) for step in self.steps])
        return self

    def points(self, value: float | None) -> int:
        """The points of the first step that reaches the value; 0 beyond the last and for an unknown value."""
        return 0 if value is None else next((step.points for step in self.steps if value <= step.up_to), 0)


class MoreIsBetter(_Part):
    """A scale on which a greater value never has fewer points; its steps begin with the greatest."""

    label: Words
    unit: Words
    steps: tuple[FromStep, ...]

    @model_validator(mode="after")
    def _rises(self) -> Self:
        _require_order([(-step.from_, -step.points) for step in self.steps])
        return self

    def points(self, value: float | None) -> int:
        """The points of the first step that the value reaches; 0 below the last and for an unknown value."""
        return 0 if value is None else next((step.points for step in self.steps if value >= step.from_), 0)


class WeightsDefinition(_Part):
    """The weights file: one scale for each kind of points, and when an entry counts as stale."""

    topic: LessIsBetter
    distance: LessIsBetter
    next_start: LessIsBetter
    free_places: MoreIsBetter
    freshness: LessIsBetter
    stale_after_days: Annotated[int, Field(ge=1)]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the order looks at: measured values, None where unknown, and the points they bring by kind."""

    distance_km: float | None
    next_start: date | None
    free_places: int | None
    counted_on: date | None
    days_since_verified: int | None
    stale: bool
    only_broader: bool
    points_by: dict[PointsName, int]

    @property
    def points(self) -> int:
        """The sum of all points."""
        return sum(self.points_by.values())


@cache
def weights() -> WeightsDefinition:
    """The product's weights, read once per process."""
    return read_weights(data_folder("schema") / "ranking" / "weights.yaml")


def read_weights(path: Path) -> WeightsDefinition:
    """The weights in that file; raises `NotInstalled` with the field that is wrong or not monotone."""
    try:
        return WeightsDefinition.model_validate(read_yaml(path))
    except (ValidationError, yaml.YAMLError) as error:
        message = f"Weights file {path.name} cannot be read. Correct it: {error}"
        raise NotInstalled(message) from error


def standing(facts: OfferFacts, enquiry: Enquiry, scales: WeightsDefinition) -> Standing:
    """The measured values of one offer with their points.

    An offer that people walk into or get an appointment for, and that has no starts, can begin on the day.
    Free places are those of the next start. An entry dated after the day counts as checked on the day.
    """
    intake = next_intake(facts, enquiry.on)
    begins_any_day = not facts.intakes and facts.offer.access_mode in {"walk_in", "appointment"}
    starts_on = intake.starts_on if intake else None
    wait = (starts_on - enquiry.on).days if starts_on else 0 if begins_any_day else None
    free = max(intake.places - intake.booked, 0) if intake else None
    kilometres = distance_km(facts, enquiry)
    verified_on = facts.offer.verified_on
    age = None if verified_on is None else max((enquiry.on - verified_on).days, 0)
    return Standing(
        kilometres,
        starts_on,
        free,
        intake.counted_on if intake else None,
        age,
        age is None or age > scales.stale_after_days,
        only_broader(enquiry.topic, facts),
        {
            "topic": scales.topic.points(closeness(enquiry.topic, facts)),
            "distance": scales.distance.points(kilometres),
            "next_start": scales.next_start.points(wait),
            "free_places": scales.free_places.points(free),
            "freshness": scales.freshness.points(age),
        },
    )


@dataclass(frozen=True, slots=True)
class Rankable:
    """An offer with its verdict and its standing."""

    facts: OfferFacts
    verdict: Verdict
    standing: Standing


def order(offers: Sequence[Rankable], seed: str) -> tuple[int, ...]:
    """The positions of the offers in the order to show them, whatever order they come in.

    First those on the topic or a narrower one, then those that fit, then fresh entries, then more points. Among
    equals each carrier gets one place after the other, in an order that the seed draws.
    """
    groups: defaultdict[tuple[bool, int, bool, int], list[int]] = defaultdict(list)
    for position, offer in enumerate(offers):
        placed = offer.standing
        key = placed.only_broader, -rank(offer.verdict), placed.stale, -placed.points
        groups[key].append(position)
    return tuple(
        position for key in sorted(groups) for position in _rotated(groups[key], [each.facts for each in offers], seed)
    )


def _rotated(positions: list[int], facts: list[OfferFacts], seed: str) -> list[int]:
    turns: defaultdict[str, int] = defaultdict(int)
    keys: dict[int, tuple[int, str, str]] = {}
    for position in sorted(positions, key=lambda each: _drawn(seed, facts[each].offer.id)):
        carrier = _carrier(facts[position])
        keys[position] = turns[carrier], _drawn(seed, carrier), facts[position].offer.id
        turns[carrier] += 1
    return sorted(positions, key=lambda each: keys[each])


def _carrier(facts: OfferFacts) -> str:
    carrier = facts.provider.carrier
    return facts.provider.id if carrier is None or carrier in _NO_ASSOCIATION else carrier


def _drawn(seed: str, name: str) -> str:
    return hashlib.sha256(f"{seed}\x1f{name}".encode()).hexdigest()


def _require_order(pairs: list[tuple[float, int]]) -> None:
    values, points = [value for value, _ in pairs], [point for _, point in pairs]
    if values != sorted(set(values)) or points != sorted(points):
        message = "the steps must run from best to worst, each with no more points than the one before"
        raise ValueError(message)
