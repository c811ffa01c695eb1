"""The schema files as Python objects: what a node label, relationship, structure or vocabulary says.

The pydantic models here are also the meta schema: `graphsvc schema derive` writes their JSON Schemas to
`schema/meta/`, so that an editor validates the YAML while it is typed.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graphsvc.errors import NotInstalled
from graphsvc.files import data_folder

PropertyType = Literal[
    "text", "integer", "number", "boolean", "date", "instant", "term", "terms", "texts", "structures"
]
# Who may see and change the records of a label: everybody, signed-in members, the holding service, the operator. What
# is said in a survey is handed in by the co-ordination and read in summaries alone. What is kept is written by the
# store about its own writes, and changed by nobody.
Access = Literal["public", "members", "casework", "internal", "survey", "kept"]
Targets = Literal["exactly_one", "at_most_one", "at_least_one", "many"]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class _Definition(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Words(_Definition):
    """The same words in German and English."""

    de: str
    en: str


class PropertyDefinition(_Definition):
    """One property: its type, its limits, whether it is personal, and what it means."""

    type: PropertyType
    label: Words
    means: Words
    personal: bool | None = None
    required: bool = False
    unique: bool = False
    indexed: bool = False
    search: bool = False
    vocabulary: Name | None = None
    structure: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None


class StructureDefinition(_Definition):
    """A group of properties kept inside a record, without an id of its own."""

    name: Annotated[str, Field(pattern=r"^[A-Z][A-Za-z]*$")]
    title: Words
    means: Words
    properties: dict[Name, PropertyDefinition]


class NodeDefinition(_Definition):
    """One node label: its properties and who may see its records."""

    label: Annotated[str, Field(pattern=r"^[A-Z][A-Za-z]*$")]
    prefix: Annotated[str, Field(pattern=r"^[a-z]{3}$")]
    plural: Name
    access: Access
    title: Words
    means: Words
    unique_together: tuple[Name, ...] = ()
    properties: dict[Name, PropertyDefinition]

    @property
    def table(self) -> str:
        """The SQLite table of the label: the label in snake case."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.label).lower()

    @property
    def searchable(self) -> tuple[str, ...]:
        """The properties that text search reads, in file order; empty where the label is not searched."""
        return tuple(name for name, definition in self.properties.items() if definition.search)


class PairDefinition(_Definition):
    """One pair of labels that a relationship type joins, and how many targets each source has."""

    source: str = Field(alias="from")
    target: str = Field(alias="to")
    targets: Targets


class RelationshipDefinition(_Definition):
    """One relationship type with its pairs of labels and its properties."""

    type: Annotated[str, Field(pattern=r"^[A-Z][A-Z_]*$")]
    label: Words
    means: Words
    pairs: tuple[PairDefinition, ...]
    properties: dict[Name, PropertyDefinition] = {}


class TermDefinition(_Definition):
    """One term of a vocabulary; `broader` names the wider term where there is one."""

    de: str
    en: str
    broader: str | None = None


class VocabularyDefinition(_Definition):
    """A code list with German and English labels, its source and its licence."""

    vocabulary: Name
    title: Words
    source: str
    licence: str
    terms: dict[Name, TermDefinition]


@dataclass(frozen=True)
class Schema:
    """The schema in a folder, each part in the order of its names and read when it is first asked for.

    Whoever reads a part gets `NotInstalled` with the file and field that cannot be read.
    """

    folder: Path

    @cached_property
    def nodes(self) -> tuple[NodeDefinition, ...]:
        """The labels of nodes."""
        return _read_all(self.folder / "nodes", NodeDefinition)

    @cached_property
    def relationships(self) -> tuple[RelationshipDefinition, ...]:
        """The types of relationships."""
        return _read_all(self.folder / "relationships", RelationshipDefinition)

    @cached_property
    def structures(self) -> tuple[StructureDefinition, ...]:
        """The structures inside properties."""
        return _read_all(self.folder / "structures", StructureDefinition)

    @cached_property
    def vocabularies(self) -> tuple[VocabularyDefinition, ...]:
        """The lists of terms."""
        return _read_all(self.folder / "vocabularies", VocabularyDefinition)

    def node(self, label: str) -> NodeDefinition:
        """The definition of that label; `KeyError` where there is none."""
        return {node.label: node for node in self.nodes}[label]


META_SCHEMAS: dict[str, type[_Definition]] = {
    "node": NodeDefinition,
    "relationship": RelationshipDefinition,
    "structure": StructureDefinition,
    "vocabulary": VocabularyDefinition,
}

_D = TypeVar("_D", bound=BaseModel)


@cache
def schema() -> Schema:
    """The product's own schema, read once per process."""
    return Schema(data_folder("schema"))


def read_yaml(path: Path) -> Any:  # noqa: ANN401  YAML holds any value
    """The content of a YAML file, parsed by libyaml where Python has it."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with path.open(encoding="utf-8") as file:
        return yaml.load(file, Loader=loader)  # noqa: S506  both loaders are safe ones


def read_definition(kind: type[_D], path: Path, what: str) -> _D:
    """The content of that YAML file, which errors call `what`; raises `NotInstalled` with the field that is wrong."""
    try:
        return kind.model_validate(read_yaml(path))
    except (ValidationError, yaml.YAMLError) as error:
        message = f"{what} {path.name} cannot be read. Correct it: {error}"
        raise NotInstalled(message) from error


def _read_all(folder: Path, kind: type[_D]) -> tuple[_D, ...]:
    return tuple(read_definition(kind, path, "Schema file") for path in sorted(folder.glob("*.yaml")))
