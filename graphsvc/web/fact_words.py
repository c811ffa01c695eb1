"""The facts of a profile in words, as the page of a client shows them."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from graphsvc.model.definition import PropertyDefinition, schema
from graphsvc.model.derived import Profile
from graphsvc.web.words import Pair, day, term, yes_no

# What a bare number counts.
_UNITS: Mapping[str, Pair] = MappingProxyType(
    {"age": ("Jahre", "years"), "permit_months": ("Monate", "months"), "youngest_child_age": ("Jahre", "years")}
)
_LEFT_OUT = frozenset(("version", "valid_on", "papers", "place"))


def fact_words(facts: Mapping[str, Any]) -> list[tuple[str, str, Pair]]:
    """Each known fact with its label (German, English) and its value in words, in the order of the schema."""
    return list(_words(facts))


def _words(facts: Mapping[str, Any]) -> Iterator[tuple[str, str, Pair]]:
    for name, definition in schema().node(Profile.label).properties.items():
        if name in facts and name not in _LEFT_OUT:
            yield definition.label.de, definition.label.en, _with_unit(name, _value(definition, facts[name]))
    for paper in facts.get("papers", []):
        de, en = term("paper_kind", paper["kind"])
        until = f" bis {day(date.fromisoformat(paper['expires_on']))}" if paper.get("expires_on") else ""
        yield "Bescheinigung", "Paper", (f"{de}{until}", en)


def _with_unit(name: str, value: Pair) -> Pair:
    unit = _UNITS.get(name)
    return (f"{value[0]} {unit[0]}", unit[1]) if unit else value


def _value(definition: PropertyDefinition, value: Any) -> Pair:  # noqa: ANN401  a JSON value
    if isinstance(value, bool):
        return yes_no(value) or ("", "")
    if definition.vocabulary is not None:
        codes = value if isinstance(value, list) else [value]
        pairs = [term(definition.vocabulary, code) for code in codes]
        return ", ".join(de for de, _ in pairs), ", ".join(en for _, en in pairs)
    if definition.type == "date":
        return day(date.fromisoformat(value)), ""
    return str(value), ""
