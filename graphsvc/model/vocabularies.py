"""The code lists of the schema with their German and English labels."""

from collections.abc import Mapping
from functools import cache

from graphsvc.files import data_folder
from graphsvc.model.definition import TermDefinition, VocabularyDefinition, read_definition


@cache
def vocabulary(name: str) -> VocabularyDefinition:
    """The vocabulary of that name; `KeyError` where there is none."""
    if name not in vocabulary_names():
        raise KeyError(name)
    return read_definition(
        VocabularyDefinition, data_folder("schema") / "vocabularies" / f"{name}.yaml", "Vocabulary file"
    )


@cache
def vocabulary_names() -> tuple[str, ...]:
    """The names of all vocabularies, sorted."""
    return tuple(sorted(path.stem for path in (data_folder("schema") / "vocabularies").glob("*.yaml")))


def terms(name: str) -> Mapping[str, TermDefinition]:
    """The terms of a vocabulary by code, in file order."""
    return vocabulary(name).terms
