"""The stores that the contract runs on: each test gets every store, empty but for its schema."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from neo4j import Driver

from graphsvc.model.actor import OPERATOR
from graphsvc.seeding.hannover import hannover
from graphsvc.stores import Store, open_store
from tests.contract.clearing import connected, remove_everything, remove_records
from tests.contract.hannover import ON, Both

# The fixture with the URL of each Neo4j: of the long-term release, and of the calendar release.
NEO4J_URLS = {"neo4j": "neo4j_url", "neo4j_calendar": "neo4j_calendar_url"}


@pytest.fixture(params=["sqlite", "sqlite_memory", *NEO4J_URLS])
def store_kind(request: pytest.FixtureRequest) -> str:
    """Which store the test runs on."""
    return str(request.param)


@pytest.fixture
def store(store_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store with the newest schema and no records."""
    if store_kind in NEO4J_URLS:
        yield request.getfixturevalue(f"cleared_{store_kind}")
        return
    opened = open_store(_sqlite_url(store_kind, tmp_path))
    opened.init()
    yield opened
    opened.close()


@pytest.fixture
def store_without_schema(store_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store that nobody has initialised."""
    if store_kind not in NEO4J_URLS:
        opened = open_store(_sqlite_url(store_kind, tmp_path))
        yield opened
        opened.close()
        return
    session_store: Store = request.getfixturevalue(f"{store_kind}_store")
    remove_everything(request.getfixturevalue(f"{store_kind}_driver"))
    opened = open_store(request.getfixturevalue(NEO4J_URLS[store_kind]))
    yield opened
    opened.close()
    session_store.init()


@pytest.fixture(scope="session")
def neo4j_driver(neo4j_url: str) -> Iterator[Driver]:
    """A driver beside the store, to empty the graph with."""
    with connected(neo4j_url) as driver:
        yield driver


@pytest.fixture(scope="session")
def neo4j_store(neo4j_url: str, neo4j_driver: Driver) -> Iterator[Store]:
    """One store on the session's Neo4j, initialised from nothing."""
    with _set_up(neo4j_url, neo4j_driver) as opened:
        yield opened


@pytest.fixture
def cleared_neo4j(neo4j_store: Store, neo4j_driver: Driver) -> Store:
    """The session's Neo4j store without records."""
    remove_records(neo4j_driver)
    return neo4j_store


@pytest.fixture(scope="session")
def neo4j_calendar_driver(neo4j_calendar_url: str) -> Iterator[Driver]:
    """A driver beside the store of the calendar release."""
    with connected(neo4j_calendar_url) as driver:
        yield driver


@pytest.fixture(scope="session")
def neo4j_calendar_store(neo4j_calendar_url: str, neo4j_calendar_driver: Driver) -> Iterator[Store]:
    """One store on the session's Neo4j of the calendar release."""
    with _set_up(neo4j_calendar_url, neo4j_calendar_driver) as opened:
        yield opened


@pytest.fixture
def cleared_neo4j_calendar(neo4j_calendar_store: Store, neo4j_calendar_driver: Driver) -> Store:
    """The store of the calendar release without records."""
    remove_records(neo4j_calendar_driver)
    return neo4j_calendar_store


@pytest.fixture(scope="module")
def sqlite_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of the SQLite store of `both`."""
    return f"sqlite:///{tmp_path_factory.mktemp('both') / 'graph.db'}"


@pytest.fixture(scope="module")
def both(sqlite_url: str, neo4j_store: Store, neo4j_driver: Driver) -> Iterator[Both]:
    """Hannover on both stores, once for the tests of a module."""
    sqlite = open_store(sqlite_url)
    sqlite.init()
    remove_records(neo4j_driver)
    for store in (sqlite, neo4j_store):
        store.load(OPERATOR, hannover(ON))
    yield Both(sqlite, neo4j_store)
    sqlite.close()


@contextmanager
def _set_up(url: str, driver: Driver) -> Iterator[Store]:
    remove_everything(driver)
    opened = open_store(url)
    opened.init()
    yield opened
    opened.close()


def _sqlite_url(store_kind: str, folder: Path) -> str:
    return "sqlite:///:memory:" if store_kind == "sqlite_memory" else f"sqlite:///{folder / 'graph.db'}"
