"""The form for a goal: a new one, or other words for one that is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.agreement_commands import Commanded, reworded
from graphsvc.answers.cases import case_answer, desk_of, topic_ids
from graphsvc.casework.case import AgreementOfCase, Case, GoalOfCase
from graphsvc.casework.commands import Desk, add_goal, reword_goal
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput, VersionConflict, WriteKeyReused
from graphsvc.model.changes import Change
from graphsvc.model.derived import Goal, TopicCode
from graphsvc.model.validation import record_from_json, record_to_json
from graphsvc.model.vocabularies import terms
from graphsvc.web.case_page import to_case
from graphsvc.web.frame import page
from graphsvc.web.typed_form import CHANGED_MEANWHILE, REUSED, TypedForm, form_of, labels, new_key, sent_form
from graphsvc.web.versions import BothVersions, InWords, both_versions
from graphsvc.web.words import day

bp = Blueprint("goals", __name__)
_TYPED = ("words", "indicator", "target_on")


@dataclass(frozen=True, slots=True)
class _Goal:
    """Where the goal belongs; `of` is the stored one, None for a new one."""

    case: Case
    item: AgreementOfCase
    of: GoalOfCase | None


@bp.post("/fall/ziel")
def goal() -> ResponseReturnValue:
    """The form for a goal; with `do=save`, the client's page with it.

    Where somebody else has changed the goal meanwhile, both versions stand side by side, and what was typed stays.
    """
    store, actor, form = request_store(), session_actor(), sent_form()
    case = case_answer(store, actor, form.value("client"))
    asked = _found(case, form)
    if form.value("do") != "save":
        return _form(asked, _shown(asked, form))
    desk = desk_of(actor, form.value("key"), today())
    command = Commanded(store, actor, desk, asked.item.agreement.id, form.revision("agreement_revision"))
    try:
        changes = _changes(desk, asked, form)
        if changes:
            reworded(command, case, changes, form.value("why"))
    except VersionConflict as error:
        return _conflict(_found(case_answer(store, actor, case.client.id), form), form), error.status
    except InvalidInput as error:
        return _form(asked, form.with_problems(error)), error.status
    except WriteKeyReused as error:
        return _form(asked, form.with_values(key=new_key()).with_problems(InvalidInput([REUSED]))), error.status
    return to_case(case.client.id)


def _found(case: Case, form: TypedForm) -> _Goal:
    if form.value("goal"):
        item, of = case.goal(form.value("goal"))
        return _Goal(case, item, of)
    return _Goal(case, case.agreement(form.value("agreement")), None)


def _shown(asked: _Goal, form: TypedForm) -> TypedForm:
    stored = form_of(record_to_json(asked.of.goal), *_TYPED, "revision") if asked.of else form
    return stored.with_values(key=new_key(), agreement_revision=asked.item.agreement.revision)


def _changes(desk: Desk, asked: _Goal, form: TypedForm) -> list[Change]:
    """The changes of the write; none for a second sending of what is stored."""
    if asked.of is None:
        given = {"id": desk.id_of(Goal), "holder": desk.holder, "state": "open"}
        content = {**form.given(*_TYPED), **given, "synthetic": asked.item.agreement.synthetic}
        topic = topic_ids(request_store())(_topic(form))
        return add_goal(desk, asked.item, record_from_json(Goal, content), topic)
    typed, stored = _reworded(asked.of.goal, form), asked.of.goal
    sent_before = stored.revision == typed.revision + 1 and _terms(stored) == _terms(typed)
    return [] if sent_before else reword_goal(asked.item, typed)


def _topic(form: TypedForm) -> TopicCode:
    code: Any = form.value("topic")
    if code not in terms("topic"):
        raise InvalidInput([_TOPIC])
    topic: TopicCode = code
    return topic


def _reworded(stored: Goal, form: TypedForm) -> Goal:
    content = {name: value for name, value in record_to_json(stored).items() if name not in _TYPED}
    goal = record_from_json(Goal, {**content, **form.given(*_TYPED)})
    return replace(goal, revision=form.revision())


def _terms(goal: Goal) -> tuple[object, ...]:
    return goal.words, goal.indicator, goal.target_on


def _conflict(asked: _Goal, form: TypedForm) -> str:
    """The form as typed, made from the newest revision now; beside what is stored where the goal itself changed."""
    newest = form.with_values(key=new_key(), agreement_revision=asked.item.agreement.revision)
    if asked.of is None:
        return _form(asked, newest.with_problems(InvalidInput([CHANGED_MEANWHILE])))
    stored, mine = asked.of.goal, _reworded(asked.of.goal, form)
    return _form(
        asked,
        newest.with_values(revision=stored.revision),
        both_versions(_in_words(mine), _in_words(stored)),
    )


def _in_words(goal: Goal) -> list[InWords]:
    names = labels(Goal.label)
    return [
        (*names["words"], (goal.words or "–", "")),
        (*names["indicator"], (goal.indicator or "–", "")),
        (*names["target_on"], (day(goal.target_on), "")),
    ]


def _form(asked: _Goal, form: TypedForm, conflict: Sequence[BothVersions] = ()) -> str:
    return page(
        "goal_form.html",
        "cases",
        case=asked.case,
        item=asked.item,
        of=asked.of,
        form=form,
        labels=labels(Goal.label),
        conflict=conflict,
    )


_TOPIC = FieldProblem("/topic", "Das Thema fehlt. Bitte wählen.", "The topic is missing. Choose one.")
