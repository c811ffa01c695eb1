"""JSON Schemas of the records, one file per label: what the API takes and gives."""

import json
from typing import Any

from graphsvc.model.definition import NodeDefinition, PropertyDefinition, Schema, StructureDefinition

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "instant": {"type": "string", "format": "date-time"},
    "texts": {"type": "array", "items": {"type": "string"}},
}


def json_schema_files(schema: Schema) -> dict[str, str]:
    """The JSON Schema of each label by file name, such as `offer.schema.json`."""
    return {
        f"{node.table}.schema.json": json.dumps(_record(schema, node), indent=2, ensure_ascii=False) + "\n"
        for node in schema.nodes
    }


def _record(schema: Schema, node: NodeDefinition) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "id": {"type": "string", "pattern": f"^{node.prefix}_[0-7][0-9A-HJKMNP-TV-Z]{{25}}$", "readOnly": True},
        "revision": {"type": "integer", "minimum": 0, "readOnly": True},
        "updated_at": {"type": "string", "format": "date-time", "readOnly": True},
        "retired_at": {"type": "string", "format": "date-time", "readOnly": True},
    }
    if node.access == "casework":
        properties["holder"] = {"type": "string", "readOnly": True}
    properties |= {name: _property(schema, definition) for name, definition in node.properties.items()}
    return {
        "$schema": _DRAFT,
        "title": node.title.en,
        "description": node.means.en,
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, definition in node.properties.items() if definition.required],
        "properties": properties,
    }


def _structure(schema: Schema, structure: StructureDefinition) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, definition in structure.properties.items() if definition.required],
        "properties": {name: _property(schema, value) for name, value in structure.properties.items()},
    }


def _property(schema: Schema, definition: PropertyDefinition) -> dict[str, Any]:
    found = _type(schema, definition)
    limits = {"minimum": definition.minimum, "maximum": definition.maximum, "pattern": definition.pattern}
    found |= {name: value for name, value in limits.items() if value is not None}
    if definition.type == "text" and definition.required:
        found["minLength"] = 1
    return found | {"title": definition.label.en, "description": definition.means.en}


def _type(schema: Schema, definition: PropertyDefinition) -> dict[str, Any]:
    if definition.type in {"term", "terms"}:
        codes = next(item for item in schema.vocabularies if item.vocabulary == definition.vocabulary).terms
        term = {"type": "string", "enum": list(codes)}
        return term if definition.type == "term" else {"type": "array", "items": term}
    if definition.type == "structures":
        structure = next(item for item in schema.structures if item.name == definition.structure)
        return {"type": "array", "items": _structure(schema, structure)}
    return dict(_PLAIN[definition.type])
