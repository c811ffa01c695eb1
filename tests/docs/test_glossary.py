"""One word for each thing: the words that the glossary rules out occur nowhere else."""

import re
from collections.abc import Iterator

import pytest

from graphsvc.model.definition import Schema, schema
from tests.docs.documents import NAMES, ROOT, prose_of, text_of

_GLOSSARY = "docs/glossary.md"
_TEMPLATES = sorted((ROOT / "graphsvc/web/templates").glob("*.html"))
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def glossary_rows() -> list[list[str]]:
    """The cells of each row of the glossary's table."""
    lines = [line for line in text_of(_GLOSSARY).splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


RULED_OUT = [word.strip() for row in glossary_rows() for word in row[3].split(",")]
_ANY = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in RULED_OUT), re.IGNORECASE)


def words_of(template: str) -> str:
    """What a template may show: its text outside of tags, and the strings that it hands to macros."""
    jinja = " ".join(code for code in _JINJA.findall(template) if not code.startswith("{#"))
    outside = re.sub(r"<[^>]*>", " ", _JINJA.sub(" ", template))
    return " ".join([outside, *re.findall(r'"([^"]*)"', jinja)])


def labels_of(definitions: Schema) -> Iterator[str]:
    """Every German and English label, title and meaning of the schema."""
    for node in definitions.nodes:
        yield from (node.title.de, node.title.en, node.means.de, node.means.en)
    for relationship in definitions.relationships:
        yield from (relationship.label.de, relationship.label.en, relationship.means.de, relationship.means.en)
    for properties in (
        *(node.properties for node in definitions.nodes),
        *(relationship.properties for relationship in definitions.relationships),
        *(structure.properties for structure in definitions.structures),
    ):
        for definition in properties.values():
            yield from (definition.label.de, definition.label.en, definition.means.de, definition.means.en)
    for vocabulary in definitions.vocabularies:
        yield from (vocabulary.title.de, vocabulary.title.en)
        for term in vocabulary.terms.values():
            yield from (term.de, term.en)


@pytest.mark.parametrize("name", [name for name in NAMES if name != _GLOSSARY])
def test_documents_use_the_words_of_the_glossary(name: str) -> None:
    assert _ANY.findall(prose_of(name)) == []


@pytest.mark.parametrize("template", [path.name for path in _TEMPLATES])
def test_templates_use_the_words_of_the_glossary(template: str) -> None:
    text = (ROOT / "graphsvc/web/templates" / template).read_text(encoding="utf-8")
    assert _ANY.findall(words_of(text)) == []


def test_labels_of_the_schema_use_the_words_of_the_glossary() -> None:
    assert [label for label in labels_of(schema()) if _ANY.search(label)] == []


def test_terms_stand_in_the_order_of_the_alphabet_and_none_twice() -> None:
    terms = [row[0] for row in glossary_rows()]
    assert terms == sorted(set(terms), key=lambda term: term.replace("-", ""))


def test_no_term_is_ruled_out_elsewhere() -> None:
    terms = {term.lower() for row in glossary_rows() for term in row[:2]}
    assert terms & {word.lower() for word in RULED_OUT} == set()
