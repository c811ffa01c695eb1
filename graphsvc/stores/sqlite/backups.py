"""Backups of a SQLite file: taken while others write, and put back when nobody does."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from graphsvc.errors import FieldProblem, InvalidInput, StoreUnavailable
from graphsvc.files import written_whole
from graphsvc.stores.migrations import newest_version, too_new
from graphsvc.stores.sqlite import upkeep
from graphsvc.stores.sqlite.connection import translated_errors
from graphsvc.stores.sqlite.rows import QUERIES


def back_up(path: Path, to: Path) -> None:
    """Store one state of the graph at `path` in the new file `to`, checked and on disk; writers go on meanwhile.

    Raises `InvalidInput` where `to` exists, and `StoreUnavailable` where the graph cannot be read.
    """
    if to.exists():
        raise InvalidInput([_exists(to)])
    with translated_errors():
        _copied(path, to)


def restore(path: Path, backup: Path, *, replace: bool = False) -> None:
    """Put the graph of the backup at `path`, whole or not at all.

    Raises `InvalidInput` where `path` exists and not `replace`, or where the backup is no sound graph of this
    product or of a newer schema; `StoreUnavailable` while another process has `path` open.
    """
    if path.exists() and not replace:
        raise InvalidInput([_taken(path)])
    _check(backup)
    with _alone(path), translated_errors():
        _copied(backup, path)


def _copied(source: Path, to: Path) -> None:
    with written_whole(to) as part:
        with closing(_read_only(source)) as reading, closing(sqlite3.connect(part, isolation_level=None)) as copy:
            # In one step: between several ones a writer would make SQLite begin anew.
            reading.backup(copy)
            # One file, without a log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            if copy.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                message = f"The copy of {source} is damaged. Run: graphsvc check"
                raise StoreUnavailable(message)
        for ending in ("-wal", "-shm"):
            # What an earlier file at this path has left behind would be read into the new one.
            to.with_name(to.name + ending).unlink(missing_ok=True)


def _check(backup: Path) -> None:
    try:
        with closing(_read_only(backup)) as connection:
            ours = connection.execute(QUERIES["known_tables"]).fetchone()[0]
            version = upkeep.version(connection)
            sound = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    except sqlite3.DatabaseError:
        raise InvalidInput([_no_graph(backup)]) from None
    if not ours or version == 0 or not sound:
        raise InvalidInput([_no_graph(backup)])
    newest = newest_version()
    if version > newest:
        german = f"Das Schema {version} ist neuer als {newest}. Bitte das neuere graphsvc installieren."
        raise InvalidInput([FieldProblem("FILE", german, too_new(version, newest))])


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the writer's turn at a file that no other process has open, with its log written back into it."""
    lock = os.open(f"{path}-writer", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if path.exists():
            _fold_log(path)
        yield
    except BlockingIOError:
        raise _in_use(path) from None
    finally:
        os.close(lock)


def _fold_log(path: Path) -> None:
    # Leaving the write-ahead log needs the file for itself: refused while any other connection is open.
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise _in_use(path) from None
    except sqlite3.DatabaseError:
        # A damaged file is what a backup is there for: nothing of it is kept.
        return


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _in_use(path: Path) -> StoreUnavailable:
    return StoreUnavailable(f"{path} is in use. Stop every graphsvc that works on it, then repeat.")


def _exists(path: Path) -> FieldProblem:
    return FieldProblem("FILE", f"{path} gibt es schon. Bitte anders nennen.", f"{path} exists. Choose another name.")


def _taken(path: Path) -> FieldProblem:
    return FieldProblem(
        "--replace",
        f"{path} gibt es schon. Mit --replace wird es durch die Sicherung ersetzt.",
        f"{path} exists. With --replace the backup takes its place.",
    )


def _no_graph(path: Path) -> FieldProblem:
    return FieldProblem(
        "FILE",
        f"{path} ist keine heile Datenbank von graphsvc. Bitte eine andere Sicherung wählen.",
        f"{path} is no sound database of graphsvc. Choose another backup.",
    )
