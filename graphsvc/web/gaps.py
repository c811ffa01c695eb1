"""Where the network has gaps, as one page for the meeting, for members who are signed in."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.gaps import gap_answer
from graphsvc.clock import today
from graphsvc.errors import InvalidInput
from graphsvc.web.frame import page
from graphsvc.web.periods import period_form, presets

bp = Blueprint("gaps", __name__)


@bp.get("/netzwerk/luecken")
def gaps() -> ResponseReturnValue:
    """The gaps of one period: needs without an offer, ties that do not work, and what else the meeting asks about."""
    actor, form, every = session_actor(), period_form(request.args, today()), presets(today())
    try:
        period = form.period()
    except InvalidInput as error:
        problems = [(item.pointer, item.de, item.en) for item in error.problems]
        return page("gaps.html", "network", form=form, presets=every, problems=problems), error.status
    found = gap_answer(request_store(), actor, period.window, today()).to_json()
    return page("gaps.html", "network", form=form, presets=every, problems=[], period=period, gaps=found)
