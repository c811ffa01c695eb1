"""The demo: the web application with invented data that it stores itself."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from pydantic import SecretStr

from graphsvc.cli.output import plain_errors
from graphsvc.settings import settings

_DEMO_STORE = "sqlite:///.graphsvc-demo/graph.db"


@click.command()
@click.option("--fresh", is_flag=True, help="Lay the demo data out anew around today.")
@plain_errors
def demo(*, fresh: bool) -> None:
    """Serve Hannover with synthetic clients, by default from a file in .graphsvc-demo/."""
    chosen = settings().model_copy(update={"demo": True})
    if "store" not in chosen.model_fields_set:
        chosen = chosen.model_copy(update={"store": SecretStr(_DEMO_STORE)})
        Path(".graphsvc-demo").mkdir(exist_ok=True)
        if fresh:
            for path in Path(".graphsvc-demo").glob("graph.db*"):
                path.unlink()
    url = chosen.store.get_secret_value()
    with _seeding(url):
        # Loading the application takes as long as inventing the data: each has a process meanwhile.
        from graphsvc.access.demo import store_demo_accounts  # noqa: PLC0415
        from graphsvc.answers.demo_cases import take_demo_cases  # noqa: PLC0415
        from graphsvc.app import create_app  # noqa: PLC0415
        from graphsvc.cli.running import run  # noqa: PLC0415
        from graphsvc.stores import open_store  # noqa: PLC0415

        store = open_store(url)
        app = create_app(chosen, store)
    click.echo("Demo accounts (sign in on the page, or send the token as Authorization: Bearer TOKEN):")
    accounts = store_demo_accounts(store)
    for account in accounts:
        click.echo(f"  {account.token:24} {account.words.en} / {account.words.de}")
    take_demo_cases(store, accounts)
    run(app, chosen, store)


@contextmanager
def _seeding(url: str) -> Iterator[None]:
    """Let an empty store be seeded meanwhile; ends the command as the seeding ended where that failed."""
    # It says itself what it stores, or why it cannot.
    command = [sys.executable, "-m", "graphsvc", "seed", "hannover", "--once"]
    seeding = subprocess.Popen(command, env=os.environ | {"GRAPHSVC_STORE": url})  # noqa: S603  our own command
    try:
        yield
        failed = seeding.wait()
    finally:
        seeding.terminate()
    if failed:
        sys.exit(failed)
