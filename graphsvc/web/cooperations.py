"""What changed with a cooperation agreement: one page for the meeting, for members who are signed in."""

from datetime import timedelta

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.cooperations import cooperation_change, cooperations
from graphsvc.clock import today
from graphsvc.errors import InvalidInput
from graphsvc.model.facts import TieKind
from graphsvc.web.frame import page
from graphsvc.web.periods import TIES, Period, days_of

bp = Blueprint("cooperations", __name__)
_ONE_DAY = timedelta(days=1)


@bp.get("/netzwerk/vereinbarung")
def cooperation() -> ResponseReturnValue:
    """The agreement that is asked for, else the latest, with as many whole quarters before it as after it."""
    store, actor = request_store(), session_actor()
    every = cooperations(store, actor)
    asked = request.args.get("id") or (every[0].id if every else "")
    tie = next((kind for kind in TieKind if kind == request.args.get("art")), TieKind.REFERRAL)
    shared = {
        "options": [(item.id, f"{item.name} ({item.valid_from:%d.%m.%Y})", "") for item in every],
        "ties": [(kind.value, *pair) for kind, pair in TIES.items()],
        "asked": asked,
        "tie": tie.value,
    }
    if not asked:
        return page("cooperation.html", "network", **shared, problems=[])
    try:
        found = cooperation_change(store, actor, asked, today(), tie)
    except InvalidInput as error:
        problems = [("id", item.de, item.en) for item in error.problems]
        return page("cooperation.html", "network", **shared, problems=problems), error.status
    after = found.change.after.window
    content = found.to_json()
    return page(
        "cooperation.html",
        "network",
        **shared,
        problems=[],
        found=content,
        change=content["change"],
        before_days=days_of(found.change.before.window),
        period=Period(tie, after.start, after.end - _ONE_DAY),
    )
