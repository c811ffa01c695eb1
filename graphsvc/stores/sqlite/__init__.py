"""The embedded store: SQLite in WAL mode, for several threads and processes at once."""

from graphsvc.stores.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
