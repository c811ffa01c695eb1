"""Measures of a network that somebody else collected, from CSV files; no store is opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from graphsvc.cli import measure_words
from graphsvc.cli.output import echo_json, plain_errors
from graphsvc.exchange.ties_csv import CollectedFiles, read_networks, read_participations
from graphsvc.network.comparison import network_comparison
from graphsvc.network.measures import network_measures, two_mode_measures

_NO_ROSTER = {
    "de": "Ohne --organisations zählt nur, wer eine Verbindung hat: Stellen ohne Verbindung fehlen, und die Dichte "
    "ist zu hoch.",
    "en": "Without --organisations only those with a tie count: units without one are missing, and the density is too "
    "high.",
}
_FILE = click.Path(path_type=Path)


def _options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that both commands have."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print JSON."),
        click.option("--group", metavar="COLUMN", help="Column of the organisations to group them by."),
        click.option("--weight", metavar="COLUMN", help="Column of the ties with their weights."),
        click.option("--directed", is_flag=True, help="Ties run from the first column to the second."),
        click.option("--organisations", type=_FILE, help="CSV file whose first column is the roster."),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("ties", type=_FILE)
@_options
@click.option("--two-mode", is_flag=True, help="The second column has events, such as meetings, not receivers.")
@plain_errors
def measure(*, ties: Path, as_json: bool, two_mode: bool, **columns: Any) -> None:  # noqa: ANN401  the options above
    """Measure the network of the file TIES.

    It is a CSV file in UTF-8 with the names of its columns in the first line. The first two columns are sender and
    receiver; with --two-mode, who takes part and in what.
    """
    if two_mode:
        files = CollectedFiles((ties,), **columns)
        content = two_mode_measures(read_participations(files))
        _print(content, as_json=as_json, words=measure_words.two_mode_text, rostered=files.organisations is not None)
        return
    (network,) = read_networks(CollectedFiles((ties,), **columns))
    content = network_measures(network, grouped=columns["group"] is not None)
    _print(content, as_json=as_json, words=measure_words.measures_text, rostered=columns["organisations"] is not None)


@click.command()
@click.argument("before", type=_FILE)
@click.argument("after", type=_FILE)
@_options
@plain_errors
def compare(*, before: Path, after: Path, as_json: bool, **columns: Any) -> None:  # noqa: ANN401  the options above
    """Compare the networks of the files BEFORE and AFTER, which have one roster.

    Without --organisations it is everybody who has a tie in either file.
    """
    networks = read_networks(CollectedFiles((before, after), **columns))
    content = network_comparison(*networks, grouped=columns["group"] is not None)
    _print(content, as_json=as_json, words=measure_words.comparison_text, rostered=columns["organisations"] is not None)


def _print(content: dict[str, Any], *, as_json: bool, words: Callable[[dict[str, Any]], str], rostered: bool) -> None:
    if not rostered:
        content["notes"] = [_NO_ROSTER, *content["notes"]]
    if as_json:
        echo_json(content)
    else:
        click.echo(words(content))
