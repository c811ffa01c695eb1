"""What is done on a client's page with one button: move an agreement, settle a goal, tick a step, take out and undo."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.cases import case_answer, desk_of, write_case
from graphsvc.answers.checked_writing import write_checked
from graphsvc.casework.case import Case
from graphsvc.casework.commands import Desk, Result, change_step, move_agreement, settle_goal, take_over
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput, NotFound, VersionConflict, WriteKeyReused
from graphsvc.model.changes import Change, Restore, Retire
from graphsvc.model.derived import AgreementStateCode, Goal, GoalStateCode, ResultReasonCode, StepStateCode
from graphsvc.model.ids import label_of
from graphsvc.model.open_agreements import require_open
from graphsvc.model.vocabularies import terms
from graphsvc.web.case_page import Undo, case_page, to_case
from graphsvc.web.typed_form import CHANGED_MEANWHILE, REUSED, TypedForm, sent_form

bp = Blueprint("case_commands", __name__)
_UNKNOWN_CODE: tuple[str, str, str] = (
    "case",
    "Diese Auswahl gibt es nicht. Bitte wählen Sie noch einmal.",
    "There is no such choice. Choose again.",
)


@dataclass(frozen=True, slots=True)
class _Press:
    """One press of a button: the form, the case it is about, and the desk."""

    form: TypedForm
    case: Case
    desk: Desk

    @property
    def revision(self) -> int:
        """The revision of the record as the page showed it."""
        return self.form.revision()


@bp.post("/fall/tun")
def act() -> ResponseReturnValue:
    """The client's page after the command; before it, with the problem, where it could not be carried out."""
    store, actor, form = request_store(), session_actor(), sent_form()
    client = form.value("client")
    case = case_answer(store, actor, client)
    press = _Press(form, case, desk_of(actor, form.value("key"), today()))
    command = _COMMANDS.get(form.value("do"))
    try:
        changes = command(press) if command else []
        if changes:
            write_case(store, actor, press.desk, case, changes)
    except VersionConflict as error:
        return case_page(client, problems=[_problem(CHANGED_MEANWHILE)], typed=_result(form)), error.status
    except WriteKeyReused as error:
        return case_page(client, problems=[_problem(REUSED)], typed=_result(form)), error.status
    except InvalidInput as error:
        typed = _result(form.with_problems(error))
        problems = [_problem(item, form.value("record") if typed else "") for item in error.problems]
        return case_page(client, problems=problems, typed=typed), error.status
    except NotFound:
        # Loaded again after it was taken out: it is out, and can still be put back.
        return case_page(client, undo=_undo(press))
    except KeyError:
        return case_page(client, problems=[_UNKNOWN_CODE]), InvalidInput.status
    undo = _undo(press)
    return case_page(client, undo=undo) if undo else to_case(client)


@bp.post("/fall/zurueck")
def put_back() -> ResponseReturnValue:
    """The client's page with the record back that was taken out."""
    store, actor, form = request_store(), session_actor(), sent_form()
    desk = desk_of(actor, form.value("key"), today())
    changes = [Restore(form.value("record"), form.revision())]
    try:
        write_checked(store, actor, desk.key, changes)
    except VersionConflict as error:
        return case_page(form.value("client"), problems=[_problem(CHANGED_MEANWHILE)]), error.status
    return to_case(form.value("client"))


def _move(press: _Press) -> Sequence[Change]:
    item = press.case.agreement(press.form.value("record"))
    state: AgreementStateCode = _code("agreement_state", press.form.value("state"))
    if item.agreement.state == state:
        return []
    read = replace(item, agreement=replace(item.agreement, revision=press.revision))
    return move_agreement(press.desk, read, state)


def _settle(press: _Press) -> Sequence[Change]:
    item, goal = press.case.goal(press.form.value("record"))
    state: GoalStateCode = _code("goal_state", press.form.value("state"))
    reason: ResultReasonCode | None = _code("result_reason", press.form.value("reason") or None)
    said = state in {"dropped", "not_reached"}
    result = Result(state, reason if said else None, (press.form.value("words") or None) if said else None)
    return settle_goal(press.desk, item, replace(goal.goal, revision=press.revision), result)


def _tick(press: _Press) -> Sequence[Change]:
    item, _, step = press.case.step(press.form.value("record"))
    state: StepStateCode = _code("step_state", press.form.value("state"))
    if step.step.state == state:
        return []
    return change_step(press.desk, item, replace(step.step, revision=press.revision), state)


def _take_out(press: _Press) -> Sequence[Change]:
    """A goal or a step retired; of an agreement that has ended, nothing is taken out any more."""
    record_id = press.form.value("record")
    item = press.case.goal(record_id)[0] if label_of(record_id) == Goal.label else press.case.step(record_id)[0]
    require_open(item.agreement)
    return [Retire(record_id, press.revision)]


def _take_over(press: _Press) -> Sequence[Change]:
    return take_over(press.desk, replace(press.case.client, revision=press.revision))


_COMMANDS: Mapping[str, Callable[[_Press], Sequence[Change]]] = MappingProxyType(
    {"move": _move, "settle": _settle, "tick": _tick, "take_out": _take_out, "take_over": _take_over}
)


def _result(form: TypedForm) -> TypedForm | None:
    """The form where it is that of a result, which is the only one of the page that is typed."""
    return form if form.value("do") == "settle" else None


def _problem(problem: FieldProblem, record_id: str = "") -> tuple[str, str, str]:
    """The problem with the id of its field, which is made of the field's name and the record."""
    name = problem.pointer.strip("/")
    return f"{name}-{record_id}" if name and record_id else "case", problem.de, problem.en


def _undo(press: _Press) -> Undo | None:
    if press.form.value("do") != "take_out":
        return None
    record_id = press.form.value("record")
    goal, step = ("Ziel herausgenommen", "Goal taken out"), ("Schritt herausgenommen", "Step taken out")
    return Undo(record_id, press.revision + 1, goal if label_of(record_id) == Goal.label else step)


def _code(vocabulary: str, code: str | None) -> Any:  # noqa: ANN401  a code of that vocabulary
    """The code; raises `KeyError` for one that the vocabulary does not have."""
    if code is not None:
        terms(vocabulary)[code]
    return code
