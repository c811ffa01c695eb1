"""A local Neo4j Community server for tests and developers, started from Maven artifacts."""

from tests.neo4j_server.distribution import NotAvailableError, calendar_version, why_not_available
from tests.neo4j_server.local_server import LARGE, SMALL, LocalServer, Memory, StartError

__all__ = [
    "LARGE",
    "SMALL",
    "LocalServer",
    "Memory",
    "NotAvailableError",
    "StartError",
    "calendar_version",
    "why_not_available",
]
