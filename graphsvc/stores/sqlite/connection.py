"""Connections to one SQLite file: as many as are in use at once, and one writer at a time across all processes."""

import fcntl
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graphsvc.errors import AlreadyExists, StoreNotReady, StoreUnavailable

# STRICT tables came with 3.37.
OLDEST_SQLITE = (3, 37, 0)
# How long a writer waits for its turn. A bulk load holds the turn for one batch, far less than this.
WRITER_PATIENCE_SECONDS = 10.0


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    """A connection of the process that opened it, with the file at which its writes wait; None in memory."""

    connection: sqlite3.Connection
    lock_file: int | None
    process: int


class Connections:
    """Connections to one database; `path` None is a database in memory, shared by all threads.

    A connection that was given back last is taken first: what it has read and prepared is still warm, whichever thread
    asks. Writers queue at a lock file beside the database. SQLite's own lock would let them meet, but versions before
    3.51.3 can damage the file when a commit meets a checkpoint (the WAL-reset race), and its waiting is unfair.
    """

    def __init__(self, path: Path | None) -> None:
        """Nothing is opened yet: a connection must not cross a fork."""
        self._path = path
        self._memory_lock = threading.RLock()
        # All that were opened stay here, so that a forked process does not close what it inherited.
        self._opened: list[_Opened] = []
        self._free: list[_Opened] = []
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection inside a read transaction: all its statements see one state of the graph."""
        with self._turn_in_memory(), translated_errors(), self._taken() as taken:
            taken.connection.execute("BEGIN")
            try:
                yield taken.connection
            finally:
                taken.connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection inside the only write transaction; committed at the end, rolled back on any error."""
        with self._turn_in_memory(), translated_errors(), self._taken() as taken, _turn(taken.lock_file):
            connection = taken.connection
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close every connection of this process."""
        self._closed = True
        for opened in self._opened:
            opened.connection.close()
            if opened.lock_file is not None:
                os.close(opened.lock_file)
        self._opened.clear()
        self._free.clear()

    @contextmanager
    def _taken(self) -> Iterator[_Opened]:
        if self._closed:
            message = "The store is closed. Open a new one."
            raise StoreUnavailable(message)
        if self._path is None:
            yield self._opened[0] if self._opened else self._open()
            return
        taken = self._last_free() or self._open()
        try:
            yield taken
        finally:
            self._free.append(taken)

    def _last_free(self) -> _Opened | None:
        while self._free:
            try:
                found = self._free.pop()
            except IndexError:
                # Another thread was faster.
                return None
            if found.process == os.getpid():
                return found
        return None

    def _open(self) -> _Opened:
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            message = f"SQLite {sqlite3.sqlite_version} is too old: this needs 3.37 or newer. Use a newer Python."
            raise StoreNotReady(message)
        database = ":memory:" if self._path is None else str(self._path)
        # One thread at a time has it; only close() reaches across, when nobody works any more.
        connection = sqlite3.connect(database, isolation_level=None, timeout=5.0, check_same_thread=False)
        try:
            for pragma in _PRAGMAS:
                connection.execute(pragma)
            lock_file = None if self._path is None else _lock_file(self._path)
        except BaseException:
            connection.close()
            raise
        opened = _Opened(connection, lock_file, os.getpid())
        self._opened.append(opened)
        return opened

    @contextmanager
    def _turn_in_memory(self) -> Iterator[None]:
        if self._path is not None:
            yield
            return
        with self._memory_lock:
            yield


@contextmanager
def _turn(lock_file: int | None) -> Iterator[None]:
    if lock_file is None:
        yield
        return
    _wait_for(lock_file)
    try:
        yield
    finally:
        fcntl.flock(lock_file, fcntl.LOCK_UN)


_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -20000",
)


def _lock_file(path: Path) -> int:
    try:
        return os.open(f"{path}-writer", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        message = (
            f"{path}-writer cannot be opened ({error.strerror}). Give the process the right to write to its folder."
        )
        raise StoreUnavailable(message) from None


def _wait_for(lock_file: int) -> None:
    deadline = time.monotonic() + WRITER_PATIENCE_SECONDS
    pause = 0.0002
    while True:
        try:
            fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                message = "Another process has been writing for too long. Repeat the request."
                raise StoreUnavailable(message) from None
            time.sleep(pause)
            pause = min(pause * 1.5, 0.005)
        else:
            return


@contextmanager
def translated_errors() -> Iterator[None]:
    """Raise SQLite's errors as the product's, each with what to do."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        taken = str(error).removeprefix("UNIQUE constraint failed: ")
        message = f"The value of {taken} is taken. Use another one, or change the record that has it."
        raise AlreadyExists(message) from None
    except sqlite3.DatabaseError as error:
        raise _unavailable(error) from error


def _unavailable(error: sqlite3.DatabaseError) -> StoreUnavailable | StoreNotReady:
    text = str(error)
    if "no such table" in text or "no such column" in text:
        return StoreNotReady("The store has no schema, or an old one. Run: graphsvc init, or graphsvc migrate")
    remedies = {
        "unable to open": "The database file cannot be opened. Check GRAPHSVC_STORE and the rights on its folder.",
        "readonly": "The database file is read-only. Give the process the right to write to it and its folder.",
        "disk is full": "The disk is full: nothing was written. Free some space and repeat the request.",
        "malformed": "The database file is damaged. Restore it from a backup.",
        "not a database": "The file is no database of this product. Check GRAPHSVC_STORE.",
        "locked": "The database is busy. Repeat the request.",
    }
    for sign, remedy in remedies.items():
        if sign in text:
            return StoreUnavailable(remedy)
    return StoreUnavailable(f"The database does not answer ({text}). Run: graphsvc check")
