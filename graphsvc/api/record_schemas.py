"""JSON Schemas of records, derived from their types: as stored, as written, and as pages."""

from typing import Any

from pydantic import TypeAdapter

from graphsvc.model.derived import LINK_KINDS, RECORDS, LinkKind, LinkType, Record, Targets
from graphsvc.model.validation import json_schema

# What the store or the API sets, and a caller may not.
SET_BY_STORE = ("revision", "updated_at", "retired_at", "holder")
_HOW_MANY: dict[Targets, str] = {
    "exactly_one": "exactly one",
    "at_most_one": "at most one",
    "at_least_one": "at least one",
    "many": "any number",
}


def reachable_kinds() -> tuple[type[Record], ...]:
    """The kinds of record that the API shows: all but the internal ones, by label."""
    return tuple(kind for kind in RECORDS.values() if kind.access not in {"internal", "survey", "kept"})


def content_component(kind: type[Record]) -> str:
    """The name of the component for what a caller sends."""
    return f"{kind.label}Content"


def page_component(kind: type[Record]) -> str:
    """The name of the component for one page of records."""
    return f"{kind.label}Page"


def facts_schema(kind: type[Record]) -> dict[str, Any]:
    """The schema of what a record of that kind says, without its id and what the store sets."""
    return _without(json_schema(kind), ("id", *SET_BY_STORE))


def record_components(kind: type[Record]) -> dict[str, dict[str, Any]]:
    """The components of one kind of record: as stored, as written, and as one page."""
    stored = json_schema(kind)
    written = _without(stored, SET_BY_STORE)
    stored["properties"]["links"] = _links("Where this record points to. Not part of lists.")
    written["required"] = [name for name in written.get("required", []) if name != "id"]
    written["properties"]["links"] = _links(_links_taken(kind))
    return {
        kind.label: stored,
        content_component(kind): written | {"title": content_component(kind)},
        page_component(kind): _page(kind),
    }


def shared_components() -> dict[str, dict[str, Any]]:
    """The components that every kind of record refers to."""
    link = {
        "type": "object",
        "required": ["type", "target"],
        "additionalProperties": False,
        "properties": {
            "type": TypeAdapter(LinkType).json_schema(),
            "target": {"type": "string", "description": "The id of the record that it points to."},
            "properties": {"type": "object", "description": "Properties of the relationship, such as valid_from."},
        },
    }
    joined = {**link, "required": ["type", "source", "target", "properties"]}
    joined["properties"] = {"source": {"type": "string"}, **link["properties"]}  # type: ignore[dict-item]
    node = {
        "type": "object",
        "required": ["id", "label", "distance"],
        "properties": {"id": {"type": "string"}, "label": {"type": "string"}, "distance": {"type": "integer"}},
    }
    return {
        "RecordLink": link,
        "JoinedLink": joined,
        "Neighbourhood": _object(
            nodes=_list_of(node), links=_list_of(_ref("JoinedLink")), truncated={"type": "boolean"}
        ),
    }


def _page(kind: type[Record]) -> dict[str, Any]:
    next_page = {"anyOf": [{"type": "string"}, {"type": "null"}], "description": "The address of the next page."}
    return _object(items=_list_of(_ref(kind.label)), next=next_page)


def _links(description: str) -> dict[str, Any]:
    return {**_list_of(_ref("RecordLink")), "description": description}


def _links_taken(kind: type[Record]) -> str:
    taken = [_taken(link) for link in LINK_KINDS if link.source == kind.label]
    return f"Takes: {'; '.join(taken)}." if taken else "Takes none."


def _taken(link: LinkKind) -> str:
    names = ", ".join(f"{item.name}{'' if item.required else ' (optional)'}" for item in link.properties)
    return f"{link.type} to {link.target} ({_HOW_MANY[link.targets]}{f', with {names}' if names else ''})"


def _without(schema: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    properties = {name: value for name, value in schema["properties"].items() if name not in names}
    required = [name for name in schema.get("required", []) if name not in names]
    return {**schema, "properties": properties, "required": required}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(properties), "properties": properties}


def _list_of(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}
