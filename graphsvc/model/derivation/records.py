"""`graphsvc/model/derived.py`: the typed records of the schema, as Python source."""

from collections.abc import Iterable

from graphsvc.model.definition import (
    NodeDefinition,
    PropertyDefinition,
    RelationshipDefinition,
    Schema,
    StructureDefinition,
)

_HEADER = '''"""Typed records of the graph. Derived from schema/ by `graphsvc schema derive`: do not edit.

A record holds the properties of one node, a `Link` joins two nodes. `revision` is the optimistic lock: 0 until
the record is stored, then 1 and one more with every change.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import ConfigDict, Field

Access: TypeAlias = Literal["public", "members", "casework", "internal", "survey", "kept"]
Targets: TypeAlias = Literal["exactly_one", "at_most_one", "at_least_one", "many"]
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every stored node has: id, revision, the instant of its last change, and of its retirement."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    label: ClassVar[str]
    prefix: ClassVar[str]
    plural: ClassVar[str]
    table: ClassVar[str]
    access: ClassVar[Access]
    unique: ClassVar[tuple[str, ...]] = ()
    search: ClassVar[tuple[str, ...]] = ()
    personal: ClassVar[frozenset[str]] = frozenset()

    id: str
    revision: int = 0
    updated_at: datetime | None = None
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseworkRecord(Record):
    """A record about a person: `holder` is the id of the counselling service that holds it."""

    holder: str
'''

_LINKS = '''
@dataclass(frozen=True, slots=True)
class LinkProperty:
    """One property of a relationship type."""

    name: str
    type: str
    required: bool


@dataclass(frozen=True, slots=True)
class LinkKind:
    """One relationship type between two labels, and how many targets each source has."""

    type: str
    source: str
    target: str
    targets: Targets
    properties: tuple[LinkProperty, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship from the record `source` to the record `target`, with its properties."""

    type: LinkType
    source: str
    target: str
    properties: dict[str, Any] = field(default_factory=dict)

'''

_PYTHON = {
    "text": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "date": "date",
    "instant": "datetime",
    "texts": "tuple[str, ...]",
}


def derived_records(schema: Schema) -> str:
    """The source text of `graphsvc/model/derived.py`, ending in a line break."""
    parts = [_HEADER]
    parts.extend(_vocabulary_lines(schema))
    parts.extend(_structure(structure) for structure in schema.structures)
    parts.extend(_node(node) for node in schema.nodes)
    records = "".join(f'    "{node.label}": {node.label},\n' for node in schema.nodes)
    parts.append(f"\n\nRECORDS: dict[str, type[Record]] = {{\n{records}}}\n")
    parts.append(_literal("LinkType", sorted(relationship.type for relationship in schema.relationships)))
    parts.append("\n" + _LINKS)
    kinds = "".join(_link_kinds(relationship) for relationship in schema.relationships)
    parts.append(f"\nLINK_KINDS: tuple[LinkKind, ...] = (\n{kinds})\n")
    return "".join(parts)


def type_name(vocabulary: str) -> str:
    """The name of the Python type of a vocabulary's codes: `place_kind` gives `PlaceKind`."""
    return "".join(word.title() for word in vocabulary.split("_"))


def _literal(name: str, codes: Iterable[str]) -> str:
    lines = "".join(f'    "{code}",\n' for code in codes)
    return f"\n{name}: TypeAlias = Literal[\n{lines}]\n"


def _vocabulary_lines(schema: Schema) -> Iterable[str]:
    for vocabulary in schema.vocabularies:
        yield _literal(_term_type(vocabulary.vocabulary), vocabulary.terms)


def _term_type(vocabulary: str | None) -> str:
    # The Topic and Network nodes and the vocabularies of their codes would share a name.
    return f"{type_name(vocabulary or '')}Code"


def _structure(structure: StructureDefinition) -> str:
    return (
        f"\n\n@dataclass(frozen=True, slots=True, kw_only=True)\nclass {structure.name}:\n"
        f'    """{structure.means.en}"""\n\n'
        f"    __pydantic_config__: ClassVar[ConfigDict] = _STRICT\n\n{_fields(structure.properties)}"
    )


def _node(node: NodeDefinition) -> str:
    parent = "CaseworkRecord" if node.access == "casework" else "Record"
    unique = tuple(name for name, definition in node.properties.items() if definition.unique)
    personal = sorted(name for name, definition in node.properties.items() if definition.personal)
    lines = [
        f"\n\n@dataclass(frozen=True, slots=True, kw_only=True)\nclass {node.label}({parent}):\n",
        f'    """{node.means.en}"""\n\n',
        f'    label: ClassVar[str] = "{node.label}"\n',
        f'    prefix: ClassVar[str] = "{node.prefix}"\n',
        f'    plural: ClassVar[str] = "{node.plural}"\n',
        f'    table: ClassVar[str] = "{node.table}"\n',
        f'    access: ClassVar[Access] = "{node.access}"\n',
    ]
    if unique:
        lines.append(f"    unique: ClassVar[tuple[str, ...]] = {_tuple(unique)}\n")
    if node.searchable:
        lines.append(f"    search: ClassVar[tuple[str, ...]] = {_tuple(node.searchable)}\n")
    if personal:
        names = "".join(f'            "{name}",\n' for name in personal)
        lines.append(f"    personal: ClassVar[frozenset[str]] = frozenset(\n        (\n{names}        ),\n    )\n")
    return "".join([*lines, "\n", _fields(node.properties)])


def _fields(properties: dict[str, PropertyDefinition]) -> str:
    return "".join(f"    {name}: {_annotation(definition)}\n" for name, definition in properties.items())


def _annotation(definition: PropertyDefinition) -> str:
    python = _python_type(definition)
    limits = _limits(definition)
    if limits:
        python = f"Annotated[{python}, Field({limits})]"
    if definition.type in {"terms", "texts", "structures"}:
        return f"{python} = ()"
    return python if definition.required else f"{python} | None = None"


def _python_type(definition: PropertyDefinition) -> str:
    if definition.type == "term":
        return _term_type(definition.vocabulary)
    if definition.type == "terms":
        return f"tuple[{_term_type(definition.vocabulary)}, ...]"
    if definition.type == "structures":
        return f"tuple[{definition.structure}, ...]"
    return _PYTHON[definition.type]


def _limits(definition: PropertyDefinition) -> str:
    number = int if definition.type == "integer" else float
    limits = ["min_length=1"] if definition.type == "text" and definition.required else []
    if definition.minimum is not None:
        limits.append(f"ge={number(definition.minimum)}")
    if definition.maximum is not None:
        limits.append(f"le={number(definition.maximum)}")
    if definition.pattern is not None:
        limits.append(f"pattern=r{definition.pattern!r}".replace("'", '"'))
    return ", ".join(limits)


def _tuple(names: Iterable[str]) -> str:
    return "(" + ", ".join(f'"{name}"' for name in names) + ",)" if names else "()"


def _link_kinds(relationship: RelationshipDefinition) -> str:
    properties = "".join(
        f'LinkProperty("{name}", "{definition.type}", {definition.required}), '
        for name, definition in relationship.properties.items()
    )
    return "".join(
        f'    LinkKind("{relationship.type}", "{pair.source}", "{pair.target}", "{pair.targets}"'
        + (f", ({properties.rstrip()})),\n" if properties else "),\n")
        for pair in relationship.pairs
    )
