"""Casework on the command line, for whoever runs the installation: what is due, and one client's case."""

from datetime import date

import click

from graphsvc.answers.cases import case_answer
from graphsvc.answers.due import due_answer
from graphsvc.casework.plain_json import case_to_json, due_to_json
from graphsvc.cli.output import Day, configured_store, echo_json, plain_errors
from graphsvc.clock import today
from graphsvc.model.actor import OPERATOR


@click.command()
@click.option("--service", required=True, help="Id of the counselling service.")
@click.option("--on", type=Day(), help="The day of the list; today by default.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@plain_errors
def due(*, service: str, on: date | None, as_json: bool) -> None:
    """List what is due in the cases of a service."""
    items = due_answer(configured_store(), OPERATOR, on or today(), service=service)
    if as_json:
        echo_json({"items": [due_to_json(item) for item in items]})
        return
    for item in items:
        late = "overdue" if item.overdue else ""
        reference = (item.client.reference or item.client.id) if item.client else ""
        click.echo(f"{item.day or '':10}  {item.kind:8}  {late:7}  {reference:12}  {item.words.en}".rstrip())
    click.echo(f"{len(items)} entries.")


@click.group("client")
def client_group() -> None:
    """Look at stored clients."""


@client_group.command("show")
@click.argument("client_id")
@plain_errors
def show(*, client_id: str) -> None:
    """Print one client's case as JSON: profiles, agreements, goals, steps, reviews and versions."""
    echo_json(case_to_json(case_answer(configured_store(), OPERATOR, client_id)))
