"""The joint review with its one-page status to print, and the balance at the end."""

from dataclasses import replace
from typing import Any

from flask import Blueprint
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.agreement_commands import Commanded, closed, held
from graphsvc.answers.cases import case_answer, desk_of, promises, topic_ids
from graphsvc.casework.balance import Balance, HurdleNoted
from graphsvc.casework.case import AgreementOfCase, Case
from graphsvc.casework.commands import Desk, Result
from graphsvc.casework.review_rhythm import next_review_on
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput, VersionConflict, WriteKeyReused
from graphsvc.model.derived import Review
from graphsvc.model.validation import day_from_text, record_from_json, record_to_json
from graphsvc.model.vocabularies import terms
from graphsvc.web.bodies import asks_for_bodies, body_choice
from graphsvc.web.case_page import to_case
from graphsvc.web.frame import page
from graphsvc.web.typed_form import CHANGED_MEANWHILE, REUSED, TypedForm, labels, new_key, sent_form

bp = Blueprint("reviews", __name__)
HURDLE_ROWS = 3


@bp.post("/fall/ueberpruefung")
def review() -> ResponseReturnValue:
    """The status of an agreement on one page and the form for its review; with `do=save`, the client's page."""
    store, actor, form = request_store(), session_actor(), sent_form()
    case = case_answer(store, actor, form.value("client"))
    item = case.agreement(form.value("agreement"))
    if form.value("do") != "save":
        return _review(case, item, form.with_values(held_on=today(), key=new_key()))
    desk = desk_of(actor, form.value("key"), today())
    try:
        held(Commanded(store, actor, desk, item.agreement.id, item.agreement.revision), _held(desk, item, form))
    except InvalidInput as error:
        return _review(case, item, form.with_problems(error)), error.status
    except (VersionConflict, WriteKeyReused) as error:
        return _review(case, item, _again(form, error)), error.status
    return to_case(case.client.id)


@bp.post("/fall/bilanz")
def balance() -> ResponseReturnValue:
    """The form for the balance; with `do=save`, the client's page with the agreement ended."""
    store, actor, form = request_store(), session_actor(), sent_form()
    case = case_answer(store, actor, form.value("client"))
    item = case.agreement(form.value("agreement"))
    if form.value("do") != "save":
        shown = form.with_values(closed_on=today(), state="completed", key=new_key(), revision=item.agreement.revision)
        return _balance(case, item, shown)
    if asks_for_bodies(form):
        return _balance(case, item, form)
    desk = desk_of(actor, form.value("key"), today())
    command = Commanded(store, actor, desk, item.agreement.id, form.revision())
    try:
        closed(command, _said(item, form))
    except InvalidInput as error:
        return _balance(case, item, form.with_problems(error)), error.status
    except (VersionConflict, WriteKeyReused) as error:
        newest = case_answer(store, actor, case.client.id).agreement(item.agreement.id)
        again = _again(form, error).with_values(revision=newest.agreement.revision)
        return _balance(case, newest, again), error.status
    return to_case(case.client.id)


def _review(case: Case, item: AgreementOfCase, form: TypedForm) -> str:
    on = today()
    return page(
        "review_form.html",
        "cases",
        case=case,
        item=item,
        form=form,
        labels=labels(Review.label),
        cautions=promises(request_store(), case, on),
        due=next((each for each in item.reviews if each.held_on is None), None),
        next_on=next_review_on(item.agreement, item.reviews),
        today=on,
    )


def _held(desk: Desk, item: AgreementOfCase, form: TypedForm) -> Review:
    """The review that was due first, or a new one, with what was said."""
    said: dict[str, Any] = form.given("held_on", "found", "changed", "agreed_next")
    if "held_on" not in said:
        raise InvalidInput([_HELD_ON])
    known = next((each for each in item.reviews if each.id == form.value("review")), None)
    if known is None:
        synthetic = item.agreement.synthetic
        given = {"id": desk.id_of(Review), "holder": desk.holder, "due_on": said["held_on"], "synthetic": synthetic}
        return record_from_json(Review, {**given, **said})
    return record_from_json(Review, {**record_to_json(known), **said})


def _again(form: TypedForm, error: Exception) -> TypedForm:
    problem = REUSED if isinstance(error, WriteKeyReused) else CHANGED_MEANWHILE
    return form.with_values(key=new_key()).with_problems(InvalidInput([problem]))


def _balance(case: Case, item: AgreementOfCase, form: TypedForm) -> str:
    return page(
        "balance_form.html",
        "cases",
        case=case,
        item=item,
        form=form,
        bodies=body_choice(request_store(), form),
        hurdle_rows=range(HURDLE_ROWS),
    )


def _said(item: AgreementOfCase, form: TypedForm) -> Balance:
    """The balance typed; codes that a list does not have are named as fields."""
    problems: list[FieldProblem] = []

    def code(vocabulary: str, name: str) -> Any:  # noqa: ANN401  a code of that vocabulary
        text = form.value(name)
        if text and text not in terms(vocabulary):
            problems.append(FieldProblem(f"/{name}", "Bitte wählen.", "Choose one."))
        return text or None

    results = {
        goal.goal.id: Result(
            state,
            code("result_reason", f"results_{goal.goal.id}_reason") if state in {"dropped", "not_reached"} else None,
        )
        for goal in item.goals
        if (state := code("goal_state", f"results_{goal.goal.id}")) is not None
    }
    topic = topic_ids(request_store())
    hurdles = [
        HurdleNoted(
            kind,
            topic(about) if (about := code("topic", f"hurdles_{row}_topic")) else None,
            form.value(f"hurdles_{row}_body") or None,
            form.value(f"hurdles_{row}_words") or None,
        )
        for row in range(HURDLE_ROWS)
        if (kind := code("hurdle_kind", f"hurdles_{row}_kind")) is not None
    ]
    state, reason = code("agreement_state", "state"), code("closing_reason", "closing_reason")
    if problems:
        raise InvalidInput(problems)
    closed_on = day_from_text(form.value("closed_on"), "/closed_on") if form.value("closed_on") else None
    text = replace(Balance(state, reason), closed_on=closed_on, hurdles=hurdles, results=results)
    return replace(text, successes=form.value("successes") or None, closing_words=form.value("closing_words") or None)


_HELD_ON = FieldProblem("/held_on", "Der Tag des Gesprächs fehlt.", "The day of the conversation is missing.")
