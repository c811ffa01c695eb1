"""What the figures of the network open to: their ties, and each tie's monthly counts by kind."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.network import network_answer, shown_ties, tie_answer
from graphsvc.clock import today
from graphsvc.web.frame import page
from graphsvc.web.periods import TIES, period_form, presets

bp = Blueprint("network_ties", __name__)
_ON_A_PAGE = 200


@bp.get("/netzwerk/verbindungen")
def tie_list() -> ResponseReturnValue:
    """The ties of a period, or of one block of its densities, strongest first."""
    actor, period = session_actor(), period_form(request.args, today()).period()
    kinds = request.args.get("zeile", ""), request.args.get("spalte", "")
    answer = network_answer(request_store(), actor, period.tie, period.window, period.rule)
    ties = shown_ties(answer, kinds)
    number = max(1, request.args.get("seite", 1, type=int))
    shown = ties[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE]
    return page(
        "network_ties.html",
        "network",
        period=period,
        tie=TIES[period.tie],
        kinds=kinds,
        ties=shown,
        count=len(ties),
        number=number,
        pages=-(-len(ties) // _ON_A_PAGE),
        first=(number - 1) * _ON_A_PAGE + 1,
    )


@bp.get("/netzwerk/verbindung")
def one_tie() -> ResponseReturnValue:
    """How often two units met in each month of a period, kind by kind."""
    actor, period = session_actor(), period_form(request.args, today()).period()
    pair = request.args.get("eine", ""), request.args.get("andere", "")
    history = tie_answer(request_store(), actor, pair, period.window)
    return page(
        "network_tie.html",
        "network",
        period=period,
        presets=presets(today()),
        history=history,
        kinds=TIES,
        months=[month for month, _ in history.counts[0].months],
    )
