"""`graphsvc migrate` in a process that dies just before its statement number N on SQLite.

python -m tests.faults.dying_migration N   with GRAPHSVC_STORE; says how many statements it ran if it lived.
"""

import itertools
import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from functools import partial
from typing import Any

from graphsvc.cli import main


def dying_before(number: int, counted: Iterator[int]) -> type[sqlite3.Connection]:
    """A connection that ends its process (SIGKILL) before it runs the statement of that number."""

    class Dying(sqlite3.Connection):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:  # noqa: ANN401  what SQLite takes
            if next(counted) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return super().execute(*arguments)

    return Dying


if __name__ == "__main__":
    counter = itertools.count(1)
    sqlite3.connect = partial(sqlite3.connect, factory=dying_before(int(sys.argv[1]), counter))  # type: ignore[assignment]
    main(["migrate"], standalone_mode=False)
    sys.stdout.write(f"{next(counter) - 1}\n")
