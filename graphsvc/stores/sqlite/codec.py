"""Records as rows and rows as records: days and instants as ISO text, lists as JSON text."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from operator import attrgetter
from types import MappingProxyType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from graphsvc.model.derived import RECORDS, Record
from graphsvc.model.facts import Window
from graphsvc.model.folding import folded_name, search_text
from graphsvc.model.validation import utc

R = TypeVar("R", bound=Record)
Value = str | int | float | None


def to_row(record: Record) -> dict[str, Value]:
    """The record as parameters of the derived statements, by property name."""
    names, values, encoded = _columns(record.label)
    row: dict[str, Value] = dict(zip(names, values(record), strict=True))
    for name in encoded:
        row[name] = encode(row[name])
    if record.search:
        row["search_text"] = search_text(record)
        row["folded_name"] = folded_name(record)
    return row


def from_row(kind: type[R], row: tuple[Value, ...]) -> R:
    """The record in a row whose columns are in the order of the kind's properties."""
    record: R = _record(kind.label, row)
    return record


@lru_cache(maxsize=4096)
def _record(label: str, row: tuple[Value, ...]) -> Any:  # noqa: ANN401  a record of that label
    """The same rows are read again and again, such as the offers of one place; nobody can change a record."""
    values = dict(zip(_names(label), row, strict=True))
    for name, decode in _decoders(label):
        value = values[name]
        if value is not None:
            values[name] = decode(value)
    return RECORDS[label](**values)  # type: ignore[arg-type]  # the row was written by to_row


def days_of(window: Window) -> dict[str, Value]:
    """The first day of the window and the first one behind it, as parameters of a statement."""
    return {"start": encode(window.start), "end": encode(window.end)}


def encode(value: Any) -> Value:  # noqa: ANN401  any value that a property may have
    """One property's value as SQLite keeps it; instants in UTC to the microsecond, so that text order is time order."""
    encoder = _ENCODERS.get(type(value))
    stored: Value = encoder(value) if encoder else value
    return stored


def json_list(values: Iterable[str]) -> str:
    """The values as a JSON list, for `json_each` in a query."""
    return json.dumps(list(values))


@lru_cache(maxsize=1024)
def _instant(value: datetime) -> str:
    return utc(value).isoformat(timespec="microseconds")


def _tuple(value: tuple[Any, ...]) -> str:
    return _any_tuple().dump_json(value, exclude_none=True).decode() if value else "[]"


_ENCODERS: Mapping[type, Callable[[Any], Value]] = MappingProxyType(
    {datetime: _instant, date: date.isoformat, bool: int, tuple: _tuple}
)


@cache
def _any_tuple() -> TypeAdapter[tuple[Any, ...]]:
    return TypeAdapter(tuple[Any, ...])


@cache
def _names(label: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(RECORDS[label]))


@cache
def _columns(label: str) -> tuple[tuple[str, ...], Callable[[Record], tuple[Any, ...]], tuple[str, ...]]:
    """The names of a kind's properties, what gets all their values, and which of them SQLite keeps in another type."""
    names = _names(label)
    return names, attrgetter(*names), tuple(name for name, _ in _decoders(label))


@cache
def _decoders(label: str) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    hints = get_type_hints(RECORDS[label], include_extras=False)
    found = ((name, _decoder(_without_none(hints[name]))) for name in _names(label))
    return tuple((name, decode) for name, decode in found if decode is not None)


def _decoder(hint: Any) -> Callable[[Any], Any] | None:  # noqa: ANN401  a type expression
    if hint is datetime:
        return lambda text: datetime.fromisoformat(text).astimezone(UTC)
    if hint is date:
        return date.fromisoformat
    if hint is bool:
        return bool
    if get_origin(hint) is tuple:
        adapter: TypeAdapter[tuple[Any, ...]] = TypeAdapter(hint)
        # Most lists of most records are empty, and need no parser.
        return lambda text: () if text == "[]" else adapter.validate_json(text)
    return None


def _without_none(hint: Any) -> Any:  # noqa: ANN401  a type expression
    if get_origin(hint) in {Union, UnionType}:
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint
