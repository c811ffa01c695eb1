"""The driver of one process, transactions with a time-out, and its errors as errors of the product."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from neo4j import (
    Driver,
    GraphDatabase,
    ManagedTransaction,
    NotificationMinimumSeverity,
    Session,
    unit_of_work,
)
from neo4j.api import BookmarkManager
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    ConnectionPoolError,
    ConstraintError,
    DatabaseError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graphsvc.errors import AlreadyExists, StoreNotReady, StoreUnavailable
from graphsvc.stores.neo4j.address import Address

T = TypeVar("T")

# How long the server works on one transaction, waits for locks included, before it ends it. The first ones
# after its start take seconds.
ANSWER_SECONDS = 10.0
# Counting a year's ties, one batch of a load, or a check reads much of the graph.
LONG_SECONDS = 120.0
# What a caller waits for a server that is gone or frozen: at most two attempts, five seconds. By default it
# is 31, and a frozen server is waited for without end unless each pooled connection is tried before its use.
# One that freezes in the middle of an answer is given up after the time that it announced itself, two minutes
# (`server.bolt.connection_keep_alive`).
_CONNECT_SECONDS = 1.5
_ACQUIRE_SECONDS = 1.5
_RETRY_SECONDS = 2.0
_ALWAYS_TRY_CONNECTION = 0.0


class Connection:
    """Transactions on one database, for many threads. The driver is made at its first use, after any fork."""

    def __init__(self, address: Address) -> None:
        """Nothing is opened yet."""
        self.address = address
        self._lock = threading.Lock()
        self._driver: Driver | None = None
        self._bookmarks: BookmarkManager | None = None
        self._process: int | None = None
        self._inherited: list[Driver] = []
        self._closed = False

    def read(self, work: Callable[[ManagedTransaction], T], seconds: float = ANSWER_SECONDS) -> T:
        """What `work` returns inside a read transaction; it may run more than once."""
        with _translated_errors(), self._session() as session:
            return session.execute_read(unit_of_work(timeout=seconds)(work))

    def read_once(self, work: Callable[[ManagedTransaction], T], seconds: float) -> T:
        """What `work` returns inside a read transaction that nobody repeats."""
        with _translated_errors(), self._session(retry_seconds=0) as session:
            return session.execute_read(unit_of_work(timeout=seconds)(work))

    def write(self, work: Callable[[ManagedTransaction], T], seconds: float = ANSWER_SECONDS) -> T:
        """What `work` returns once its changes are durable. It may run more than once; errors undo all."""
        with _translated_errors(), self._session() as session:
            return session.execute_write(unit_of_work(timeout=seconds)(work))

    def close(self) -> None:
        """Give all connections back; nothing can be asked afterwards."""
        with self._lock:
            self._closed = True
            if self._driver is not None and self._process == os.getpid():
                self._driver.close()
            self._driver = None

    def _session(self, retry_seconds: float = _RETRY_SECONDS) -> Session:
        driver, bookmarks = self._opened()
        return driver.session(
            database=self.address.database,
            bookmark_manager=bookmarks,
            max_transaction_retry_time=retry_seconds,
        )

    def _opened(self) -> tuple[Driver, BookmarkManager]:
        with self._lock:
            if self._closed:
                message = "The store is closed. Open a new one."
                raise StoreUnavailable(message)
            if self._driver is not None and self._process != os.getpid():
                # Its sockets belong to the parent process: kept, so that nothing closes them here.
                self._inherited.append(self._driver)
                self._driver = None
            if self._driver is None or self._bookmarks is None:
                self._driver = _open(self.address)
                # Shared by all sessions, so that everybody reads what this process has written.
                self._bookmarks = GraphDatabase.bookmark_manager()
                self._process = os.getpid()
            return self._driver, self._bookmarks


def _open(address: Address) -> Driver:
    return GraphDatabase.driver(
        address.url,
        auth=address.login,
        user_agent="graphsvc",
        telemetry_disabled=True,
        notifications_min_severity=NotificationMinimumSeverity.OFF,
        connection_timeout=_CONNECT_SECONDS,
        connection_acquisition_timeout=_ACQUIRE_SECONDS,
        liveness_check_timeout=_ALWAYS_TRY_CONNECTION,
    )


@contextmanager
def _translated_errors() -> Iterator[None]:
    """Raise the driver's errors as the product's.

    None is raised from its cause where that cause names values of a record.
    """
    try:
        yield
    except ConstraintError:
        message = "The id or another unique value is taken. Use another one, or change the record that has it."
        raise AlreadyExists(message) from None
    except (AuthError, ConfigurationError) as error:
        raise _not_ready() from error
    except ClientError as error:
        raise _client_error(error) from error
    except (ServiceUnavailable, SessionExpired, ConnectionPoolError, TransientError, DatabaseError) as error:
        raise _unavailable() from error


def _client_error(error: ClientError) -> Neo4jError | StoreNotReady | StoreUnavailable:
    """A login or database that is wrong, a time-out; anything else is an error of ours and stays as it is."""
    code = error.code or ""
    if code.startswith(("Neo.ClientError.Security.", "Neo.ClientError.Database.")):
        return _not_ready()
    if code.startswith("Neo.ClientError.Transaction."):
        return _unavailable()
    return error


def _not_ready() -> StoreNotReady:
    message = (
        "The graph database refuses the login or has no such database. "
        "Check user, password and database in GRAPHSVC_STORE."
    )
    return StoreNotReady(message)


def _unavailable() -> StoreUnavailable:
    message = "The graph database does not answer in time. Repeat the request; repeat a write with the same key."
    return StoreUnavailable(message)
