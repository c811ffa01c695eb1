"""A real Neo4j for the tests of that store, empty but for its schema."""

from collections.abc import Iterator

import pytest
from neo4j import Driver

from graphsvc.stores.neo4j import Neo4jStore
from tests.contract.clearing import connected, remove_records


@pytest.fixture(scope="session")
def stored_graph(neo4j_url: str) -> Iterator[Neo4jStore]:
    """One store on the session's Neo4j, with the newest schema."""
    opened = Neo4jStore.from_url(neo4j_url)
    opened.init()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def beside(neo4j_url: str) -> Iterator[Driver]:
    """A driver beside the store, for what no port method does."""
    with connected(neo4j_url) as driver:
        yield driver


@pytest.fixture
def neo4j_graph(stored_graph: Neo4jStore, beside: Driver) -> Neo4jStore:
    """The session's store without records."""
    remove_records(beside)
    return stored_graph
