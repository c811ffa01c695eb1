"""Running the web application."""

import signal
import socket
import sys
from types import FrameType

import click
from flask import Flask
from waitress.server import create_server

from graphsvc.app import create_app
from graphsvc.cli.output import plain_errors
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.settings import Settings, settings
from graphsvc.stores import Store, open_store


@click.command()
@plain_errors
def serve() -> None:
    """Serve API and pages on the address that the settings name."""
    chosen = settings()
    store = open_store(chosen.store.get_secret_value())
    run(create_app(chosen, store), chosen, store)


def run(app: Flask, chosen: Settings, store: Store) -> None:
    """Serve that application until the process is stopped, then close its store.

    Raises `InvalidInput` where the port is taken.
    """
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
