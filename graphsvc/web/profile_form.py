"""The form with the facts about a person: what was typed, what is wrong with it, and the request it stands for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, get_args

from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.model.definition import schema
from graphsvc.model.derived import Paper, Profile, TopicCode
from graphsvc.model.validation import day_from_text, profile_from_json, profile_to_json
from graphsvc.web.typed_form import whole_number
from graphsvc.web.words import Pair

_TERMS = (
    "german_level",
    "residence_group",
    "residence_section",
    "benefit",
    "gender",
    "literacy",
    "schooling",
    "employment",
)
_SKILLS = ("german_listening", "german_speaking", "german_reading", "german_writing", "german_proof")
_TEXTS = ("place", *_TERMS, *_SKILLS)
_DAYS = ("valid_on", "born_on", "permit_issued_on", "german_proof_on", "tolerated_since", "lawful_since")
_NUMBERS = ("age", "permit_months", "youngest_child_age")
_COURSE = ("registration_prevented", "in_school", "integration_course_attended", "integration_course_completed")
_WORK = ("registered_jobseeker", "foreign_qualification", "recognition_running", "can_pay")
_ANSWERS = (*_COURSE, "children", "childcare_needed", *_WORK)
# Facts with several codes, and the vocabulary that they are chosen from; in the form one text with spaces between.
_LISTS = (
    ("available_times", "time_slot"),
    ("languages", "language"),
    ("documents", "document"),
    ("documents_missing", "document"),
    ("access_needs", "accessibility"),
    ("wishes", "wish"),
    ("known_carriers", "carrier"),
)
_PAPER = ("kind", "issuer", "issued_on", "expires_on")
# Those that the form shows at once; the others stand behind "more facts".
FIRST = frozenset(("topic", "on", "place", "age", "german_level", "residence_group", "valid_on", "token"))
PAPER_ROWS = 2
_PAPER_FIELD = re.compile(r"^paper_[1-9]_")


@dataclass(frozen=True, slots=True)
class ProfileForm:
    """What stands in the form, by field name, and what is wrong with it."""

    values: Mapping[str, str]
    problems: Mapping[str, Pair] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """What was typed; empty for nothing."""
        return self.values.get(name, "")

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """Every problem with the id and the label of its field, in the order found."""
        found = []
        for name, (de, en) in self.problems.items():
            label_de, label_en = labels().get(_PAPER_FIELD.sub("", name), (name, name))
            found.append((name, f"{label_de}: {de}", f"{label_en}: {en}"))
        return found

    @property
    def lists(self) -> tuple[tuple[str, str], ...]:
        """The facts with several codes and the vocabulary of each."""
        return _LISTS

    @property
    def paper_rows(self) -> range:
        """The numbers of the rows for papers: as many as are filled, at least `PAPER_ROWS`."""
        filled = [int(name.split("_")[1]) for name, text in self.values.items() if name.startswith("paper_") and text]
        return range(1, max([PAPER_ROWS, *filled]) + 1)

    @property
    def more_is_open(self) -> bool:
        """Whether something behind "more facts" is filled in or wrong."""
        return any(text and name not in FIRST for name, text in self.values.items()) or bool(set(self.problems) - FIRST)


@cache
def labels() -> Mapping[str, Pair]:
    """The words beside each field, as the schema has them."""
    paper = next(structure for structure in schema().structures if structure.name == Paper.__name__)
    facts = {**schema().node(Profile.label).properties, **paper.properties}
    return {
        "topic": ("Worum geht es?", "Topic"),
        "on": ("Für welchen Tag?", "Day"),
        "token": ("Kennzeichen einer früheren Liste", "Token of an earlier list"),
        **{name: (fact.label.de, fact.label.en) for name, fact in facts.items()},
    }


def empty_form(today: date) -> ProfileForm:
    """The form before anything is typed: asked for today, the age as it is today."""
    return ProfileForm({"on": today.isoformat(), "valid_on": today.isoformat()})


def form_of(request: SuggestionRequest) -> ProfileForm:
    """The form with the facts of that request."""
    facts = profile_to_json(request.profile)
    papers = facts.pop("papers", [])
    values = {"topic": str(request.topic), "on": request.on.isoformat()}
    values |= {name: _text(value) for name, value in facts.items()}
    for number, paper in enumerate(papers, start=1):
        values |= {f"paper_{number}_{name}": text for name, text in paper.items()}
    return ProfileForm(values)


def typed_form(typed: Mapping[str, str]) -> ProfileForm:
    """The form as it was sent, fields that it does not have left out."""
    known = {"topic", "on", "token", *_TEXTS, *_DAYS, *_NUMBERS, *_ANSWERS, *(name for name, _ in _LISTS)}
    return ProfileForm({name: text.strip() for name, text in typed.items() if name in known or _is_paper_field(name)})


def at_token(form: ProfileForm, request: SuggestionRequest) -> ProfileForm:
    """The form with topic and day of a token's request, and without the token."""
    return replace(form, values={**form.values, "topic": request.topic, "on": request.on.isoformat(), "token": ""})


def request_of(form: ProfileForm) -> SuggestionRequest:
    """The request that the form stands for; raises `InvalidInput` that points into the API's JSON."""
    topic: TopicCode | None = next((code for code in get_args(TopicCode) if code == form.value("topic")), None)
    if topic is None:
        raise InvalidInput([_TOPIC_MISSING])
    on = day_from_text(form.value("on"), "/on")
    return SuggestionRequest(topic=topic, profile=profile_from_json(_facts(form)), on=on)


def with_problems(form: ProfileForm, error: InvalidInput) -> ProfileForm:
    """The form with each problem at the field that it is about."""
    rows = _filled_rows(form)
    return replace(form, problems={_field(item.pointer, rows): (item.de, item.en) for item in error.problems})


def _facts(form: ProfileForm) -> dict[str, Any]:
    facts: dict[str, Any] = {name: text for name in (*_TEXTS, *_DAYS) if (text := form.value(name))}
    facts |= {name: whole_number(text) for name in _NUMBERS if (text := form.value(name))}
    facts |= {name: text == "yes" for name in _ANSWERS if (text := form.value(name))}
    facts |= {name: text.split() for name, _ in _LISTS if (text := form.value(name))}
    papers = [
        {name: text for name in _PAPER if (text := form.value(f"paper_{row}_{name}"))} for row in _filled_rows(form)
    ]
    return {**facts, "papers": papers} if papers else facts


def _filled_rows(form: ProfileForm) -> list[int]:
    return [row for row in form.paper_rows if any(form.value(f"paper_{row}_{name}") for name in _PAPER)]


def _field(pointer: str, rows: list[int]) -> str:
    parts = pointer.strip("/").split("/")
    if parts[:2] == ["profile", "papers"] and len(parts) > 3:  # noqa: PLR2004  profile, papers, row, field
        return f"paper_{rows[int(parts[2])]}_{parts[3]}"
    return parts[1] if parts[0] == "profile" and len(parts) > 1 else parts[-1]


def _is_paper_field(name: str) -> bool:
    return _PAPER_FIELD.match(name) is not None and _PAPER_FIELD.sub("", name) in _PAPER


def _text(value: object) -> str:
    if isinstance(value, list):
        return " ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


_TOPIC_MISSING = FieldProblem(
    "/topic",
    "Das Thema fehlt. Bitte wählen Sie, worum es geht.",
    "The topic is missing. Choose what it is about.",
)
