"""The figures of a service on the command line, for whoever runs the installation."""

from datetime import date

import click

from graphsvc.answers.service_year import year_of_service, year_to_csv
from graphsvc.cli.output import Day, configured_store, plain_errors
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.derived import CounsellingService
from graphsvc.model.validation import window_of


@click.command()
@click.option("--service", required=True, help="Id of the counselling service.")
@click.option("--from", "start", type=Day(), required=True, help="The first day.")
@click.option("--to", "end", type=Day(), required=True, help="The first day outside.")
@click.option("--exact", is_flag=True, help="Exact counts, for the service itself; else counts from 1 to 4 hide.")
@plain_errors
def figures(*, service: str, start: date, end: date, exact: bool) -> None:
    """Print the figures of a service as CSV."""
    window = window_of(start, end, "--to")
    store = configured_store()
    store.get(OPERATOR, CounsellingService, service)
    actor = Actor(OPERATOR.account, OPERATOR.role, service)
    click.echo(year_to_csv(year_of_service(store, actor, window, shared=not exact)), nl=False)
