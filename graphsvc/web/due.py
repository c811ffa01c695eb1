"""The due list: mine, and that of my service."""

from flask import Blueprint, request

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.due import due_answer
from graphsvc.casework.due_list import KINDS
from graphsvc.clock import today
from graphsvc.web.frame import page

bp = Blueprint("due", __name__)


@bp.get("/faellig")
def due() -> str:
    """What is due today, by kind; `alle` shows the whole service instead of one's own clients."""
    whole_service = request.args.get("alle") == "1"
    items = due_answer(request_store(), session_actor(), today(), mine=not whole_service)
    groups = [(kind, [item for item in items if item.kind == kind]) for kind in KINDS]
    return page(
        "due.html",
        "due",
        groups=[(kind, found) for kind, found in groups if found],
        total=len(items),
        whole_service=whole_service,
        today=today(),
    )
