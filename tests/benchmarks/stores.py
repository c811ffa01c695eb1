"""The stores that can be measured, each with a fresh place to be loaded into."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from graphsvc.model.actor import OPERATOR
from graphsvc.model.facts import Loaded
from graphsvc.seeding.model_project.stream import ModelProject
from graphsvc.stores import Store, open_store
from tests.benchmarks.by_hand import MeasuredStore
from tests.benchmarks.by_hand_neo4j import Neo4jByHand, cleared
from tests.benchmarks.by_hand_sqlite import SqliteByHand
from tests.benchmarks.report import Compared
from tests.benchmarks.timing import Times, timed
from tests.neo4j_server import LocalServer

_MILLISECONDS = 1_000


@contextmanager
def measured_sqlite() -> Iterator[MeasuredStore]:
    """A SQLite file in a temporary folder."""
    with TemporaryDirectory(prefix="graphsvc-benchmark-") as folder:
        yield SqliteInAFile(Path(folder) / "graph.db")


@contextmanager
def measured_neo4j() -> Iterator[MeasuredStore]:
    """A Neo4j server of its own on this machine."""
    with LocalServer() as server:
        yield Neo4jOnThisMachine(server)


class SqliteInAFile:
    """See `MeasuredStore`."""

    name = "SQLite"
    version = f"SQLite {sqlite3.sqlite_version}"

    def __init__(self, path: Path) -> None:
        """The file need not be there yet."""
        self._path = path
        self.url = f"sqlite:///{path}"

    def by_hand(self) -> SqliteByHand:
        """See `MeasuredStore.by_hand`."""
        return SqliteByHand(self._path)

    def load(self, scale: int) -> tuple[Compared, str]:
        """See `MeasuredStore.load`; by hand, the ready rows of the loaded file are copied into an empty one."""
        with _set_up(self.url) as store:
            product, loaded = _loaded(store, scale)
        empty = self._path.with_name("empty.db")
        with _set_up(f"sqlite:///{empty}"), closing(self.by_hand()) as by_hand:
            hand = timed([partial(by_hand.load, empty)])
        for left in empty.parent.glob("empty.db*"):
            left.unlink()
        return Compared("Bulk load (by hand: ready rows)", product, hand), _told(loaded)


class Neo4jOnThisMachine:
    """See `MeasuredStore`."""

    name = "Neo4j"

    def __init__(self, server: LocalServer) -> None:
        """The server runs."""
        self._server = server
        self.url = server.url
        self.version = f"Neo4j {server.version}"

    def by_hand(self) -> Neo4jByHand:
        """See `MeasuredStore.by_hand`."""
        return Neo4jByHand(self._server.bolt_url, self._server.user, self._server.password)

    def load(self, scale: int) -> tuple[Compared, str]:
        """See `MeasuredStore.load`; by hand first, so that the product finds a warm server and an empty database."""
        project = ModelProject(scale, 1)
        with _set_up(self.url), closing(self.by_hand()) as by_hand:
            hand = timed([partial(by_hand.load, project.items(project.sites()))])
            cleared(by_hand)
        with _set_up(self.url) as store:
            product, loaded = _loaded(store, scale)
        return Compared("Bulk load (by hand: UNWIND with CREATE)", product, hand), _told(loaded)


@contextmanager
def _set_up(url: str) -> Iterator[Store]:
    with closing(open_store(url)) as store:
        store.init()
        yield store


def _loaded(store: Store, scale: int) -> tuple[Times, Loaded]:
    project = ModelProject(scale, 1)
    begun = time.perf_counter()
    loaded = store.load(OPERATOR, project.items(project.sites()))
    return Times((time.perf_counter() - begun) * _MILLISECONDS, ()), loaded


def _told(loaded: Loaded) -> str:
    return f"{loaded.records:,} records and {loaded.links:,} links"
