"""Pytest plugin that gives tests a real Neo4j: one of a release per session, and only when a test asks for it."""

import os
from collections.abc import Iterator
from typing import NoReturn

import pytest

from tests.neo4j_server import LocalServer, NotAvailableError, calendar_version, why_not_available

_CONFIGURED = "GRAPHSVC_TEST_NEO4J"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --require-neo4j, with which a missing Neo4j fails the tests that need it."""
    parser.addoption(
        "--require-neo4j",
        action="store_true",
        help="fail, rather than skip, the tests that need a Neo4j when none can be had",
    )


@pytest.fixture(scope="session")
def neo4j_url(request: pytest.FixtureRequest) -> str:
    """Return the store URL of a Neo4j whose content tests may delete.

    It is GRAPHSVC_TEST_NEO4J (such as neo4j://user:password@host:7687) where that is set, else a server
    started for the session.
    """
    configured = os.environ.get(_CONFIGURED)
    if configured:
        return configured
    server: LocalServer = request.getfixturevalue("neo4j_server")
    return server.url


@pytest.fixture(scope="session")
def neo4j_server(request: pytest.FixtureRequest) -> Iterator[LocalServer]:
    """Start the session's own server, for tests that kill or freeze it and leave it running."""
    if os.environ.get(_CONFIGURED):
        pytest.skip(f"{_CONFIGURED} names a server that is not ours to kill or freeze.")
    reason = why_not_available()
    if reason:
        _go_without(request, reason)
    try:
        with LocalServer() as running:
            yield running
    except NotAvailableError as error:
        _go_without(request, str(error))


@pytest.fixture(scope="session")
def neo4j_calendar_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Start a server of the calendar release for the session, beside the one of the long-term release."""
    environment = {**os.environ, "GRAPHSVC_NEO4J_VERSION": calendar_version()}
    reason = why_not_available(environment)
    if reason:
        _go_without(request, reason)
    try:
        with LocalServer(environment=environment) as running:
            yield running.url
    except NotAvailableError as error:
        _go_without(request, str(error))


def _go_without(request: pytest.FixtureRequest, reason: str) -> NoReturn:
    if request.config.getoption("--require-neo4j"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
