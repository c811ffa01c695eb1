"""The network in figures, as a map and as a table, for members who are signed in."""

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.network import (
    NetworkAnswer,
    attendance_answer,
    change_between,
    network_answer,
    shown_ties,
    with_cases,
)
from graphsvc.answers.network_map import map_elements, map_positions
from graphsvc.clock import today
from graphsvc.errors import InvalidInput, NotAllowed
from graphsvc.model.actor import Actor
from graphsvc.model.facts import TieKind, Window
from graphsvc.network.figures import Figure
from graphsvc.network.strength import STRENGTHS
from graphsvc.network.triads import NAMES
from graphsvc.network.window_change import WindowChange, window_before
from graphsvc.web.frame import page
from graphsvc.web.periods import TIES, Period, days_of, period_form, presets
from visualisations.network_svg import network_legend, network_svg

bp = Blueprint("network", __name__)
# How many ties the page lists itself.
_LISTED = 100
# How many ties its map draws.
_DRAWN = 600
# Up to so many referrals the cases behind them are read for every view; more take seconds, and are asked for.
_CASES_AT_ONCE = 5_000
# The upper ends of the steps in which the table of blocks is shaded.
_SHADES = (0.0, 0.05, 0.1, 0.2, 0.4)


@bp.get("/netzwerk")
def network() -> ResponseReturnValue:
    """The figures, what changed, the map and the table of one kind of tie in one period."""
    actor, form, every = session_actor(), period_form(request.args, today()), presets(today())
    try:
        period = form.period()
    except InvalidInput as error:
        problems = [(item.pointer, item.de, item.en) for item in error.problems]
        return page("network.html", "network", form=form, presets=every, problems=problems), error.status
    answer = network_answer(request_store(), actor, period.tie, period.window, period.rule)
    drawing, legend = _map(answer, actor, period)
    before = window_before(period.window)
    change = _change(answer, actor, period, before)
    return page(
        "network.html",
        "network",
        form=form,
        presets=every,
        problems=[],
        period=period,
        tie=TIES[period.tie],
        report=answer.report,
        shown=answer.figures_json(),
        change=change.to_json(),
        attendance=_attendance(actor, period),
        before_days=days_of(before),
        ties=shown_ties(answer, most=_LISTED),
        drawn=_DRAWN,
        tie_count=len(answer.report.network.ties),
        shade=_shade,
        triad_names=NAMES,
        drawing=drawing,
        legend=legend,
    )


@bp.get("/netzwerk/karte")
def movable_map() -> ResponseReturnValue:
    """The same map as a page of its own that can be moved and enlarged, under a policy of its own."""
    # pyvis takes a fifth of a second to import, so only this page pays for it.
    from visualisations.pyvis_map import content_security_policy, pyvis_html  # noqa: PLC0415

    actor, period = session_actor(), period_form(request.args, today()).period()
    answer = network_answer(request_store(), actor, period.tie, period.window, period.rule)
    nodes, edges = map_elements(answer, map_positions(request_store(), actor, today()))
    html = pyvis_html(nodes, edges, _title(period))
    return Response(html, headers={"Content-Security-Policy": content_security_policy(html)})


def _map(answer: NetworkAnswer, actor: Actor | None, period: Period) -> tuple[Markup, Markup]:
    # Too many lines are one dark patch, and nobody waits for them: the strongest tell most.
    nodes, edges = map_elements(answer, map_positions(request_store(), actor, today()), most=_DRAWN)
    counts = f"{len(nodes)} Stellen, {len(edges)} Verbindungen / {len(nodes)} units, {len(edges)} ties"
    widths = [(step.code, f"{step.text_de} · {step.text_en}") for step in STRENGTHS]
    # Both functions escape every name themselves.
    drawing = Markup(network_svg(nodes, edges, _title(period), counts))  # noqa: S704
    return drawing, Markup(network_legend(nodes, widths))  # noqa: S704


def _change(answer: NetworkAnswer, actor: Actor | None, period: Period, before: Window) -> WindowChange:
    """The change from the window before, with its test by cases where they are few or asked for."""
    store = request_store()
    change = change_between(store, actor, network_answer(store, actor, period.tie, before, period.rule), answer)
    few = all(report.events.at_most <= _CASES_AT_ONCE for report in (change.before, change.after))
    return with_cases(store, actor, change) if few or request.args.get("faelle") else change


def _attendance(actor: Actor | None, period: Period) -> dict[str, object] | None:
    """Who takes part in meetings, beside the ties that come of them and for those who may read meetings."""
    if period.tie is not TieKind.MEETING:
        return None
    try:
        return attendance_answer(request_store(), actor, period.window).figures_json()
    except NotAllowed:
        return None


def _title(period: Period) -> str:
    return f"Netzwerk: {TIES[period.tie][0]}, {period.days}"


def _shade(figure: Figure) -> int:
    """The step of shading, 0 to 5; an undefined density has none."""
    return sum((figure.value or 0.0) > upper for upper in _SHADES)
