"""The files of a seed as typed rows: CSV tables and YAML parameters.

Days stand in the files as whole numbers of days from the day the seed is laid out around: -30 is thirty days
before it. A list of codes stands in one cell, parted by spaces.
"""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from graphsvc.errors import NotInstalled
from graphsvc.files import data_folder
from graphsvc.model.definition import read_yaml
from graphsvc.model.derived import (
    AccessModeCode,
    AccessRuleCode,
    BenefitCode,
    CarrierCode,
    CefrLevelCode,
    CriterionCode,
    DocumentCode,
    GenderCode,
    LanguageCode,
    OfferKindCode,
    OrganisationKindCode,
    PlaceKindCode,
    PriorStepCode,
    ResidenceGroupCode,
    SourceStatusCode,
    TimeSlotCode,
    TopicCode,
)

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)


def _parted(cell: object) -> object:
    return cell.split() if isinstance(cell, str) else cell


Codes = Annotated[tuple[T, ...], BeforeValidator(_parted)]


class SeedRow(BaseModel):
    """One row of a table, or one part of a parameter file; a column that is not known is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PlaceRow(SeedRow):
    """A place; `part_of` is the code of the next larger one, which stands before it in the file."""

    code: str
    name: str
    kind: PlaceKindCode
    part_of: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    source: str


class OrganisationRow(SeedRow):
    """An organisation; without `joined_day` it is no unit of the network itself."""

    key: str
    name: str
    short_name: str
    kind: OrganisationKindCode
    carrier: CarrierCode | None = None
    place: str | None = None
    address: str | None = None
    website: str | None = None
    source: str
    source_status: SourceStatusCode | None = None
    joined_day: int | None = None
    left_day: int | None = None
    synthetic: bool


class ServiceRow(SeedRow):
    """A counselling service, and how many invented clients it gets."""

    key: str
    name: str
    short_name: str
    kind: OrganisationKindCode
    carrier: CarrierCode
    run_by: str
    serves: Codes[str]
    source: str
    joined_day: int
    left_day: int | None = None
    clients: int
    synthetic: bool = False


class ConditionRow(SeedRow):
    """A condition that offers name by its key."""

    key: str
    criterion: CriterionCode
    minimum: int | None = None
    maximum: int | None = None
    level_minimum: CefrLevelCode | None = None
    level_maximum: CefrLevelCode | None = None
    residence_groups: Codes[ResidenceGroupCode] = ()
    access_rule: AccessRuleCode | None = None
    genders: Codes[GenderCode] = ()
    benefits: Codes[BenefitCode] = ()
    documents: Codes[DocumentCode] = ()
    prior_step: PriorStepCode | None = None
    exemption: str | None = None
    exempt_benefits: Codes[BenefitCode] = ()
    note: str


class OfferRow(SeedRow):
    """An offer with the keys of the bodies, conditions and offers it is joined to."""

    key: str
    name: str
    description: str
    kind: OfferKindCode
    topics: Codes[TopicCode]
    provider: str
    delivered_by: str | None = None
    kept_by: str | None = None
    held_in: str | None = None
    serves: Codes[str]
    conditions: Codes[str] = ()
    languages: Codes[LanguageCode] = ()
    schedule: Codes[TimeSlotCode] = ()
    hours_per_week: float | None = None
    online: bool | None = None
    childcare: bool | None = None
    interpreter: bool | None = None
    cost: str
    access_mode: AccessModeCode
    hidden_address: bool | None = None
    sensitive: bool | None = None
    valid_from_day: int
    valid_to_day: int | None = None
    funding_ends_day: int | None = None
    verified_day: int
    leads_to: Codes[str] = ()
    reaches_level: CefrLevelCode | None = None
    source: str


class IntakeRow(SeedRow):
    """One start of an offer; it is moved to the Monday that follows its day."""

    offer: str
    starts_day: int
    lasts_days: int
    register_before_days: int
    places: int = Field(ge=0)
    booked: int = Field(ge=0)
    waiting: int | None = None
    counted_day: int


def read_table(seed: str | Path, file: str, kind: type[M]) -> tuple[M, ...]:
    """The rows of a CSV file of that seed, in file order; raises `NotInstalled` with the wrong line.

    `seed` is the name of a folder in `seed/`, or the absolute path of another one.
    """
    path = data_folder("seed") / seed / file
    with path.open(encoding="utf-8", newline="") as table:
        reader = csv.DictReader(table)
        return tuple(
            _checked(kind, {name: cell for name, cell in row.items() if cell}, path, f"line {reader.line_num}")
            for row in reader
        )


def read_parameters(seed: str | Path, file: str, kind: type[M]) -> M:
    """The parameters of a YAML file of that seed; raises `NotInstalled` with the field that is wrong."""
    path = data_folder("seed") / seed / file
    try:
        return _checked(kind, read_yaml(path), path, "the file")
    except yaml.YAMLError as error:
        message = f"Seed file {path.name} cannot be read. Correct it: {error}"
        raise NotInstalled(message) from error


def day(as_of: date, offset: int) -> date:
    """The day that many days after `as_of`, before it where the offset is negative."""
    return as_of + timedelta(days=offset)


def day_or_none(as_of: date, offset: int | None) -> date | None:
    """The same as `day`; None where the file leaves the day open."""
    return None if offset is None else day(as_of, offset)


def _checked(kind: type[M], content: object, path: Path, where: str) -> M:
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        message = f"Seed file {path.name}, {where}, cannot be read. Correct it: {error}"
        raise NotInstalled(message) from error
