"""What is wrong with the schema files beyond their form: missing words, unused lists, references to nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping

from graphsvc.model.definition import PropertyDefinition, Schema, Words

# Names that every table or record already has.
_RESERVED = frozenset(("pk", "id", "revision", "updated_at", "retired_at", "holder", "search_text", "folded_name"))


def lint(schema: Schema) -> tuple[str, ...]:
    """One sentence for each fault, naming file part and remedy; empty when there is none."""
    found = [
        *_doubles(schema),
        *_property_faults(schema),
        *_pair_faults(schema),
        *_missing_words(schema),
        *_vocabulary_faults(schema),
    ]
    return tuple(found)


def _owners(schema: Schema) -> Iterator[tuple[str, Mapping[str, PropertyDefinition]]]:
    yield from ((node.label, node.properties) for node in schema.nodes)
    yield from ((relationship.type, relationship.properties) for relationship in schema.relationships)
    yield from ((structure.name, structure.properties) for structure in schema.structures)


def _property_faults(schema: Schema) -> Iterator[str]:
    vocabularies = {vocabulary.vocabulary for vocabulary in schema.vocabularies}
    structures = {structure.name for structure in schema.structures}
    for owner, properties in _owners(schema):
        for name, definition in properties.items():
            where = f"{owner}.{name}"
            if definition.personal is None:
                yield f"{where} is marked neither personal nor not. Add personal: true or false."
            if name in _RESERVED:
                yield f"{where} has a name that every record already uses. Choose another."
            if definition.type in {"term", "terms"} and definition.vocabulary not in vocabularies:
                yield f"{where} refers to the unknown vocabulary {definition.vocabulary}. Add it or correct the name."
            if definition.type == "structures" and definition.structure not in structures:
                yield f"{where} refers to the unknown structure {definition.structure}. Add it or correct the name."
            if definition.type == "integer" and None in {definition.minimum, definition.maximum}:
                yield f"{where} is an integer without bounds, which no store keeps. Add minimum and maximum."
            if definition.search and definition.personal:
                yield f"{where} is personal and searched. No personal data belongs into a full-text index."


def _pair_faults(schema: Schema) -> Iterator[str]:
    labels = {node.label for node in schema.nodes}
    for relationship in schema.relationships:
        for pair in relationship.pairs:
            for end in {pair.source, pair.target} - labels:
                yield f"{relationship.type} joins the unknown label {end}. Add the node or correct the name."


def _missing_words(schema: Schema) -> Iterator[str]:
    for owner, properties in _owners(schema):
        for name, definition in properties.items():
            yield from _empty(f"{owner}.{name} label", definition.label)
            yield from _empty(f"{owner}.{name} means", definition.means)
    for node in schema.nodes:
        yield from _empty(f"{node.label} title", node.title)
        yield from _empty(f"{node.label} means", node.means)
    for relationship in schema.relationships:
        yield from _empty(f"{relationship.type} label", relationship.label)
    for vocabulary in schema.vocabularies:
        yield from _empty(f"{vocabulary.vocabulary} title", vocabulary.title)
        for code, term in vocabulary.terms.items():
            yield from _empty(f"{vocabulary.vocabulary}.{code}", Words(de=term.de, en=term.en))


def _empty(where: str, words: Words) -> Iterator[str]:
    if not words.de.strip():
        yield f"{where} has no German words. Add them."
    if not words.en.strip():
        yield f"{where} has no English words. Add them."


def _vocabulary_faults(schema: Schema) -> Iterator[str]:
    used = {definition.vocabulary for _, properties in _owners(schema) for definition in properties.values()}
    for vocabulary in schema.vocabularies:
        name = vocabulary.vocabulary
        if name not in used:
            yield f"The vocabulary {name} is used by no property. Use it or remove its file."
        if not vocabulary.source.strip() or not vocabulary.licence.strip():
            yield f"The vocabulary {name} lacks its source or licence. Add them."
        for code, term in vocabulary.terms.items():
            if term.broader is not None and term.broader not in vocabulary.terms:
                yield f"{name}.{code} names the unknown broader term {term.broader}. Correct it."


def _doubles(schema: Schema) -> Iterator[str]:
    for what, names in (
        ("label", [node.label for node in schema.nodes]),
        ("prefix", [node.prefix for node in schema.nodes]),
        ("plural", [node.plural for node in schema.nodes]),
        ("relationship type", [relationship.type for relationship in schema.relationships]),
    ):
        for name in sorted(name for name, count in Counter(names).items() if count > 1):
            yield f"The {what} {name} is used twice. Rename one."
