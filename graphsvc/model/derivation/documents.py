"""The data dictionary in German and English, and the picture of the schema."""

from collections.abc import Iterator
from typing import Literal

from graphsvc.model.definition import NodeDefinition, PropertyDefinition, RelationshipDefinition, Schema, Words

Language = Literal["de", "en"]
_HEADER = "<!-- Derived from schema/ by `graphsvc schema derive`: do not edit. -->\n"
_WORDS = {
    "title": Words(de="Datenwörterbuch", en="Data dictionary"),
    "access": Words(de="Zugriff", en="Access"),
    "property": Words(de="Eigenschaft", en="Property"),
    "type": Words(de="Typ", en="Type"),
    "personal": Words(de="personenbezogen", en="personal"),
    "meaning": Words(de="Bedeutung", en="Meaning"),
    "relationships": Words(de="Beziehungen", en="Relationships"),
    "relationship": Words(de="Beziehung", en="Relationship"),
    "from_to": Words(de="von → nach", en="from → to"),
    "targets": Words(de="Ziele je Quelle", en="Targets per source"),
    "vocabularies": Words(de="Codelisten", en="Vocabularies"),
    "code": Words(de="Code", en="Code"),
    "label": Words(de="Bezeichnung", en="Label"),
    "source": Words(de="Quelle", en="Source"),
    "licence": Words(de="Lizenz", en="Licence"),
    "yes": Words(de="ja", en="yes"),
    "no": Words(de="nein", en="no"),
    "public": Words(de="öffentlich", en="public"),
    "members": Words(de="angemeldete Mitglieder", en="signed-in members"),
    "casework": Words(de="nur der haltende Dienst", en="the holding service only"),
    "internal": Words(de="nur der Betrieb", en="the operator only"),
    "survey": Words(
        de="die Koordination gibt es ein, gelesen werden nur Zusammenfassungen",
        en="handed in by the co-ordination, read in summaries alone",
    ),
    "kept": Words(
        de="schreibt nur der Speicher, liest nur der Betrieb", en="written by the store, read by the operator"
    ),
    "exactly_one": Words(de="genau eines", en="exactly one"),
    "at_most_one": Words(de="höchstens eines", en="at most one"),
    "at_least_one": Words(de="mindestens eines", en="at least one"),
    "many": Words(de="beliebig viele", en="any number"),
}


def document_files(schema: Schema) -> dict[str, str]:
    """The dictionary in both languages and the Mermaid diagram, by file name."""
    return {
        "dictionary.de.md": _dictionary(schema, "de"),
        "dictionary.en.md": _dictionary(schema, "en"),
        "schema.mmd": _diagram(schema),
    }


def _word(name: str, language: Language) -> str:
    return _in(_WORDS[name], language)


def _in(words: Words, language: Language) -> str:
    return words.de if language == "de" else words.en


def _dictionary(schema: Schema, language: Language) -> str:
    lines = [_HEADER, f"# {_word('title', language)}\n"]
    for node in schema.nodes:
        lines += _node_lines(node, language)
    lines.append(f"\n## {_word('relationships', language)}\n")
    lines.append(_row(*(_word(name, language) for name in ("relationship", "from_to", "targets", "meaning"))))
    lines.append(_rule(4))
    for relationship in schema.relationships:
        lines += _relationship_rows(relationship, language)
    lines.append(f"\n## {_word('vocabularies', language)}")
    for vocabulary in schema.vocabularies:
        lines.append(f"\n### {_in(vocabulary.title, language)} (`{vocabulary.vocabulary}`)\n")
        source, licence = _word("source", language), _word("licence", language)
        lines.append(f"{source}: {vocabulary.source}. {licence}: {vocabulary.licence}.\n")
        lines.append(_row(_word("code", language), _word("label", language)))
        lines.append(_rule(2))
        lines += [
            _row(f"`{code}`", term.de if language == "de" else term.en) for code, term in vocabulary.terms.items()
        ]
    return "\n".join(lines) + "\n"


def _node_lines(node: NodeDefinition, language: Language) -> Iterator[str]:
    yield f"\n## {_in(node.title, language)} (`{node.label}`)\n"
    yield f"{_in(node.means, language)} {_word('access', language)}: {_word(node.access, language)}.\n"
    yield _row(*(_word(name, language) for name in ("property", "type", "personal", "meaning")))
    yield _rule(4)
    for name, definition in node.properties.items():
        meaning = f"**{_in(definition.label, language)}.** {_in(definition.means, language)}"
        personal = _word("yes" if definition.personal else "no", language)
        yield _row(f"`{name}`{' *' if definition.required else ''}", _type(definition), personal, meaning)


def _type(definition: PropertyDefinition) -> str:
    inner = definition.vocabulary or definition.structure
    return f"{definition.type} `{inner}`" if inner else definition.type


def _relationship_rows(relationship: RelationshipDefinition, language: Language) -> Iterator[str]:
    for pair in relationship.pairs:
        yield _row(
            f"`{relationship.type}`",
            f"{pair.source} → {pair.target}",
            _word(pair.targets, language),
            _in(relationship.means, language),
        )


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _rule(columns: int) -> str:
    return "|" + " --- |" * columns


def _diagram(schema: Schema) -> str:
    lines = ["%% Derived from schema/ by `graphsvc schema derive`: do not edit.", "flowchart LR"]
    lines += [f'  {node.label}["{node.title.de}<br/>{node.title.en}"]:::{node.access}' for node in schema.nodes]
    for relationship in schema.relationships:
        lines += [f"  {pair.source} -- {relationship.type} --> {pair.target}" for pair in relationship.pairs]
    lines += [
        "  classDef public fill:#e8f0fe,stroke:#2044aa,color:#111",
        "  classDef members fill:#e6f4ea,stroke:#1e7a3c,color:#111",
        "  classDef casework fill:#fdecea,stroke:#b3261e,color:#111",
        "  classDef internal fill:#eeeeee,stroke:#555555,color:#111",
        "  classDef survey fill:#f3e6f7,stroke:#6b3a7d,color:#111",
        "  classDef kept fill:#eeeeee,stroke:#555555,color:#111",
    ]
    return "\n".join(lines) + "\n"
