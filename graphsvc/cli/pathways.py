"""Paths to a goal, on the command line."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from graphsvc.answers.pathways import paths_to, paths_to_json
from graphsvc.cli.asking import profile_in
from graphsvc.cli.output import Day, configured_store, echo_json, plain_errors
from graphsvc.clock import today
from graphsvc.model.validation import profile_from_json


@click.command()
@click.option("--goal", required=True, help="Id of a goal in schema/pathways, such as b2, nurse or electrician.")
@click.option("--profile", "profile_file", type=click.Path(path_type=Path), help="JSON file with the facts.")
@click.option("--on", type=Day(), help="The day asked for; today by default.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def path(*, goal: str, profile_file: Path | None, on: date | None, as_json: bool) -> None:
    """Find the paths over several offers and papers to a goal."""
    profile = profile_from_json(profile_in(profile_file))
    answer = paths_to_json(paths_to(configured_store(), goal, profile, on or today()))
    if as_json:
        echo_json(answer)
    else:
        click.echo("\n".join(_lines(answer)))


def _lines(answer: Mapping[str, Any]) -> Iterator[str]:
    yield f"{answer['goal']['en']}, from {answer['on']}"
    for number, found in enumerate(answer["paths"], 1):
        waiting = f"{found['days']} days, {found['days_waiting']} of them waiting"
        yield f"\n{number}. until {found['ends_on']}: {waiting}{', uncertain' if found['uncertain'] else ''}"
        for step in found["steps"]:
            for paper in step["papers"]:
                yield f"    paper: {paper['en']}"
            known = "" if step["start_known"] else " (start not on record, estimated)"
            estimated = f" (length estimated: {step['duration_source']})" if step["duration_estimated"] else ""
            yield f"    {step['begins_on']} to {step['ends_on']}  {step['en']}{known}{estimated}"
            for question in step["questions"]:
                yield f"        ask: {question['en']}"
    if answer["gap"]:
        missing = [answer["gap"]["missing_level"], *answer["gap"]["missing_statuses"]]
        yield f"No path: {answer['gap']['en']} Reached: {answer['gap']['level_reached']}."
        yield f"Missing: {', '.join(each for each in missing if each)}."
