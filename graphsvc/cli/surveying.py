"""A survey among the units of the network: importing what they say, and the summary of a round."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from graphsvc.answers.surveys import Entry, hand_in, survey
from graphsvc.cli.output import Day, configured_store, echo_json, plain_errors
from graphsvc.clock import today
from graphsvc.exchange.ratings_csv import read_ratings
from graphsvc.model.actor import OPERATOR
from graphsvc.model.validation import window_of
from graphsvc.network.levels import RULES, Rule


@click.group("survey")
def survey_group() -> None:
    """Levels of collaboration, and good and challenging partners, as the units say themselves."""


@survey_group.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--round", "survey_round", required=True, help="Name of the survey.")
@click.option("--on", type=Day(), help="Day of the ratings; today by default.")
@click.option("--dry-run", is_flag=True, help="Only check the file.")
@plain_errors
def import_ratings(*, file: Path, survey_round: str, on: date | None, dry_run: bool) -> None:
    """Store the ratings in FILE: a CSV with the columns from, to, kind and level.

    Units are members of the network, by name or id. The kind is level (0 to 5), good or challenging.
    """
    entries = [Entry(*cells, place) for place, cells in read_ratings(file)]
    count = hand_in(configured_store(), OPERATOR, survey_round, on or today(), entries, dry_run=dry_run)
    click.echo(f"{count} ratings are right; nothing was stored." if dry_run else f"Stored {count} ratings.")


@survey_group.command()
@click.option("--round", "survey_round", required=True, help="Name of the survey.")
@click.option("--from", "start", type=Day(), required=True, help="First day of the window of members and referrals.")
@click.option("--to", "end", type=Day(), required=True, help="First day outside the window.")
@click.option("--rule", type=click.Choice(RULES), default="min", show_default=True, help="What two partners agree on.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def report(*, survey_round: str, start: date, end: date, rule: Rule, as_json: bool) -> None:
    """Pairs by level, how dense the network is from each level on, and how far partners are apart."""
    content = survey(configured_store(), OPERATOR, survey_round, window_of(start, end, "--to"), rule).to_json()
    if as_json:
        echo_json(content)
    else:
        click.echo("\n".join(_lines(content)))


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    pairs = found["pairs"]
    yield f"Umfrage / survey {found['survey_round']}: {found['raters']['de']} von / of {found['units']} Stellen / units"
    yield (
        f"Paare / pairs: beide antworteten / both answered {pairs['both']}, eine / one {pairs['one']}, "
        f"keine / neither {pairs['neither']}"
    )
    if not found["levels"]:
        yield "Unter drei Stellen wird nichts gezeigt. / Nothing is shown below three units."
        return
    yield f"\nStufen, worauf sich beide einigen ({found['rule']}) / levels that both agree on"
    for level in found["levels"]:
        yield f"  {_share(level['share'])} {level['pairs']:>5}  {level['de']}"
    yield "\nDichte ab Stufe / density from a level on; fehlende als 0 ... als 5 / missing as 0 ... as 5"
    for item in found["curve"]:
        yield f"  {item['level']}: {_share(item['value'])}   {_share(item['low'])} ... {_share(item['high'])}"
    yield "\nWie weit die Angaben auseinanderliegen / how far both answers are apart"
    yield "  " + ", ".join(f"{number}: {pairs}" for number, pairs in enumerate(found["apart"]))
    yield "\nWas andere sagen / what others say (Mittel / mean, gut / good, schwierig / challenging)"
    for item in found["received"]:
        mean = "-" if item["mean"] is None else f"{item['mean']:.1f}"
        named = f"{item['good']['de']:>8}{item['challenging']['de']:>8}"
        yield f"  {item['unit']['name']:40}{mean:>6}{named}  n = {item['raters']['de']}"
    test = found["with_referrals"]
    if test:
        yield (
            f"\nStufen und Weiterleitungen / levels and referrals: r = {test['observed']:.2f}, "
            f"p = {test['p_two_sided']:.3f} (QAP)"
        )
    yield from (f"- {note['de']}\n  {note['en']}" for note in found["notes"])


def _share(value: float | None) -> str:
    return "    -" if value is None else f"{value:5.2f}"
