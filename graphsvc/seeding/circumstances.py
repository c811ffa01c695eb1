"""Invented circumstances of a client: family, schooling, work and times.

They are drawn from a chain of chance of their own, so that they change nothing else of the invented world.
"""

from datetime import date, timedelta
from random import Random
from typing import Any, get_args

from graphsvc.model.derived import (
    CefrLevelCode,
    EmploymentCode,
    GenderCode,
    LiteracyCode,
    ResidenceGroupCode,
    SchoolingCode,
    TimeSlotCode,
)
from graphsvc.seeding.chance import drawn

# All weights are invented; no source counts clients in Hannover in this way.
_GENDERS: dict[GenderCode, float] = {"female": 52, "male": 47, "diverse": 1}
_LITERACIES: dict[LiteracyCode, float] = {"none": 8, "functional": 10, "other_script": 22, "latin_script": 60}
_SCHOOLING: dict[SchoolingCode, float] = {
    "none": 8,
    "primary": 15,
    "lower_secondary": 35,
    "upper_secondary": 25,
    "higher": 17,
}
_EMPLOYMENT: dict[EmploymentCode, float] = {"not_employed": 62, "employed": 28, "in_training": 6, "self_employed": 4}
_TIMES: tuple[tuple[TimeSlotCode, ...], ...] = (
    (),
    (),
    ("morning",),
    ("afternoon", "evening"),
    ("morning", "afternoon"),
)
_OF_AGE, _RECENTLY = 18, 5
_READS_LATIN = get_args(CefrLevelCode).index("a2")


def circumstances(
    chance: Random, age: int, level: CefrLevelCode, group: ResidenceGroupCode, opened_on: date
) -> dict[str, Any]:
    """The circumstances of a client, as properties of a profile; about one in eight is left open."""
    adult = age >= _OF_AGE
    children = adult and chance.random() < 1 / 2
    employment = drawn(chance, _EMPLOYMENT) if adult else "not_employed"
    latin = get_args(CefrLevelCode).index(level) > _READS_LATIN
    facts: dict[str, Any] = {
        "gender": drawn(chance, _GENDERS),
        "children": children,
        "youngest_child_age": chance.randint(0, min(17, age - _OF_AGE)) if children else None,
        "childcare_needed": children and chance.random() < 1 / 3,
        "literacy": "latin_script" if latin else drawn(chance, _LITERACIES),
        "schooling": drawn(chance, _SCHOOLING) if adult else "primary",
        "employment": employment,
        "registered_jobseeker": adult and employment == "not_employed" and chance.random() < 1 / 2,
        "foreign_qualification": adult and chance.random() < 1 / 2,
        "can_pay": employment == "employed",
    }
    known = {name: value for name, value in facts.items() if chance.random() > 1 / 8}
    since = opened_on - timedelta(days=chance.randint(30, 365 * _RECENTLY))
    if group.startswith("duldung"):
        known["tolerated_since"] = since
    elif group not in ("undocumented", "german"):
        known["lawful_since"] = since
    return {**known, "available_times": chance.choice(_TIMES)}
