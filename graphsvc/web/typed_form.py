"""A form of casework as it was typed: its values, what is wrong with them, and the key that makes a repeat harmless."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask import request

from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.definition import schema
from graphsvc.web.words import Pair

_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class TypedForm:
    """What stands in the fields, by name; several values of one name are kept with spaces between."""

    values: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, Pair] = field(default_factory=dict)

    def value(self, name: str, default: str = "") -> str:
        """What was typed; `default` for a field that was not sent."""
        return self.values.get(name, default)

    def chosen(self, name: str) -> list[str]:
        """The codes ticked under that name."""
        return self.value(name).split()

    def given(self, *names: str) -> dict[str, str]:
        """The fields of these names that are not empty."""
        return {name: text for name in names if (text := self.value(name))}

    def number(self, name: str) -> int | str:
        """The number typed; text that is none stays, so that the record's own check names the field."""
        return whole_number(self.value(name))

    def revision(self, name: str = "revision") -> int:
        """The revision that the form was made from; 0, which no stored record has, for another text."""
        number = self.number(name)
        return number if isinstance(number, int) else 0

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """The problems as the summary of errors takes them."""
        return [(name, *words) for name, words in self.problems.items()]

    def with_problems(self, error: InvalidInput) -> "TypedForm":
        """The form with each problem at its field: `/needs/0/topic` is the field `needs_0_topic`."""
        return replace(
            self,
            problems={_field(item.pointer): (item.de, item.en) for item in error.problems},
        )

    def with_values(self, **values: Any) -> "TypedForm":  # noqa: ANN401  text of any field
        """The form with other values in some fields."""
        return replace(self, values={**self.values, **{name: _text(value) for name, value in values.items()}})


def sent_form() -> TypedForm:
    """The form in the body of this request."""
    return TypedForm({name: " ".join(request.form.getlist(name)).strip() for name in request.form})


def form_of(content: Mapping[str, Any], *names: str) -> TypedForm:
    """A form that shows these JSON values of a record."""
    return TypedForm({name: _text(content.get(name)) for name in names})


def new_key() -> str:
    """The write key of a form that is shown: sent twice, it writes once."""
    return uuid.uuid4().hex


def whole_number(text: str) -> int | str:
    """The number that was typed; text that is none stays, so that the record's own check names the field."""
    # Python refuses to read thousands of digits, which nobody means.
    return int(text) if len(text) <= _MOST_DIGITS and text.isascii() and text.isdigit() else text


def labels(label: str) -> dict[str, Pair]:
    """The words beside the fields of that label, as the schema has them."""
    found = schema().node(label).properties
    return {name: (definition.label.de, definition.label.en) for name, definition in found.items()}


def _field(pointer: str) -> str:
    """The field that a JSON pointer is about; `form` where it is about the whole."""
    return pointer.strip("/").replace("/", "_") or "form"


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return " ".join(str(each) for each in value)
    return "" if value is None else str(value)


REUSED = FieldProblem(
    "",
    "Dieses Formular wurde schon einmal gespeichert. Prüfen Sie den Fall; noch einmal senden speichert auch dies.",
    "This form was stored once before. Check the case; sending it again stores this too.",
)
CHANGED_MEANWHILE = FieldProblem(
    "",
    "Jemand hat das inzwischen geändert. Was Sie eingegeben haben, steht noch hier und ist nicht gespeichert.",
    "Somebody changed this meanwhile. What you typed still stands here and is not stored.",
)
