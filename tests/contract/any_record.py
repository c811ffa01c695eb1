"""A smallest record of any kind, made from the schema: every required property, and nothing else."""

from typing import Any

from graphsvc.model.definition import PropertyDefinition, schema
from graphsvc.model.derived import RECORDS, Record
from graphsvc.model.ids import seed_id
from graphsvc.model.vocabularies import terms
from tests.contract.graph import DAY, INSTANT, MBE

_VALUES: dict[str, Any] = {
    "text": "a",
    "integer": 1,
    "number": 1.0,
    "boolean": True,
    "date": DAY,
    "instant": INSTANT,
}


def any_record(label: str) -> Record:
    """The record of that label; casework is held by the MBE."""
    kind = RECORDS[label]
    node = schema().node(label)
    values = {name: _value(definition) for name, definition in node.properties.items() if definition.required}
    holder: dict[str, Any] = {"holder": MBE.id} if kind.access == "casework" else {}
    return kind(id=seed_id(kind, "any"), revision=1, **holder, **values)


def _value(definition: PropertyDefinition) -> Any:  # noqa: ANN401  any value that a property may have
    if definition.type in {"terms", "texts", "structures"}:
        return ()
    if definition.vocabulary is not None:
        return next(iter(terms(definition.vocabulary)))
    return _VALUES[definition.type]
