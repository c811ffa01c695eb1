"""`open_store(url)`: the store that a URL names."""

from pathlib import Path
from urllib.parse import urlsplit

from graphsvc.errors import UnknownStore
from graphsvc.stores.migrations import require_newest
from graphsvc.stores.protocol import Store

SQLITE_PREFIX = "sqlite:///"
NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(url: str) -> Store:
    """The store at that URL; nothing is connected yet.

    `sqlite:///PATH` (an absolute path has four slashes), `sqlite:///:memory:`, and
    `neo4j://USER:PASSWORD@HOST:PORT/DATABASE` with `neo4j+s`, `bolt` and their kin. Raises `UnknownStore`.
    """
    # The stores are imported here, so that an installation pays for the driver it uses.
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        from graphsvc.stores.sqlite import SqliteStore  # noqa: PLC0415

        return SqliteStore.from_url(url)
    if scheme in NEO4J_SCHEMES:
        from graphsvc.stores.neo4j import Neo4jStore  # noqa: PLC0415

        return Neo4jStore.from_url(url)
    message = f"No store has the scheme '{scheme}'. Known are: sqlite, {', '.join(NEO4J_SCHEMES)}."
    raise UnknownStore(message)


def set_up(store: Store) -> int:
    """The schema version of the store after setting it up; one that is set up already stays as it is.

    Raises `StoreNotReady` for a store of an older release, which its operator migrates, or of a newer one.
    """
    found = store.schema_version()
    if found:
        require_newest(found)
    return store.init()


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLite store; None for a store in memory or on a server."""
    name = url.removeprefix(SQLITE_PREFIX)
    return Path(name) if url.startswith(SQLITE_PREFIX) and name not in {"", ":memory:"} else None


def shown_url(url: str) -> str:
    """The URL as it may be shown: without user and password."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if parts.netloc else url
