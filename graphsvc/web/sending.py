"""Sending a referral to an offer, and asking for places first; the goal travels in the body of a POST alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_settings, request_store, session_actor
from graphsvc.answers.referrals import CapacityRequest, ReferralRequest, ask_capacity, send_referral
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, ForbiddenMove, InvalidInput, NotAllowed, NotSignedIn
from graphsvc.model.actor import Actor
from graphsvc.model.derived import Referral
from graphsvc.model.ids import new_id
from graphsvc.model.validation import day_from_text
from graphsvc.web.frame import page
from graphsvc.web.typed_form import whole_number
from graphsvc.web.words import Option, Pair, day, free_places, options

bp = Blueprint("sending", __name__)
_LARGEST_GROUP = 1000
FIELDS = ("offer", "goal", "replaces", "intake", "priority", "answer_by", "entitled_on", "places", "key")


@dataclass(frozen=True, slots=True)
class SendForm:
    """What stands in the fields by name, and the problems at them."""

    values: Mapping[str, str]
    problems: Mapping[str, Pair] = field(default_factory=dict)

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """The problems as the summary of errors takes them."""
        return [(name, *words) for name, words in self.problems.items()]


@bp.route("/weiterleitungen/neu", methods=["GET", "POST"])
def form() -> ResponseReturnValue:
    """The form for an offer; sent or asked when its button is pressed, and as typed where a field is wrong."""
    actor = _sender()
    given = {**request.args, **request.form} if request.method == "POST" else {"offer": request.args.get("offer", "")}
    typed = SendForm({name: str(given.get(name, "")).strip() for name in FIELDS})
    if "send" not in request.form and "ask" not in request.form:
        return _page(SendForm({**typed.values, "key": new_id(Referral)}))
    try:
        return _sent(actor, typed.values) if "send" in request.form else _asked(actor, typed.values)
    except InvalidInput as error:
        problems = {problem.pointer.strip("/"): (problem.de, problem.en) for problem in error.problems}
        return _page(SendForm(typed.values, problems)), error.status


def _sent(actor: Actor, values: Mapping[str, str]) -> ResponseReturnValue:
    asked = ReferralRequest(
        offer=values["offer"],
        goal=values["goal"] or None,
        intake=values["intake"] or None,
        replaces=values["replaces"] or None,
        priority="urgent" if values["priority"] == "urgent" else None,
        answer_by=day_from_text(values["answer_by"], "/answer_by") if values["answer_by"] else None,
        entitled_on=day_from_text(values["entitled_on"], "/entitled_on") if values["entitled_on"] else None,
        synthetic=request_settings().demo,
    )
    made = send_referral(request_store(), actor, values["key"], asked, today())
    return redirect(url_for("web.referrals.sent_one", record_id=made), 303)


def _asked(actor: Actor, values: Mapping[str, str]) -> ResponseReturnValue:
    places = whole_number(values["places"])
    if not isinstance(places, int) or not 1 <= places <= _LARGEST_GROUP:
        raise ForbiddenMove([_HOW_MANY])
    asked = CapacityRequest(values["offer"], places, request_settings().demo)
    ask_capacity(request_store(), actor, values["key"], asked, today())
    return redirect(url_for("web.referrals.sent", _anchor="platzanfragen"), 303)


def _page(form: SendForm) -> str:
    facts = request_store().offer_facts(form.values["offer"], today())
    none: Option = ("", "kein bestimmter Termin", "no start in particular")
    starts = [
        (intake.id, f"{day(intake.starts_on)} · {free_places(intake)[0]}", free_places(intake)[1])
        for intake in facts.intakes
    ]
    return page(
        "referral_form.html",
        "referrals",
        form=form,
        facts=facts,
        offer=facts.offer,
        starts=[none, *starts],
        priorities=options("referral_priority", None),
        today=today(),
    )


def _sender() -> Actor:
    actor = session_actor()
    if actor is None:
        raise NotSignedIn
    if actor.service is None:
        message = "Only a counselling service refers. Use an account of one."
        raise NotAllowed(message)
    return actor


_HOW_MANY = FieldProblem(
    "/places",
    "Bitte eine Zahl von 1 bis 1000 eingeben.",
    "Give a number from 1 to 1000.",
)
