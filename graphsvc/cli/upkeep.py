"""Setting up, checking and filling a store; issuing tokens."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import get_args

import click

from graphsvc.access.tokens import issue_token
from graphsvc.cli.output import Day, configured_store, plain_errors
from graphsvc.clock import today
from graphsvc.files import written_whole
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import CounsellingService, RoleCode
from graphsvc.seeding.hannover import hannover
from graphsvc.seeding.model_project.stream import ModelProject
from graphsvc.settings import settings
from graphsvc.stores import Store
from graphsvc.stores.migrations import missing_versions, require_newest
from graphsvc.stores.opening import set_up, shown_url


@click.command()
@plain_errors
def init() -> None:
    """Set the store up; repeating it changes nothing."""
    click.echo(f"The store has schema version {set_up(configured_store())}.")


@click.command()
@click.option("--dry-run", is_flag=True, help="Only say which migrations are missing.")
@plain_errors
def migrate(*, dry_run: bool) -> None:
    """Bring a store that an older release has set up to the newest schema version."""
    store = configured_store()
    found = store.schema_version()
    if found == 0:
        require_newest(found)
    missing = ", ".join(f"{number:04}" for number in missing_versions(found)) or "none"
    if dry_run:
        click.echo(f"The store has schema version {found}. Migrations to apply: {missing}.")
        return
    click.echo(f"The store has schema version {store.init()}. Migrations applied: {missing}.")


@click.command()
@plain_errors
def check() -> None:
    """Check the settings, the schema version, and the stored graph."""
    chosen = settings()
    shown = chosen.model_dump() | {"store": shown_url(chosen.store.get_secret_value())}
    for name, value in shown.items():
        click.echo(f"GRAPHSVC_{name.upper()} = {value}")
    store = configured_store()
    store.ready()
    click.echo(f"schema version {store.schema_version()}")
    findings = store.check()
    for finding in findings:
        click.echo(f"{finding.what}: {finding.count}. {finding.remedy}", err=True)
    if findings:
        sys.exit(1)
    click.echo("The stored graph is whole.")


@click.group()
def seed() -> None:
    """Fill the store with example data."""


@seed.command("hannover")
@click.option("--as-of", type=Day(), help="The day around which synthetic dates are laid out; today by default.")
@click.option("--once", is_flag=True, help="Leave a store alone that has counselling services already.")
@plain_errors
def seed_hannover(as_of: date | None, *, once: bool) -> None:
    """Hannover: real organisations with their sources, synthetic clients and casework."""
    store = configured_store()
    set_up(store)
    if once and store.page(None, CounsellingService, limit=1).records:
        return
    load_hannover(store, as_of or today())


@seed.command("model-project")
@click.option("--scale", type=click.IntRange(min=1), default=1, show_default=True, help="Copies of the 18 sites.")
@click.option("--seed", "number", type=int, default=1, show_default=True, help="Equal numbers give equal data.")
@click.option(
    "--truth",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    default=Path("model-project-truth.json"),
    show_default=True,
    help="Where the true rates of the data are written.",
)
@plain_errors
def seed_model_project(scale: int, number: int, truth: Path) -> None:
    """The 18 sites of the model project of 2011 to 2013 with wholly synthetic bodies and casework."""
    store = configured_store()
    set_up(store)
    project = ModelProject(scale, number)
    label = "Model project (synthetic)"
    # Made first: after a load of minutes it would be too late to learn that the file cannot be.
    with written_whole(truth) as part:
        with click.progressbar(
            project.sites(),
            length=project.number_of_sites,
            label=label,
            show_pos=True,
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        ) as sites:
            loaded = store.load(OPERATOR, project.items(sites))
        part.write_text(json.dumps(project.truth(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    click.echo(f"Stored {loaded.records} records and {loaded.links} links. All of it is synthetic.")
    click.echo(f"The true rates stand in {truth}.")


def load_hannover(store: Store, as_of: date) -> None:
    """Load the Hannover seed and say how much it was."""
    items = tuple(hannover(as_of))
    label, hidden = f"Hannover as of {as_of}", not sys.stderr.isatty()
    with click.progressbar(length=len(items), label=label, file=sys.stderr, hidden=hidden) as bar:
        loaded = store.load(OPERATOR, items, lambda stored: bar.update(stored - bar.pos))
    click.echo(f"Stored {loaded.records} records and {loaded.links} links. Clients and casework are synthetic.")


@click.command()
@click.option("--role", type=click.Choice(get_args(RoleCode)), required=True, help="What the account may do.")
@click.option("--account", required=True, help="Name of the account, not of a person.")
@click.option("--service", help="Id of the counselling service whose cases the account sees.")
@click.option("--organisation", help="Id of the organisation that a partner answers for.")
@click.option("--expires-on", type=Day(), help="Last valid day of the token.")
@plain_errors
def token(role: RoleCode, account: str, service: str | None, organisation: str | None, expires_on: date | None) -> None:
    """Issue a token. It is shown once; only its hash is stored."""
    store = configured_store()
    click.echo(issue_token(store, role, account, service, expires_on, organisation=organisation))
