"""Records from JSON and to JSON, with errors that name the field and the remedy in German and English."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, from_json, to_json

from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.derived import RECORDS, CaseworkRecord, Profile, Record

R = TypeVar("R", bound=Record)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# What a store or the entry point sets, and a caller may not.
_SET_BY_STORE = frozenset(("id", "revision", "updated_at", "retired_at", "holder"))


def record_from_json(kind: type[R], content: Mapping[str, Any], pointer: str = "") -> R:
    """The record with these JSON values; raises `InvalidInput` that names every wrong field below `pointer`."""
    try:
        return _adapter(kind).validate_json(to_json(dict(content)), strict=True)
    except ValidationError as error:
        problems = [field_problem(detail, pointer) for detail in error.errors()]
        raise InvalidInput(problems) from None


def profile_from_json(content: Mapping[str, Any], pointer: str = "/profile") -> Profile:
    """The profile of a suggestion request: the facts alone, as nobody is stored; raises `InvalidInput`."""
    unknown = sorted(_SET_BY_STORE & set(content))
    if unknown:
        raise InvalidInput([_unknown_field(f"{pointer}/{name}") for name in unknown])
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
    """The day that the text names as YYYY-MM-DD; raises `InvalidInput` for that field."""
    # fromisoformat also reads 20261123 and 2026-W48-1; one form is enough.
    if not _DAY.fullmatch(text):
        raise InvalidInput([_not_a_day(pointer)])
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidInput([_not_a_day(pointer)]) from None


def utc(instant: datetime) -> datetime:
    """The instant in UTC; one without a time zone is refused with `ValueError`."""
    if instant.tzinfo is None:
        message = "An instant needs a time zone."
        raise ValueError(message)
    return instant.astimezone(UTC)


def field_problem(detail: ErrorDetails, pointer: str = "") -> FieldProblem:
    """One of pydantic's errors as a field with its remedy; the value itself is never repeated."""
    where = "/".join((pointer, *(str(part) for part in detail["loc"])))
    context = detail.get("ctx", {})
    kind = detail["type"]
    if kind in {"unexpected_keyword_argument", "extra_forbidden"}:
        return _unknown_field(where)
    if kind in {"missing", "missing_argument", "missing_keyword_only_argument", "string_too_short"}:
        return FieldProblem(where, "Die Angabe fehlt. Bitte ergänzen.", "This is missing. Add it.")
    if kind == "literal_error":
        known = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        return FieldProblem(where, f"Unbekannter Code. Bekannt sind: {known}.", f"Unknown code. Known are: {known}.")
    if kind.startswith("date_"):
        return _not_a_day(where)
    if kind in {"greater_than_equal", "less_than_equal"}:
        limit = context.get("ge", context.get("le"))
        words = ("mindestens", "at least") if kind == "greater_than_equal" else ("höchstens", "at most")
        return FieldProblem(where, f"Der Wert ist {words[0]} {limit}.", f"The value is {words[1]} {limit}.")
    german, english = _EXPECTED.get(kind.partition("_")[0], ("einen anderen Wert", "another value"))
    return FieldProblem(where, f"Hier gehört {german} hin.", f"This takes {english}.")


_EXPECTED = {
    "string": ("ein Text", "a text"),
    "int": ("eine ganze Zahl", "a whole number"),
    "float": ("eine Zahl", "a number"),
    "bool": ("true oder false", "true or false"),
    "datetime": ("ein Zeitpunkt wie 2026-11-23T09:00:00Z", "an instant such as 2026-11-23T09:00:00Z"),
    "tuple": ("eine Liste", "a list"),
    "dataclass": ("ein Objekt", "an object"),
}


def _unknown_field(where: str) -> FieldProblem:
    return FieldProblem(
        where,
        "Dieses Feld gibt es nicht. Bitte weglassen oder den Namen prüfen.",
        "There is no such field. Leave it out or check its name.",
    )


def _not_a_day(where: str) -> FieldProblem:
    return FieldProblem(
        where,
        "Das ist kein Tag. Bitte als JJJJ-MM-TT angeben, etwa 2026-11-23.",
        "This is no day. Give it as YYYY-MM-DD, such as 2026-11-23.",
    )


def _adapter(kind: type[R]) -> TypeAdapter[R]:
    return _adapters()[kind.label]


@cache
def _adapters() -> dict[str, TypeAdapter[Any]]:
    return {label: TypeAdapter(kind) for label, kind in RECORDS.items()}
