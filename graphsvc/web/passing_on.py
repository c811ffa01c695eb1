"""Giving cases to another service: the clients are named in the body of a POST, never in an address."""

from datetime import date

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_settings, request_store, session_actor
from graphsvc.answers.passing_on import Recipient, offer_handover, record_substitution
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput, NotAllowed, NotSignedIn
from graphsvc.model.actor import Actor
from graphsvc.model.derived import Client, CounsellingService, HandoverReasonCode
from graphsvc.model.validation import day_from_text
from graphsvc.model.vocabularies import terms
from graphsvc.web.bodies import asks_for_bodies, body_choice
from graphsvc.web.cases import clients_page
from graphsvc.web.frame import page
from graphsvc.web.typed_form import TypedForm, new_key, sent_form
from graphsvc.web.words import options

bp = Blueprint("passing_on", __name__)


@bp.post("/faelle/weitergeben")
def form() -> ResponseReturnValue:
    """The forms for one client, or the handover of several; forward to the inbox, which shows it, after one was sent.

    Without a client, the list of clients with what to do.
    """
    actor, typed = _sender(), sent_form()
    clients = typed.chosen("client")
    if not clients:
        return clients_page(actor, typed.with_problems(InvalidInput([_NOBODY]))), InvalidInput.status
    if asks_for_bodies(typed) or not (typed.value("hand_over") or typed.value("stand_in")):
        return _page(actor, typed.with_values(key=typed.value("key") or new_key()))
    to = Recipient(clients[0], typed.value("service"), request_settings().demo, tuple(clients[1:]))
    try:
        if typed.value("hand_over"):
            (agreed_on,) = _days(typed, "client_agreed_on")
            why = _reason(typed.value("reason")), agreed_on
            offer_handover(request_store(), actor, typed.value("key"), to, why)
        else:
            first, last = _days(typed, "starts_on", "ends_on")
            record_substitution(request_store(), actor, typed.value("key"), to, (first, last))
    except InvalidInput as error:
        return _page(actor, _with_problems(typed, error)), error.status
    return redirect(url_for("web.referrals.received", _anchor="uebergaben"), 303)


def _with_problems(typed: TypedForm, error: InvalidInput) -> TypedForm:
    """The form with its problems; both forms ask for a service, and the second one's field has another id."""
    if not typed.value("stand_in"):
        return typed.with_problems(error)
    moved = [
        FieldProblem("/substitute", problem.de, problem.en) if problem.pointer == "/service" else problem
        for problem in error.problems
    ]
    return typed.with_problems(InvalidInput(moved))


def _page(actor: Actor, form: TypedForm) -> str:
    store = request_store()
    return page(
        "passing_on.html",
        "cases",
        form=form,
        clients=[store.get(actor, Client, client) for client in form.chosen("client")],
        services=body_choice(store, form, (), (CounsellingService,), actor.service, ("", "bitte wählen", "choose")),
        reasons=options("handover_reason", None),
        today=today(),
    )


def _days(typed: TypedForm, *names: str) -> list[date]:
    """The days of these fields; names everything that is wrong at once, a service that is not chosen too."""
    days: list[date] = []
    problems = [] if typed.value("service") else [_NO_SERVICE]
    for name in names:
        try:
            days.append(day_from_text(typed.value(name), f"/{name}"))
        except InvalidInput as error:
            problems += error.problems
    if problems:
        raise InvalidInput(problems)
    return days


def _reason(text: str) -> HandoverReasonCode:
    found: dict[str, HandoverReasonCode] = {code: code for code in terms("handover_reason")}  # type: ignore[misc]
    if text not in found:
        raise InvalidInput([FieldProblem("/reason", "Bitte einen Anlass wählen.", "Choose a reason.")])
    return found[text]


def _sender() -> Actor:
    actor = session_actor()
    if actor is None:
        raise NotSignedIn
    if actor.service is None:
        message = "Only the counselling service that holds a case gives it on. Use an account of it."
        raise NotAllowed(message)
    return actor


_NO_SERVICE = FieldProblem("/service", "Bitte einen Beratungsdienst wählen.", "Choose a counselling service.")
_NOBODY = FieldProblem(
    "/clients",
    "Bitte mindestens eine Person ankreuzen.",
    "Tick at least one person.",
)
