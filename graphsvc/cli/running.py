"""Running the web application."""

import signal
import socket
import sys
from pathlib import Path
from types import FrameType

import click
from pydantic import SecretStr
from waitress.server import create_server

from graphsvc.access.demo import store_demo_accounts
from graphsvc.app import create_app
from graphsvc.cli.output import plain_errors
from graphsvc.cli.upkeep import load_hannover
from graphsvc.clock import today
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.settings import Settings, settings
from graphsvc.stores import Store, open_store

_DEMO_STORE = "sqlite:///.graphsvc-demo/graph.db"


@click.command()
@plain_errors
def serve() -> None:
    """Serve API and pages on the address that the settings name."""
    chosen = settings()
    _run(chosen, open_store(chosen.store.get_secret_value()))


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
    store = open_store(chosen.store.get_secret_value())
    store.init()
    accounts = store_demo_accounts(store)
    if not accounts:
        load_hannover(store, today())
        accounts = store_demo_accounts(store)
    click.echo("Demo accounts (sign in on the page, or send the token as Authorization: Bearer TOKEN):")
    for account in accounts:
        click.echo(f"  {account.token:24} {account.words.en} / {account.words.de}")
    _run(chosen, store)


def _run(chosen: Settings, store: Store) -> None:
    app = create_app(chosen, store)
    try:
        listening = socket.create_server((chosen.host, chosen.port))
    except OSError as error:
        german = f"Port {chosen.port} auf {chosen.host} ist nicht frei. Bitte einen anderen wählen."
        english = f"Port {chosen.port} on {chosen.host} is not free ({error.strerror}). Choose another one."
        raise InvalidInput([FieldProblem("GRAPHSVC_PORT", german, english)]) from None
    server = create_server(app, sockets=[listening], threads=chosen.threads)
    signal.signal(signal.SIGTERM, _stop)
    click.echo(f"graphsvc runs at http://{chosen.host}:{listening.getsockname()[1]}/ (stop with Ctrl-C)")
    sys.stdout.flush()
    try:
        server.run()
    finally:
        server.close()
        store.close()


def _stop(_number: int, _frame: FrameType | None) -> None:
    # waitress leaves its loop on SystemExit; the finally above then closes the store.
    sys.exit(0)
