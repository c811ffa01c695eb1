"""The numbered migrations: `schema/migrations/HEAD` names the newest."""

from functools import cache

from graphsvc.errors import StoreNotReady
from graphsvc.files import data_folder


@cache
def newest_version() -> int:
    """The number of the newest migration."""
    return int((data_folder("schema") / "migrations" / "HEAD").read_text(encoding="utf-8"))


def missing_versions(found: int) -> range:
    """The migrations that a store of version `found` has not had; raises `StoreNotReady` where it is newer."""
    newest = newest_version()
    if found > newest:
        raise StoreNotReady(too_new(found, newest))
    return range(found + 1, newest + 1)


def require_newest(found: int) -> None:
    """Raise `StoreNotReady` with what to run, unless `found` is the newest version."""
    if missing_versions(found):
        command = "graphsvc migrate" if found else "graphsvc init"
        message = f"The store has schema version {found}, this product needs {newest_version()}. Run: {command}"
        raise StoreNotReady(message)


def too_new(found: int, newest: int) -> str:
    """What to say about a store that a newer product wrote."""
    return f"The store has schema version {found}, newer than this product's {newest}. Install the newer graphsvc."
