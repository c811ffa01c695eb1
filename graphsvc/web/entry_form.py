"""The form that mends the entry of an offer: its words and days, and the places of its coming intakes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from graphsvc.errors import InvalidInput
from graphsvc.model.definition import schema
from graphsvc.model.derived import Intake, Offer
from graphsvc.model.facts import OfferFacts
from graphsvc.model.validation import record_from_json, record_to_json
from graphsvc.web.typed_form import whole_number
from graphsvc.web.words import Pair

TEXTS: Final = ("name", "description", "cost", "website")
DAYS: Final = ("valid_from", "valid_to", "funding_ends_on")
COUNTS: Final = ("places", "booked", "waiting")


@dataclass(frozen=True, slots=True)
class EntryForm:
    """What stands in the fields, by name; a count of an intake is named by its id and property.

    `intakes` are those that come; `problems` are at their fields; `stored` holds, after a conflict, what somebody
    else saved meanwhile.
    """

    values: Mapping[str, str]
    intakes: tuple[Intake, ...]
    problems: Mapping[str, Pair] = field(default_factory=dict)
    stored: Mapping[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """The problems as the summary of errors takes them."""
        return [(name, *words) for name, words in self.problems.items()]

    def entry(self, facts: OfferFacts, on: date) -> tuple[Offer, tuple[Intake, ...]]:
        """The offer and those intakes whose counts differ, as typed; raises `InvalidInput` for the fields.

        Each carries the revision that the form was made from, so that nothing saved meanwhile is overwritten.
        """
        content = record_to_json(facts.offer)
        for name in (*TEXTS, *DAYS):
            content.pop(name, None)
            if self.values.get(name):
                content[name] = self.values[name]
        content["revision"] = whole_number(self.values.get("revision", ""))
        offer = record_from_json(Offer, content)
        changed = (self._counted(intake, on) for intake in facts.intakes)
        return offer, tuple(intake for intake in changed if intake is not None)

    def with_problems(self, error: InvalidInput) -> "EntryForm":
        """The form with each problem at its field."""
        return replace(self, problems={item.pointer.strip("/"): (item.de, item.en) for item in error.problems})

    def beside(self, facts: OfferFacts) -> "EntryForm":
        """The form as typed, made from the newest revisions, beside what is stored where the two differ."""
        newest = form_of(facts).values
        stored = {name: text for name, text in newest.items() if text != self.values.get(name, "")}
        revisions = {name: text for name, text in newest.items() if name.endswith("revision")}
        return replace(
            self,
            values={**self.values, **revisions},
            stored={name: text for name, text in stored.items() if not name.endswith("revision")},
        )

    def _counted(self, intake: Intake, on: date) -> Intake | None:
        content = record_to_json(intake)
        typed = {name: self.values.get(f"{intake.id}-{name}", "") for name in COUNTS}
        if all(text == _text(content.get(name)) for name, text in typed.items()):
            return None
        counts = {name: whole_number(text) for name, text in typed.items() if text}
        kept = {name: value for name, value in content.items() if name not in COUNTS}
        kept["revision"] = whole_number(self.values.get(f"{intake.id}-revision", ""))
        try:
            return record_from_json(Intake, {**kept, **counts, "counted_on": on.isoformat()})
        except InvalidInput as error:
            problems = [replace(each, pointer=f"/{intake.id}-{each.pointer.strip('/')}") for each in error.problems]
            raise InvalidInput(problems) from None


def form_of(facts: OfferFacts) -> EntryForm:
    """The form as the entry is stored."""
    content = record_to_json(facts.offer)
    values = {name: _text(content.get(name)) for name in (*TEXTS, *DAYS, "revision")}
    for intake in facts.intakes:
        counts = record_to_json(intake)
        values |= {f"{intake.id}-{name}": _text(counts.get(name)) for name in (*COUNTS, "revision")}
    return EntryForm(values, facts.intakes)


def typed_form(facts: OfferFacts, typed: Mapping[str, str]) -> EntryForm:
    """The form as it was sent; what it does not have is left out."""
    return EntryForm({name: typed.get(name, "").strip() for name in form_of(facts).values}, facts.intakes)


def labels() -> dict[str, Pair]:
    """The words beside each field, as the schema has them."""
    named = {**schema().node(Offer.label).properties, **schema().node(Intake.label).properties}
    return {name: (named[name].label.de, named[name].label.en) for name in (*TEXTS, *DAYS, *COUNTS)}


def _text(value: Any) -> str:  # noqa: ANN401  any JSON value
    return "" if value is None else str(value)
