"""Records from JSON and to JSON, with errors that name the field and the remedy in German and English."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError, from_json, to_json

from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.derived import RECORDS, CaseworkRecord, Profile, Record
from graphsvc.model.facts import Window

R = TypeVar("R", bound=Record)
YEARS = range(1900, 2201)
"""The years of days that can be told: later ones leave no room to count on from them, and earlier ones are slips."""
# date.fromisoformat also reads 20261123 and 2026-W48-1; one form is enough.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# The types of our own errors of pydantic, whose own for dates begin alike.
_NOT_READ, _OUTSIDE = "date_not_read", "date_outside"
# What a store or the entry point sets, and a caller may not.
_SET_BY_STORE = frozenset(("id", "revision", "updated_at", "retired_at", "holder"))


def record_from_json(kind: type[R], content: Mapping[str, Any], pointer: str = "") -> R:
    """The record with these JSON values; raises `InvalidInput` that names every wrong field below `pointer`."""
    try:
        record = _adapter(kind).validate_json(to_json(dict(content)), strict=True)
    except ValidationError as error:
        problems = [field_problem(detail, pointer) for detail in error.errors()]
        raise InvalidInput(problems) from None
    outside = [where for where, day in _days(record, pointer) if day.year not in YEARS]
    if outside:
        raise InvalidInput([FieldProblem(where, *_REMEDIES[_OUTSIDE]) for where in outside])
    return record


def profile_from_json(content: Mapping[str, Any], pointer: str = "/profile") -> Profile:
    """The profile of a suggestion request: the facts alone, as nobody is stored; raises `InvalidInput`."""
    unknown = sorted(_SET_BY_STORE & set(content))
    if unknown:
        raise InvalidInput([FieldProblem(f"{pointer}/{name}", *_NO_FIELD) for name in unknown])
    return record_from_json(Profile, {**content, "id": "", "holder": ""}, pointer)


def record_to_json(record: Record) -> dict[str, Any]:
    """The record as JSON values, properties that have no value left out; instants in UTC."""
    content: dict[str, Any] = from_json(_adapter(type(record)).dump_json(record, exclude_none=True))
    return content


def profile_to_json(profile: Profile) -> dict[str, Any]:
    """The facts of a profile as a suggestion request carries them; an empty list says nothing and is left out."""
    facts = record_to_json(profile)
    return {name: value for name, value in facts.items() if name not in _SET_BY_STORE and value != []}


def json_schema(kind: type[Record]) -> dict[str, Any]:
    """The JSON Schema of a record of that kind (draft 2020-12)."""
    return _adapter(kind).json_schema()


def is_casework(kind: type[Record]) -> bool:
    """Whether records of that kind are about a person and held by one service."""
    return issubclass(kind, CaseworkRecord)


def day_from_text(text: str, pointer: str) -> date:
    """The day that the text names as YYYY-MM-DD, in one of `YEARS`; raises `InvalidInput` for that field."""
    try:
        return read_day(text)
    except PydanticCustomError as error:
        raise InvalidInput([FieldProblem(pointer, *_remedy(error.type, {}))]) from None


def read_day(value: object) -> date:
    """The same for a field of a pydantic model; raises pydantic's error."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise PydanticCustomError(_NOT_READ, "no day")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError(_NOT_READ, "no day") from None
    if day.year not in YEARS:
        raise PydanticCustomError(_OUTSIDE, "no year that can be told")
    return day


def window_of(start: date, end: date, pointer: str = "/to") -> Window:
    """The window of both days; raises `InvalidInput` for the field of the end where there is no day in it."""
    if end <= start:
        raise InvalidInput(
            [
                FieldProblem(
                    pointer,
                    "Das Ende liegt nicht nach dem Anfang. Es ist der erste Tag danach.",
                    "The end is not after the start. It is the first day outside.",
                )
            ]
        )
    return Window(start, end)


def utc(instant: datetime) -> datetime:
    """The instant in UTC; one without a time zone is refused with `ValueError`."""
    if instant.tzinfo is None:
        message = "An instant needs a time zone."
        raise ValueError(message)
    return instant.astimezone(UTC)


def field_problem(detail: ErrorDetails, pointer: str = "") -> FieldProblem:
    """One of pydantic's errors as a field with its remedy; the value itself is never repeated."""
    where = "/".join((pointer, *(str(part) for part in detail["loc"])))
    return FieldProblem(where, *_remedy(detail["type"], detail.get("ctx", {})))


def _remedy(kind: str, context: Mapping[str, Any]) -> tuple[str, str]:
    if kind in _REMEDIES:
        return _REMEDIES[kind]
    if kind == "literal_error":
        known = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        return f"Unbekannter Code. Bekannt sind: {known}.", f"Unknown code. Known are: {known}."
    if kind in {"greater_than_equal", "less_than_equal"}:
        number = context.get("ge", context.get("le"))
        limit = int(number) if number == int(number) else number
        words = ("mindestens", "at least") if kind == "greater_than_equal" else ("höchstens", "at most")
        return f"Der Wert ist {words[0]} {limit}.", f"The value is {words[1]} {limit}."
    if kind in _LENGTHS:
        most, (of_de, of_en) = context["max_length"], _LENGTHS[kind]
        return f"Hier ist Platz für höchstens {most} {of_de}.", f"This takes at most {most} {of_en}."
    if kind.startswith("date_"):
        return _NO_DAY
    german, english = _EXPECTED.get(kind.partition("_")[0], ("ein anderer Wert", "another value"))
    return f"Hier gehört {german} hin.", f"This takes {english}."


_NO_FIELD = (
    "Dieses Feld gibt es nicht. Bitte weglassen oder den Namen prüfen.",
    "There is no such field. Leave it out or check its name.",
)
_NO_DAY = (
    "Das ist kein Tag. Bitte als JJJJ-MM-TT angeben, etwa 2026-11-23.",
    "This is no day. Give it as YYYY-MM-DD, such as 2026-11-23.",
)
_MISSING = "Die Angabe fehlt. Bitte ergänzen.", "This is missing. Add it."
_REMEDIES = {
    **dict.fromkeys(("unexpected_keyword_argument", "extra_forbidden"), _NO_FIELD),
    **dict.fromkeys(("missing", "missing_argument", "missing_keyword_only_argument", "string_too_short"), _MISSING),
    _OUTSIDE: (
        f"Das Jahr liegt nicht zwischen {YEARS[0]} und {YEARS[-1]}. Bitte prüfen.",
        f"The year is not from {YEARS[0]} to {YEARS[-1]}. Check it.",
    ),
    "too_short": ("Hier fehlt mindestens ein Eintrag.", "This needs at least one entry."),
}
_LENGTHS = {"string_too_long": ("Zeichen", "characters"), "too_long": ("Einträge", "entries")}
_EXPECTED = {
    "string": ("ein Text", "a text"),
    "int": ("eine ganze Zahl", "a whole number"),
    "float": ("eine Zahl", "a number"),
    "bool": ("true oder false", "true or false"),
    "datetime": ("ein Zeitpunkt wie 2026-11-23T09:00:00Z", "an instant such as 2026-11-23T09:00:00Z"),
    "tuple": ("eine Liste", "a list"),
    "list": ("eine Liste", "a list"),
    "dict": ("ein Objekt", "an object"),
    "dataclass": ("ein Objekt", "an object"),
}


def _days(part: object, where: str) -> Iterator[tuple[str, date]]:
    """Every day in that record or value, with where it stands."""
    if isinstance(part, date) and not isinstance(part, datetime):
        yield where, part
    elif isinstance(part, tuple):
        for number, each in enumerate(part):
            yield from _days(each, f"{where}/{number}")
    elif is_dataclass(part):
        for each in fields(part):
            yield from _days(getattr(part, each.name), f"{where}/{each.name}")


def _adapter(kind: type[R]) -> TypeAdapter[R]:
    return _adapters()[kind.label]


@cache
def _adapters() -> dict[str, TypeAdapter[Any]]:
    return {label: TypeAdapter(kind) for label, kind in RECORDS.items()}
