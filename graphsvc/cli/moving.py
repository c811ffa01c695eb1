"""Backups, exports, and copies from one store to another."""

import os
import sys
from pathlib import Path

import click

from graphsvc.cli.output import configured_store, plain_errors
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.exchange.copying import Compared
from graphsvc.exchange.copying import copy as copy_graph
from graphsvc.exchange.json_lines import write_json_lines
from graphsvc.model.actor import OPERATOR
from graphsvc.settings import settings
from graphsvc.stores import Store, open_store
from graphsvc.stores.opening import sqlite_path

_FILE = click.Path(path_type=Path, dir_okay=False)
_ENVIRONMENT = "env:"
_SHOWN_EVERY = 20_000


@click.command()
@click.argument("file", type=_FILE)
@plain_errors
def backup(file: Path) -> None:
    """Copy the SQLite store into FILE while others write."""
    # Imported here, so that an installation on Neo4j needs no POSIX lock.
    from graphsvc.stores.sqlite.backups import back_up  # noqa: PLC0415

    back_up(_sqlite_file(), file)
    click.echo(f"Wrote {file}. It holds personal data: keep it where only you can read it.")


@click.command()
@click.argument("file", type=_FILE)
@click.option("--replace", is_flag=True, help="Replace the store's present file.")
@plain_errors
def restore(*, file: Path, replace: bool) -> None:
    """Put the backup in FILE in the place of the SQLite store."""
    from graphsvc.stores.sqlite.backups import restore as put_back  # noqa: PLC0415

    path = _sqlite_file()
    put_back(path, file, replace=replace)
    click.echo(f"Restored {path} from {file}. Run: graphsvc migrate, graphsvc check")


@click.command()
@click.option("--all", "file", type=_FILE, required=True, help="The file to write: JSON lines, personal data included.")
@plain_errors
def export(file: Path) -> None:
    """Write every record and link into a file of JSON lines."""
    count = write_json_lines(configured_store().export(OPERATOR), file)
    click.echo(f"Wrote {count} lines to {file}. They hold personal data: keep them where only you can read them.")


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option("--into-filled", is_flag=True, help="Copy into a store that holds records; equal ids are replaced.")
@click.option("--stay-paused", is_flag=True, help="Keep refusing writes to FROM afterwards, for a move.")
@plain_errors
def copy(*, source: str, target: str, into_filled: bool, stay_paused: bool) -> None:
    """Copy the whole graph from store FROM to store TO, and compare the two.

    Both are store URLs; env:NAME takes one from the environment variable NAME, as a URL may hold a password.
    """
    compared = copy_graph(
        _opened(source), _opened(target), into_filled=into_filled, stay_paused=stay_paused, progress=_show
    )
    for part in compared:
        click.echo(_line(part))
    if not all(part.equal for part in compared):
        click.echo("The copy differs from its source: do not use it. Repeat with --into-filled.", err=True)
        sys.exit(1)
    click.echo("The copy holds everything that the source holds.")


@click.command()
@plain_errors
def resume() -> None:
    """Let the store be written again after a copy that was killed, or that ended with --stay-paused."""
    configured_store().resume_writing()
    click.echo("The store may be written again.")


def _sqlite_file() -> Path:
    path = sqlite_path(settings().store.get_secret_value())
    if path is None:
        raise InvalidInput([_NOT_A_FILE])
    return path


def _opened(url: str) -> Store:
    if url.startswith(_ENVIRONMENT):
        url = os.environ.get(url.removeprefix(_ENVIRONMENT), "")
    store = open_store(url)
    click.get_current_context().call_on_close(store.close)
    return store


def _show(stored: int) -> None:
    if stored % _SHOWN_EVERY == 0:
        click.echo(f"{stored} records and links copied", err=True)


def _line(part: Compared) -> str:
    count, digest = f"{part.source_count:>9}", part.source_digest[:12]
    if part.equal:
        return f"{part.what:20} {count}  {digest}"
    return f"{part.what:20} {count}  {digest}  differs: {part.target_count}  {part.target_digest[:12]}"


_NOT_A_FILE = FieldProblem(
    "GRAPHSVC_STORE",
    "Nur eine SQLite-Datei wird so gesichert. Neo4j: neo4j-admin database dump (Server angehalten) oder, in der "
    "Enterprise Edition, neo4j-admin database backup; zurück mit load oder restore.",
    "Only a SQLite file is backed up so. Neo4j: neo4j-admin database dump (server stopped) or, with the enterprise "
    "edition, neo4j-admin database backup; back with load or restore.",
)
