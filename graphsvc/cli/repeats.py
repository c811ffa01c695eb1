"""The option --key of commands that write: a script that was cut off repeats its command, and nothing is written twice.

The key counts together with the command and its arguments, so that another command with the same key is another write.
"""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import click

from graphsvc.answers.checked_writing import first_receipt
from graphsvc.cli.output import configured_store
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import WriteKey
from graphsvc.model.ids import new_id

P = ParamSpec("P")
_GIVEN = "graphsvc.write_key"


def repeatable(command: Callable[P, None]) -> Callable[P, None]:
    """The command with --key: a repeat prints what the first run has written, and writes nothing."""

    @click.option(
        "--key", expose_value=False, callback=_keep, help="Your key of this write: a repeat prints its first answer."
    )
    @wraps(command)
    def wrapped(*args: P.args, **given: P.kwargs) -> None:
        context = click.get_current_context()
        if _GIVEN in context.meta:
            # Without the name of the program, which depends on how it was called.
            name = context.command_path.removeprefix(context.find_root().command_path)
            context.meta[_GIVEN] = _whole(name, given, context.meta[_GIVEN])
            first = first_receipt(configured_store(), OPERATOR, context.meta[_GIVEN])
            if first is not None:
                click.echo("This was done before; nothing is written again.", err=True)
                for record_id, revision in first.revisions.items():
                    click.echo(f"{record_id} was written in revision {revision}.")
                return
        command(*args, **given)

    return wrapped


def write_key() -> str:
    """The key of this command's write: made of the one given, else a new one."""
    key: str = click.get_current_context().meta.get(_GIVEN) or new_id(WriteKey)
    return key


def _keep(context: click.Context, _: click.Parameter, key: str | None) -> None:
    if key is not None:
        context.meta[_GIVEN] = key


def _whole(name: str, given: dict[str, object], key: str) -> str:
    asked = json.dumps([name, {option: str(value) for option, value in given.items()}, key], sort_keys=True)
    return f"cli {hashlib.sha256(asked.encode()).hexdigest()}"
