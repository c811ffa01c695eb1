"""How densely the organisations work together, and what changed."""

from datetime import date
from typing import Any, Literal

from flask import Response
from pydantic import BaseModel, Field

from graphsvc.access.requests import bearer_actor, request_store
from graphsvc.answers.network import attendance_answer, change_answer, network_answer, shown_ties, tie_answer
from graphsvc.api.attendance_models import MeetingAttendance
from graphsvc.api.document import API, TOKEN, answers, api_blueprint, refusals
from graphsvc.api.network_models import Density, NetworkChange, TieList, TieMonths
from graphsvc.api.payloads import Day, Parameters, json_answer
from graphsvc.disclosure.quarters import quarters_in, starts_quarter
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.facts import TieKind, Window
from graphsvc.network.alive import AliveRule
from graphsvc.network.window_change import window_before

MEANS = "The figures of the network; counts from 1 to 4 show as a range."
blueprint = api_blueprint("network", "network", MEANS)


class _WindowQuery(Parameters):
    """Which ties of which quarters."""

    start: Day = Field(alias="from", description="The first day of the window, which starts a quarter.")
    end: Day = Field(alias="to", description="The first day outside the window, which starts a quarter.")
    tie: Literal[TieKind.REFERRAL, TieKind.MEETING, TieKind.SHARED_CASE, TieKind.COOPERATION] = Field(
        default=TieKind.REFERRAL, description="The kind of tie; kinds are never mixed."
    )
    at_least: float = Field(
        default=1, gt=0, le=1_000_000, description="A tie is alive when its events weigh at least so much."
    )
    half_life: float | None = Field(
        default=None, gt=0, le=400, description="After so many quarters an event weighs half; without it always 1."
    )

    @property
    def rule(self) -> AliveRule:
        """When a tie counts as alive."""
        return AliveRule(self.at_least, self.half_life)


class TiesQuery(_WindowQuery):
    """Which ties of which quarters, of which block."""

    sender_kind: str = Field(default="", max_length=64, description="Only ties from this kind of organisation.")
    receiver_kind: str = Field(default="", max_length=64, description="Only ties to this kind of organisation.")


class QuartersQuery(Parameters):
    """Which quarters."""

    start: Day = Field(alias="from", description="The first day of the window, which starts a quarter.")
    end: Day = Field(alias="to", description="The first day outside the window, which starts a quarter.")


class TiePath(BaseModel):
    """Two units of the network."""

    one: str = Field(description="Id of a counselling service or an organisation.")
    other: str = Field(description="Id of another one.")


class DensityQuery(_WindowQuery):
    """Which ties of which quarters, and what forms the blocks."""

    by: Literal["kind"] = Field(default="kind", description="What forms the blocks: the kind of organisation.")


class ChangeQuery(_WindowQuery):
    """Which quarters are compared with which."""

    before_start: Day | None = Field(
        default=None,
        alias="before_from",
        description="The first day of the window to compare with; by default the quarters just before `from`.",
    )
    before_end: Day | None = Field(
        default=None, alias="before_to", description="The first day outside the window to compare with."
    )


blueprint.add_models(Density, MeetingAttendance, NetworkChange, TieList, TieMonths)


@blueprint.get(
    f"{API}/network/density",
    security=TOKEN,
    responses={200: answers(Density, "The figures of the window."), **refusals(401)},
)
def read_density(query: DensityQuery) -> Response:
    """The figures of the network in whole quarters, whole and by block, for one kind of tie."""
    window = quarters_window((query.start, "/from"), (query.end, "/to"))
    answer = network_answer(request_store(), bearer_actor(), TieKind(query.tie), window, query.rule)
    content: dict[str, Any] = answer.to_json()
    return json_answer(content)


@blueprint.get(
    f"{API}/network/change",
    security=TOKEN,
    responses={200: answers(NetworkChange, "What differs between the windows."), **refusals(401)},
)
def read_change(query: ChangeQuery) -> Response:
    """Ties kept, new and lost between two windows of as many quarters, and both densities with their interval."""
    after = quarters_window((query.start, "/from"), (query.end, "/to"))
    before = _compared(query, after)
    store, tie = request_store(), TieKind(query.tie)
    change = change_answer(store, bearer_actor(), tie, before=before, after=after, rule=query.rule)
    return json_answer(change.to_json())


@blueprint.get(
    f"{API}/network/ties",
    security=TOKEN,
    responses={200: answers(TieList, "The ties, strongest first."), **refusals(401)},
)
def read_ties(query: TiesQuery) -> Response:
    """The ties behind the figures of a window, or behind one block of its densities."""
    window = quarters_window((query.start, "/from"), (query.end, "/to"))
    answer = network_answer(request_store(), bearer_actor(), TieKind(query.tie), window, query.rule)
    ties = shown_ties(answer, (query.sender_kind, query.receiver_kind))
    return json_answer({"tie": query.tie, "alive": query.rule.to_json(), "ties": [tie.to_json() for tie in ties]})


@blueprint.get(
    f"{API}/network/ties/<one>/<other>",
    security=TOKEN,
    responses={200: answers(TieMonths, "The counts, kind by kind."), **refusals(401, 404)},
)
def read_tie(path: TiePath, query: QuartersQuery) -> Response:
    """What a tie opens to: how often two units met in each month, kind by kind."""
    window = quarters_window((query.start, "/from"), (query.end, "/to"))
    content: dict[str, Any] = tie_answer(request_store(), bearer_actor(), (path.one, path.other), window).to_json()
    return json_answer(content)


@blueprint.get(
    f"{API}/network/attendance",
    security=TOKEN,
    responses={200: answers(MeetingAttendance, "The figures of the window."), **refusals(401, 403)},
)
def read_attendance(query: QuartersQuery) -> Response:
    """Who takes part in meetings in whole quarters: how densely, how often each unit, and what two units share."""
    window = quarters_window((query.start, "/from"), (query.end, "/to"))
    content: dict[str, Any] = attendance_answer(request_store(), bearer_actor(), window).to_json()
    return json_answer(content)


def _compared(query: ChangeQuery, after: Window) -> Window:
    start, end = query.before_start, query.before_end
    if start is None and end is None:
        return window_before(after)
    if start is None or end is None:
        raise InvalidInput([_half_a_window("/before_from" if start is None else "/before_to")])
    before = quarters_window((start, "/before_from"), (end, "/before_to"))
    if quarters_in(before) != quarters_in(after):
        raise InvalidInput([_OTHER_LENGTH])
    return before


def quarters_window(start: tuple[date, str], end: tuple[date, str]) -> Window:
    """The window of two days, each with the place where it stands."""
    problems = [
        FieldProblem(
            place,
            "Zahlen gibt es nur für ganze Quartale der Jahre 1990 bis 2200. Bitte den ersten Tag eines Quartals "
            "angeben: 1. Januar, 1. April, 1. Juli oder 1. Oktober.",
            "There are figures for whole quarters of the years 1990 to 2200 only. Give the first day of a quarter: "
            "1 January, 1 April, 1 July or 1 October.",
        )
        for day, place in (start, end)
        if not starts_quarter(day)
    ]
    if problems:
        raise InvalidInput(problems)
    if end[0] <= start[0]:
        raise InvalidInput([_empty(start[1], end[1])])
    return Window(start[0], end[0])


def _half_a_window(missing: str) -> FieldProblem:
    return FieldProblem(
        missing,
        "Bitte beide Tage des früheren Zeitraums angeben, oder keinen.",
        "Give both days of the earlier window, or none.",
    )


def _empty(start: str, end: str) -> FieldProblem:
    first, last = start.strip("/"), end.strip("/")
    return FieldProblem(
        end,
        f"`{last}` ist der erste Tag außerhalb und liegt nach `{first}`. Bitte einen späteren Tag angeben.",
        f"`{last}` is the first day outside, and comes after `{first}`. Give a later day.",
    )


_OTHER_LENGTH = FieldProblem(
    "/before_to",
    "Nur gleich lange Zeiträume sind vergleichbar. Bitte genauso viele Quartale angeben wie von `from` bis `to`.",
    "Only windows of the same length compare. Give as many quarters as from `from` to `to`.",
)
