"""What the commands print, and how they fail."""

from __future__ import annotations

import json
import sys
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from graphsvc.errors import GraphsvcError, InvalidInput, StoreNotReady, StoreUnavailable
from graphsvc.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphsvc.stores import Store

P = ParamSpec("P")
T = TypeVar("T")

_STORE = "graphsvc.store"
# Exit codes: what was asked cannot be read, the store does not answer, anything else.
BAD_INPUT, NO_STORE, FAILED = 2, 3, 1


def plain_errors(command: Callable[P, T]) -> Callable[P, T]:
    """The command with the product's errors as lines on standard error and an exit code, never a traceback."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return command(*args, **kwargs)
        except InvalidInput as error:
            for problem in error.problems:
                where = problem.pointer or "error"
                click.echo(f"{where}: {problem.en} / {problem.de}", err=True)
            sys.exit(BAD_INPUT)
        except (StoreUnavailable, StoreNotReady) as error:
            click.echo(f"store: {error}", err=True)
            sys.exit(NO_STORE)
        except GraphsvcError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(FAILED)

    return wrapped


class Day(click.ParamType[date]):
    """A day given as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401
        """The day; a usage error that names the option where the text is none."""
        if isinstance(value, date):
            return value
        from graphsvc.model.validation import day_from_text  # noqa: PLC0415  see `configured_store`

        try:
            return day_from_text(value, param.name or "" if param else "")
        except InvalidInput as error:
            self.fail(error.problems[0].en, param, ctx)


def configured_store() -> Store:
    """The store that GRAPHSVC_STORE names, one for each command; closed when it ends."""
    # Imported here, as the demo has something to do while the stores load.
    from graphsvc.stores import open_store  # noqa: PLC0415

    context = click.get_current_context()
    if _STORE not in context.meta:
        opened: Store = open_store(settings().store.get_secret_value())
        context.meta[_STORE] = opened
        context.call_on_close(opened.close)
    store: Store = context.meta[_STORE]
    return store


def echo_json(content: object) -> None:
    """Print the content as indented JSON."""
    click.echo(json.dumps(content, indent=2, ensure_ascii=False))
