"""Giving a case to another service: the client is named in the body of a POST, never in an address."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_settings, request_store, session_actor
from graphsvc.answers.passing_on import Recipient, offer_handover, record_substitution
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput, NotAllowed, NotSignedIn
from graphsvc.model.actor import Actor
from graphsvc.model.derived import Client, CounsellingService, HandoverReasonCode
from graphsvc.model.ids import new_id
from graphsvc.model.validation import day_from_text
from graphsvc.model.vocabularies import terms
from graphsvc.web.frame import page
from graphsvc.web.words import Option, Pair, options

bp = Blueprint("passing_on", __name__)
FIELDS = ("client", "key", "service", "reason", "client_agreed_on", "starts_on", "ends_on")


@dataclass(frozen=True, slots=True)
class PassingForm:
    """What stands in the fields by name, and the problems at them."""

    values: Mapping[str, str]
    problems: Mapping[str, Pair] = field(default_factory=dict)

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """The problems as the summary of errors takes them."""
        return [(name, *words) for name, words in self.problems.items()]


@bp.post("/faelle/weitergeben")
def form() -> ResponseReturnValue:
    """The forms for one client; forward to the inbox, which shows handovers and substitutions, after one was sent."""
    actor = _sender()
    typed = {name: request.form.get(name, "").strip() for name in FIELDS}
    if "hand_over" not in request.form and "stand_in" not in request.form:
        return _page(actor, PassingForm({**typed, "key": new_id(Client)}))
    to = Recipient(typed["client"], typed["service"], request_settings().demo)
    try:
        if "hand_over" in request.form:
            why = _reason(typed["reason"]), day_from_text(typed["client_agreed_on"], "/client_agreed_on")
            offer_handover(request_store(), actor, typed["key"], to, why)
        else:
            days = day_from_text(typed["starts_on"], "/starts_on"), day_from_text(typed["ends_on"], "/ends_on")
            record_substitution(request_store(), actor, typed["key"], to, days)
    except InvalidInput as error:
        problems = {problem.pointer.strip("/"): (problem.de, problem.en) for problem in error.problems}
        if "stand_in" in request.form and "service" in problems:
            # Both forms ask for a service; the second one's field is called otherwise on the page.
            problems["substitute"] = problems.pop("service")
        return _page(actor, PassingForm(typed, problems)), error.status
    return redirect(url_for("web.referrals.received", _anchor="uebergaben"), 303)


def _page(actor: Actor, form: PassingForm) -> str:
    store = request_store()
    services = store.page(None, CounsellingService, limit=200).records
    first: Option = ("", "bitte wählen", "choose")
    others = [(each.id, each.short_name or each.name, "") for each in services if each.id != actor.service]
    return page(
        "passing_on.html",
        "cases",
        form=form,
        client=store.get(actor, Client, form.values["client"]),
        services=[first, *sorted(others, key=lambda option: option[1])],
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
