"""The start page with its three doors."""

from flask import Blueprint

from graphsvc.web.frame import page

bp = Blueprint("start", __name__)


@bp.get("/")
def start() -> str:
    """What the product answers, for each of its three readers."""
    return page("start.html", "start")
