"""The survey among the units of the network: the summary of a round, and a form to hand in one rating."""

from datetime import timedelta

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.surveys import Entry, hand_in, survey
from graphsvc.clock import today
from graphsvc.errors import InvalidInput
from graphsvc.model.facts import Window
from graphsvc.network.levels import RULES, Rule
from graphsvc.web.frame import page
from graphsvc.web.periods import period_form, presets

bp = Blueprint("surveys", __name__)
_WRITERS = {"coordinator", "operator"}
_FIELDS = ("rater", "rated", "kind", "level", "survey_round")


@bp.get("/netzwerk/umfrage")
def summary() -> ResponseReturnValue:
    """The summary of a round, the latest where none is asked for, over the members and referrals of a period."""
    return _page({}, [])


@bp.post("/netzwerk/umfrage")
def rate() -> ResponseReturnValue:
    """Forward to the round with the rating in it; the form as typed where a field cannot be read."""
    form = {name: request.form.get(name, "") for name in _FIELDS}
    try:
        entry = Entry(form["rater"], form["rated"], form["kind"], form["level"], "rater")
        hand_in(request_store(), session_actor(), form["survey_round"], today(), [entry])
    except InvalidInput as error:
        problems = [(item.pointer.strip("/") or "rater", item.de, item.en) for item in error.problems]
        return _page(form, problems), error.status
    return redirect(url_for("web.surveys.summary", umfrage=form["survey_round"].strip()), 303)


def _page(form: dict[str, str], problems: list[tuple[str, str, str]]) -> str:
    store, actor = request_store(), session_actor()
    rounds = store.survey_rounds(actor)
    asked = request.args.get("umfrage") or (rounds[0] if rounds else "")
    rule: Rule = next((name for name in RULES if name == request.args.get("regel")), "min")
    period = period_form(request.args, today())
    try:
        window = period.period().window
    except InvalidInput as error:
        problems = [*problems, *((item.pointer, item.de, item.en) for item in error.problems)]
        window = period_form({}, today()).period().window
    now = today()
    members = sorted(store.roster(Window(now, now + timedelta(days=1))), key=lambda unit: unit.name)
    return page(
        "survey.html",
        "network",
        problems=problems,
        rounds=rounds,
        asked=asked,
        rule=rule,
        form=form,
        period=period,
        presets=presets(now),
        found=survey(store, actor, asked, window, rule).to_json() if asked else None,
        members=[("", "bitte wählen", "choose"), *((unit.id, unit.name, "") for unit in members)],
        may_rate=actor is not None and actor.role in _WRITERS,
    )
