"""Giving cases to another service: the clients are named in the body of a POST, never in an address."""

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
            why = _reason(typed.value("reason")), day_from_text(typed.value("client_agreed_on"), "/client_agreed_on")
            offer_handover(request_store(), actor, typed.value("key"), to, why)
        else:
            days = [day_from_text(typed.value(name), f"/{name}") for name in ("starts_on", "ends_on")]
            record_substitution(request_store(), actor, typed.value("key"), to, (days[0], days[1]))
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
        services=body_choice(store, form, kinds=(CounsellingService,), without=actor.service),
        reasons=options("handover_reason", None),
        today=today(),
    )


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


_NOBODY = FieldProblem(
    "/clients",
    "Bitte mindestens eine Person ankreuzen.",
    "Tick at least one person.",
)
