"""Records as properties of nodes and back: native Neo4j types, structures as JSON text, nothing for None."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from neo4j.time import Date, DateTime
from pydantic import TypeAdapter

from graphsvc.model.derived import RECORDS, Link, LinkType, Record
from graphsvc.model.folding import folded_name, search_text
from graphsvc.model.validation import utc

R = TypeVar("R", bound=Record)
Properties = dict[str, Any]


def encode(record: Record) -> Properties:
    """All properties of the record's node; searched records also carry their folded words."""
    structures = _STRUCTURES[record.label]
    values = ((name, getattr(record, name)) for name in _NAMES[record.label])
    properties = {
        name: structures[name].dump_json(value, exclude_none=True).decode() if name in structures else _kept(value)
        for name, value in values
        if value is not None
    }
    if record.search:
        properties["search_text"] = search_text(record)
        properties["folded_name"] = folded_name(record)
    return properties


def decode(kind: type[R], properties: Mapping[str, Any]) -> R:
    """The record that the node's properties hold; properties that the schema does not name are ignored."""
    structures = _STRUCTURES[kind.label]
    values: Properties = {}
    for name in _NAMES[kind.label]:
        value = properties.get(name)
        if value is not None:
            values[name] = structures[name].validate_json(value) if name in structures else native(value)
    return kind(**values)


def encode_link(link: Link) -> Properties:
    """The link as one entry of the `$links` of a derived statement."""
    kept = {name: _kept(value) for name, value in link.properties.items() if value is not None}
    return {"source": link.source, "target": link.target, "properties": kept}


def decode_link(row: Mapping[str, Any]) -> Link:
    """The link in a row with `type`, `source`, `target` and `properties`."""
    properties = {name: native(value) for name, value in sorted(row["properties"].items())}
    kind: LinkType = row["type"]
    return Link(kind, row["source"], row["target"], properties)


def native(value: Any) -> Any:  # noqa: ANN401  any value that a property may have
    """The value as Python keeps it; instants in UTC."""
    if isinstance(value, DateTime):
        return value.to_native().astimezone(UTC)
    if isinstance(value, Date):
        return value.to_native()
    if isinstance(value, list):
        return tuple(value)
    return value


def _kept(value: Any) -> Any:  # noqa: ANN401  any value that a property may have
    if isinstance(value, datetime):
        return utc(value)
    if isinstance(value, tuple):
        return list(value)
    stored: str | int | float | date = value
    return stored


def _holds_structures(hint: Any) -> bool:  # noqa: ANN401  a type expression
    return get_origin(hint) is tuple and is_dataclass(get_args(hint)[0])


def _structures_of(kind: type[Record]) -> dict[str, TypeAdapter[Any]]:
    hints = get_type_hints(kind)
    return {
        field.name: TypeAdapter(hints[field.name]) for field in fields(kind) if _holds_structures(hints[field.name])
    }


_NAMES = {label: tuple(field.name for field in fields(kind)) for label, kind in RECORDS.items()}
# No property of a node can hold a structure, so these are kept as JSON text.
_STRUCTURES = {label: _structures_of(kind) for label, kind in RECORDS.items()}
