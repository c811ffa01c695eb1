"""The stored network on the command line: its figures in a window, and what changed between two."""

from datetime import date

import click

from graphsvc.answers.gaps import gap_answer
from graphsvc.answers.network import change_answer, network_answer
from graphsvc.cli import network_words
from graphsvc.cli.gap_words import gaps_text
from graphsvc.cli.measuring import compare, measure
from graphsvc.cli.output import Day, configured_store, echo_json, plain_errors
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.actor import OPERATOR
from graphsvc.model.facts import TieKind, Window
from graphsvc.network.window_change import window_before

_TIE = click.Choice([kind.value for kind in TieKind])


@click.group()
def network() -> None:
    """How the organisations work together."""


network.add_command(compare)
network.add_command(measure)


@network.command()
@click.option("--from", "start", type=Day(), required=True, help="First day of the window.")
@click.option("--to", "end", type=Day(), required=True, help="First day outside the window.")
@click.option("--tie", type=_TIE, default="referral", help="Kind of tie.")
@click.option("--by", type=click.Choice(["kind"]), help="Also show the density between kinds of organisation.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def report(*, start: date, end: date, tie: str, by: str | None, as_json: bool) -> None:
    """Density, centralisation, brokers, weak points and questions in a window."""
    window = window_of(start, end)
    content = network_answer(configured_store(), OPERATOR, TieKind(tie), window).to_json()
    if as_json:
        echo_json(content)
    else:
        click.echo(network_words.report_text(content, by_kind=by == "kind"))


@network.command()
@click.option("--from", "start", type=Day(), required=True, help="First day of the later window.")
@click.option("--to", "end", type=Day(), required=True, help="First day outside the later window.")
@click.option("--before-from", type=Day(), help="First day of the earlier window; by default it is as long.")
@click.option("--before-to", type=Day(), help="First day outside the earlier window; by default --from.")
@click.option("--tie", type=_TIE, default="referral", help="Kind of tie.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def change(
    *, start: date, end: date, before_from: date | None, before_to: date | None, tie: str, as_json: bool
) -> None:
    """What changed between two windows: one page in German and English for the meeting."""
    after = window_of(start, end)
    before = _earlier(after, before_from, before_to)
    content = change_answer(configured_store(), OPERATOR, TieKind(tie), before=before, after=after).to_json()
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
    content = gap_answer(configured_store(), OPERATOR, window_of(start, end), on or today()).to_json()
    if as_json:
        echo_json(content)
    else:
        click.echo(gaps_text(content))


def window_of(start: date, end: date, option: str = "--to") -> Window:
    """The window of both days; raises `InvalidInput` for the option where there is no day in it."""
    if end <= start:
        raise InvalidInput(
            [
                FieldProblem(
                    option,
                    "Das Ende liegt nicht nach dem Anfang. Es ist der erste Tag außerhalb.",
                    "The end is not after the start. It is the first day outside.",
                )
            ]
        )
    return Window(start, end)


def _earlier(after: Window, start: date | None, end: date | None) -> Window:
    if start is not None:
        return window_of(start, end or after.start, "--before-to")
    try:
        return window_before(after if end is None else Window(end, date.fromordinal(end.toordinal() + after.days)))
    except (ValueError, OverflowError):
        raise InvalidInput([_NO_EARLIER_WINDOW]) from None


_NO_EARLIER_WINDOW = FieldProblem(
    "--before-from",
    "Davor gibt es keinen gleich langen Zeitraum. Bitte den ersten Tag des früheren Zeitraums angeben.",
    "There is no window of equal length before. Give the first day of the earlier window.",
)
