"""Paths to a goal for a person: the facts come in the body of a POST from the form of the suggestions."""

from datetime import date

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store
from graphsvc.answers.pathways import paths_to, paths_to_json
from graphsvc.errors import InvalidInput
from graphsvc.matching.pathways.definitions import pathways
from graphsvc.web.frame import page
from graphsvc.web.places import place_options
from graphsvc.web.profile_form import labels, request_of, typed_form, with_problems

bp = Blueprint("pathways", __name__)


@bp.get("/wege")
def form() -> ResponseReturnValue:
    """Forward to the form: paths have no address, since their facts stand in none."""
    return redirect(url_for("web.offers.offers"))


@bp.post("/wege")
def find() -> ResponseReturnValue:
    """The paths below the form; the form with its problems where a fact cannot be read."""
    typed = typed_form({name: " ".join(request.form.getlist(name)) for name in request.form})
    goal = request.form.get("path_goal", "")
    try:
        asked = request_of(typed)
        answer = paths_to_json(paths_to(request_store(), goal, asked.profile, asked.on))
        status, shown = 200, typed
    except InvalidInput as error:
        answer, status, shown = None, error.status, with_problems(typed, error)
    places = place_options(request_store())
    values = {"labels": labels(), "places": places, "goal": goal, "goals": pathways().goals, "day": date.fromisoformat}
    return page("pathways.html", "offers", form=shown, answer=answer, **values), status
