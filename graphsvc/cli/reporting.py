"""The stored network on the command line: its figures in a window, and what changed between two."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import click

from graphsvc.answers.cooperations import cooperation_change
from graphsvc.answers.gaps import gap_answer
from graphsvc.answers.network import attendance_answer, change_answer, network_answer, shown_ties, tie_answer
from graphsvc.answers.stocktaking import stocktaking as lines_of_offers
from graphsvc.cli import network_words
from graphsvc.cli.gap_words import gaps_text
from graphsvc.cli.measuring import compare, measure
from graphsvc.cli.output import Day, configured_store, echo_json, plain_errors
from graphsvc.cli.surveying import survey_group
from graphsvc.clock import today
from graphsvc.disclosure.quarters import in_whole_quarters, starts_quarter
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.actor import OPERATOR
from graphsvc.model.facts import TieKind, Window
from graphsvc.model.validation import window_of
from graphsvc.network.alive import AliveRule
from graphsvc.network.window_change import window_before

_TIE = click.Choice([kind.value for kind in TieKind])
_WEIGHT = click.FloatRange(min=0, min_open=True)


def _alive(command: Callable[..., None]) -> Callable[..., None]:
    """The options of the rule by which a tie counts."""
    for option in (
        click.option("--half-life", type=_WEIGHT, metavar="QUARTERS", help="After so long an event weighs half."),
        click.option("--at-least", type=_WEIGHT, default=1, help="Weight of events from which a tie counts."),
    ):
        command = option(command)
    return command


@click.group()
def network() -> None:
    """How the organisations work together."""


network.add_command(compare)
network.add_command(measure)
network.add_command(survey_group)


@network.command()
@click.option("--from", "start", type=Day(), required=True, help="First day of the window.")
@click.option("--to", "end", type=Day(), required=True, help="First day outside the window.")
@click.option("--tie", type=_TIE, default="referral", help="Kind of tie.")
@click.option("--by", type=click.Choice(["kind"]), help="Also show the density between kinds of organisation.")
@_alive
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def report(*, start: date, end: date, tie: str, by: str | None, as_json: bool, **rule: Any) -> None:  # noqa: ANN401
    """Density, centralisation, brokers, weak points and questions in a window."""
    window = window_of(start, end, "--to")
    content = network_answer(configured_store(), OPERATOR, TieKind(tie), window, _rule(window, **rule)).to_json()
    if as_json:
        echo_json(content)
    else:
        click.echo(network_words.report_text(content, by_kind=by == "kind"))


@network.command()
@click.option("--from", "start", type=Day(), required=True, help="First day of the window.")
@click.option("--to", "end", type=Day(), required=True, help="First day outside the window.")
@click.option("--tie", type=_TIE, default="referral", help="Kind of tie.")
@click.option("--sender-kind", default="", help="Only ties from this kind of organisation.")
@click.option("--receiver-kind", default="", help="Only ties to this kind of organisation.")
@_alive
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def ties(
    *,
    start: date,
    end: date,
    tie: str,
    sender_kind: str,
    receiver_kind: str,
    as_json: bool,
    **rule: Any,  # noqa: ANN401
) -> None:
    """The ties behind the figures of a window, or behind one block of its densities, strongest first."""
    window = window_of(start, end, "--to")
    answer = network_answer(configured_store(), OPERATOR, TieKind(tie), window, _rule(window, **rule))
    content = [found.to_json() for found in shown_ties(answer, (sender_kind, receiver_kind))]
    if as_json:
        echo_json({"tie": tie, "alive": answer.alive.to_json(), "ties": content})
    else:
        click.echo(network_words.ties_text(content, directed=answer.report.kind.directed))


@network.command("tie")
@click.argument("one")
@click.argument("other")
@click.option("--from", "start", type=Day(), required=True, help="First day of the window, which starts a quarter.")
@click.option("--to", "end", type=Day(), required=True, help="First day outside, which starts a quarter.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def one_tie(*, one: str, other: str, start: date, end: date, as_json: bool) -> None:
    """How often the units ONE and OTHER met in each month, kind by kind."""
    window = window_of(start, end, "--to")
    for option, day in (("--from", start), ("--to", end)):
        if not starts_quarter(day):
            raise InvalidInput([replace(_NO_QUARTER, pointer=option)])
    content = tie_answer(configured_store(), OPERATOR, (one, other), window).to_json()
    if as_json:
        echo_json(content)
    else:
        click.echo(network_words.tie_text(content))


@network.command()
@click.option("--from", "start", type=Day(), required=True, help="First day of the window.")
@click.option("--to", "end", type=Day(), required=True, help="First day outside the window.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def attendance(*, start: date, end: date, as_json: bool) -> None:
    """Who takes part in meetings: how densely, how often each unit, and what two units share."""
    content = attendance_answer(configured_store(), OPERATOR, window_of(start, end, "--to")).to_json()
    if as_json:
        echo_json(content)
    else:
        click.echo(network_words.attendance_text(content))


@network.command()
@click.option("--from", "start", type=Day(), required=True, help="First day of the later window.")
@click.option("--to", "end", type=Day(), required=True, help="First day outside the later window.")
@click.option("--before-from", type=Day(), help="First day of the earlier window; by default it is as long.")
@click.option("--before-to", type=Day(), help="First day outside the earlier window; by default --from.")
@click.option("--tie", type=_TIE, default="referral", help="Kind of tie.")
@_alive
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def change(
    *,
    start: date,
    end: date,
    before_from: date | None,
    before_to: date | None,
    tie: str,
    as_json: bool,
    **rule: Any,  # noqa: ANN401  the options of `_alive`
) -> None:
    """What changed between two windows: one page in German and English for the meeting."""
    after = window_of(start, end, "--to")
    before = _earlier(after, before_from, before_to)
    store, kind, alive = configured_store(), TieKind(tie), _rule(before, after, **rule)
    content = change_answer(store, OPERATOR, kind, before=before, after=after, rule=alive).to_json()
    if as_json:
        echo_json(content)
    else:
        click.echo(network_words.change_text(content))


@network.command()
@click.option("--from", "start", type=Day(), required=True, help="First day of the window.")
@click.option("--to", "end", type=Day(), required=True, help="First day outside the window.")
@click.option("--on", type=Day(), help="The day whose offers count, and from which six months are looked ahead; today.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def gaps(*, start: date, end: date, on: date | None, as_json: bool) -> None:
    """Needs without an offer, ties that do not work, single providers, what ends soon, and how long people wait."""
    content = gap_answer(configured_store(), OPERATOR, window_of(start, end, "--to"), on or today()).to_json()
    if as_json:
        echo_json(content)
    else:
        click.echo(gaps_text(content))


def _rule(*windows: Window, at_least: float, half_life: float | None) -> AliveRule:
    """The rule of both options; raises `InvalidInput` for a half-life in a window that is no whole quarters."""
    if half_life is not None and not all(map(in_whole_quarters, windows)):
        raise InvalidInput([_NO_HALF_LIFE])
    return AliveRule(at_least, half_life)


@network.command()
@click.argument("cooperation")
@click.option("--tie", type=_TIE, default="referral", help="Kind of tie.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def agreement(*, cooperation: str, tie: str, as_json: bool) -> None:
    """What changed with the cooperation agreement of that id: whole quarters before it and as many after it."""
    content = cooperation_change(configured_store(), OPERATOR, cooperation, today(), TieKind(tie)).to_json()
    if as_json:
        echo_json(content)
    else:
        click.echo(network_words.agreement_text(content))


@network.command()
@click.option("--on", type=Day(), help="The day on which offers are open; today by default.")
@click.option("--every-kind", is_flag=True, help="All offers, not counselling alone.")
@plain_errors
def stocktaking(*, on: date | None, every_kind: bool) -> None:
    """The counselling offers as CSV: who offers what where, in which language, and how fresh the entry is."""
    for line in lines_of_offers(configured_store(), OPERATOR, on or today(), every_kind=every_kind):
        click.echo(line, nl=False)


def _earlier(after: Window, start: date | None, end: date | None) -> Window:
    if start is not None:
        return window_of(start, end or after.start, "--before-to")
    return window_before(after if end is None else Window(end, date.fromordinal(end.toordinal() + after.days)))


_NO_HALF_LIFE = FieldProblem(
    "--half-life",
    "Eine Halbwertszeit gibt es nur für ganze Quartale. Bitte Anfang und Ende eines Quartals angeben.",
    "There is a half-life for whole quarters only. Give the start and the end of a quarter.",
)
_NO_QUARTER = FieldProblem(
    "--from",
    "Monatszahlen gibt es für ganze Quartale. Bitte den 1. Januar, April, Juli oder Oktober angeben.",
    "There are monthly counts for whole quarters. Give the 1st of January, April, July or October.",
)
