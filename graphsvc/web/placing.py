"""Places for many who wait: the proposal, and accepting it line by line. What is asked travels in POST bodies."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import get_args

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.placing import Line, PlacingRequest, accept_line, proposal
from graphsvc.answers.placing_json import proposal_to_json
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput, NoPlaceLeft, NotSignedIn
from graphsvc.matching.placing.terms import REST
from graphsvc.matching.placing.waiting_list import NOT_SAID, GroupName, Wanted
from graphsvc.model.actor import reading_scope
from graphsvc.model.derived import CounsellingService, Goal, TopicCode
from graphsvc.model.validation import day_from_text, window_of
from graphsvc.web.frame import page
from graphsvc.web.places import every_place
from graphsvc.web.words import Option, Pair, term

bp = Blueprint("placing", __name__)
_DAYS_AHEAD = 120
_FIELDS = ("topic", "area", "from", "to", "group_by", "with_open")
GROUPS: tuple[Option, ...] = (
    ("place", "Wohnort", "place of residence"),
    ("german_level", "Deutschniveau", "level of German"),
    ("gender", "Geschlecht", "gender"),
    ("childcare_needed", "Kinderbetreuung nötig", "childcare needed"),
    ("service", "Beratungsdienst", "counselling service"),
)
_LABELS: Mapping[str, Pair] = {
    "topic": ("Thema", "Topic"),
    "area": ("Gebiet", "Area"),
    "from": ("Start ab", "Starts from"),
    "to": ("Start vor", "Starts before"),
    "goals": ("Zeile", "Line"),
    "intake": ("Zeile", "Line"),
}


@dataclass(frozen=True, slots=True)
class PlacingForm:
    """What stands in the form, and what is wrong with it."""

    values: Mapping[str, str]
    problems: Mapping[str, Pair] = field(default_factory=dict)

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """Each problem with the id and the label of its field."""
        return [
            (name, f"{_LABELS[name][0]}: {de}", f"{_LABELS[name][1]}: {en}") for name, (de, en) in self.problems.items()
        ]


@bp.get("/platzvergabe")
def form() -> str:
    """The form: for which topic, area and starts places are proposed."""
    reading_scope(session_actor(), Goal)
    day = today()
    return _page(
        PlacingForm(
            {
                "topic": "german_course",
                "area": "",
                "from": day.isoformat(),
                "to": (day + timedelta(_DAYS_AHEAD)).isoformat(),
                "group_by": GROUPS[0][0],
            }
        )
    )


@bp.post("/platzvergabe")
def propose() -> ResponseReturnValue:
    """The proposal below the form; the form with its problems where a field cannot be read."""
    reading_scope(session_actor(), Goal)
    return _proposed(_typed())


@bp.post("/platzvergabe/annehmen")
def accept() -> ResponseReturnValue:
    """The proposal anew after one line of it was accepted; it says so where the line did not hold any more."""
    actor = session_actor()
    if actor is None:
        raise NotSignedIn
    typed = _typed()
    line = Line(tuple(request.form.get("goals", "").split()), request.form.get("intake", ""))
    try:
        accept_line(request_store(), actor, request.form.get("key", ""), _request(typed), line)
    except InvalidInput as error:
        return _proposed(_with_problems(typed, error.problems), error.status)
    except NoPlaceLeft as error:
        return _proposed(PlacingForm(typed.values, {"intake": _FULL}), error.status)
    return _proposed(typed, accepted=len(line.goals))


def _proposed(typed: PlacingForm, status: int = 200, accepted: int = 0) -> ResponseReturnValue:
    try:
        answer = proposal_to_json(proposal(request_store(), session_actor(), _request(typed)))
    except InvalidInput as error:
        return _page(_with_problems(typed, error.problems)), error.status
    for group in answer["figures"]["groups"]:
        group["words"] = _group_words(group["group"], answer["terms"]["group_by"])
    return _page(
        typed, answer=answer, accepted=accepted, day=date.fromisoformat, new_key=lambda: uuid.uuid4().hex
    ), status


def _page(form: PlacingForm, **values: object) -> str:
    return page(
        "placing.html",
        "placing",
        form=form,
        labels=_LABELS,
        places=every_place(request_store()),
        groups=GROUPS,
        **values,
    )


def _typed() -> PlacingForm:
    return PlacingForm({name: request.form.get(name, "").strip() for name in _FIELDS})


def _request(form: PlacingForm) -> PlacingRequest:
    topic: TopicCode | None = next((code for code in get_args(TopicCode) if code == form.values["topic"]), None)
    if topic is None:
        raise InvalidInput([_TOPIC_MISSING])
    start, end = day_from_text(form.values["from"], "/from"), day_from_text(form.values["to"], "/to")
    group_by: GroupName = next((code for code in get_args(GroupName) if code == form.values["group_by"]), "place")
    wanted = Wanted(today(), with_open=form.values["with_open"] == "yes", group_by=group_by)
    return PlacingRequest(topic, form.values["area"], window_of(start, end), wanted)


def _with_problems(form: PlacingForm, problems: tuple[FieldProblem, ...]) -> PlacingForm:
    return PlacingForm(form.values, {each.pointer.strip("/"): (each.de, each.en) for each in problems})


def _group_words(group: str, group_by: str) -> Pair:
    if group == REST:
        return "alle kleinen Gruppen", "all small groups"
    if group == NOT_SAID:
        return "nicht bekannt", "not known"
    if group_by in {"german_level", "gender"}:
        return term("cefr_level" if group_by == "german_level" else "gender", group)
    if group_by == "childcare_needed":
        return ("ja", "yes") if group == "yes" else ("nein", "no")
    if group_by == "service":
        return request_store().get(None, CounsellingService, group).name, ""
    return {code: (name, "") for code, name, _ in every_place(request_store())}.get(group, (group, ""))


_FULL: Pair = (
    "Hier ist inzwischen kein Platz mehr frei. Der Vorschlag ist neu berechnet.",
    "No place is left here by now. The proposal is made anew.",
)
_TOPIC_MISSING = FieldProblem("/topic", "Das Thema fehlt. Bitte wählen Sie eines.", "The topic is missing. Choose one.")
