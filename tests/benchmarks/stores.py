"""The stores that can be measured, each loaded once and kept."""

import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from graphsvc.model.actor import OPERATOR
from graphsvc.model.facts import Loaded
from graphsvc.seeding.model_project.stream import ModelProject
from graphsvc.stores import Store, open_store
from tests.benchmarks.by_hand import MeasuredStore
from tests.benchmarks.by_hand_neo4j import Neo4jByHand
from tests.benchmarks.by_hand_sqlite import SqliteByHand
from tests.benchmarks.kept import Load, folder_for, keep_load, kept_load
from tests.benchmarks.report import Compared
from tests.benchmarks.timing import timed
from tests.neo4j_server import LARGE, SMALL, LocalServer, Memory

_MILLISECONDS = 1_000


@contextmanager
def measured_sqlite(scale: int, *, fresh: bool = False) -> Iterator[MeasuredStore]:
    """A SQLite file that holds the model project."""
    folder = folder_for("sqlite", scale, fresh=fresh)
    path = folder / "graph.db"
    yield SqliteInAFile(path, kept_load(folder) or keep_load(folder, _load_sqlite(path, scale)))


@contextmanager
def measured_neo4j(scale: int, *, fresh: bool = False) -> Iterator[MeasuredStore]:
    """A Neo4j server of its own on this machine that holds the model project."""
    folder, memory = folder_for("neo4j", scale, fresh=fresh), LARGE if scale > 1 else SMALL
    load, by_hand = kept_load(folder), 0.0
    if load is None:
        # In a server of its own, which goes with its data: an empty one is quicker to have than to make.
        with LocalServer(memory=memory) as server:
            by_hand = _load_neo4j_by_hand(server, scale)
    with LocalServer(folder / "home", memory=memory) as server:
        if load is None:
            load = keep_load(folder, _load_neo4j(server, scale, by_hand))
        yield Neo4jOnThisMachine(server, load, memory)


class SqliteInAFile:
    """See `MeasuredStore`."""

    name = "SQLite"
    version = f"SQLite {sqlite3.sqlite_version}"

    def __init__(self, path: Path, load: Load) -> None:
        """The file is loaded."""
        self._path = path
        self.url = f"sqlite:///{path}"
        self.load = load

    def bulk_load(self) -> Compared:
        """See `MeasuredStore.bulk_load`."""
        return self.load.compared("ready rows")

    def by_hand(self) -> SqliteByHand:
        """See `MeasuredStore.by_hand`."""
        return SqliteByHand(self._path)


class Neo4jOnThisMachine:
    """See `MeasuredStore`."""

    name = "Neo4j"

    def __init__(self, server: LocalServer, load: Load, memory: Memory) -> None:
        """The server runs and is loaded."""
        self._server = server
        self.url = server.url
        self.version = f"Neo4j {server.version} (heap {memory.heap}, page cache {memory.page_cache})"
        self.load = load

    def bulk_load(self) -> Compared:
        """See `MeasuredStore.bulk_load`."""
        return self.load.compared("ready rows, UNWIND with CREATE")

    def by_hand(self) -> Neo4jByHand:
        """See `MeasuredStore.by_hand`."""
        return _by_hand(self._server)


def _load_sqlite(path: Path, scale: int) -> Load:
    """By hand, the ready rows of the loaded file are copied into an empty one."""
    for left in path.parent.glob("*.db*"):
        left.unlink()
    with _set_up(f"sqlite:///{path}") as store:
        product, stored = _loaded(store, scale)
    empty = path.with_name("empty.db")
    with _set_up(f"sqlite:///{empty}"), closing(SqliteByHand(path)) as by_hand:
        hand = timed([partial(by_hand.load, empty)])
    for left in empty.parent.glob("empty.db*"):
        left.unlink()
    return Load.now(product, hand.cold, stored)


def _load_neo4j_by_hand(server: LocalServer, scale: int) -> float:
    """Milliseconds of storing alone: what is stored is made in between."""
    project = ModelProject(scale, 1)
    _say(f"Loading Neo4j by hand at K = {scale}")
    with _set_up(server.url), closing(_by_hand(server)) as by_hand:
        return by_hand.load(project.items(project.sites())) * _MILLISECONDS


def _load_neo4j(server: LocalServer, scale: int, by_hand: float) -> Load:
    with _set_up(server.url) as store:
        product, stored = _loaded(store, scale)
    return Load.now(product, by_hand, stored)


def _by_hand(server: LocalServer) -> Neo4jByHand:
    return Neo4jByHand(server.bolt_url, server.user, server.password)


@contextmanager
def _set_up(url: str) -> Iterator[Store]:
    with closing(open_store(url)) as store:
        store.init()
        yield store


def _loaded(store: Store, scale: int) -> tuple[float, str]:
    project = ModelProject(scale, 1)
    _say(f"Loading the model project at K = {scale}")
    begun = time.perf_counter()
    loaded = store.load(OPERATOR, project.items(project.sites()))
    return (time.perf_counter() - begun) * _MILLISECONDS, _told(loaded)


def _told(loaded: Loaded) -> str:
    return f"{loaded.records:,} records and {loaded.links:,} links"


def _say(words: str) -> None:
    sys.stderr.write(f"{words} …\n")
