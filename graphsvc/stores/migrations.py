"""The numbered migrations: `schema/migrations/HEAD` names the newest."""

from functools import cache

from graphsvc.files import data_folder


@cache
def newest_version() -> int:
    """The number of the newest migration."""
    return int((data_folder("schema") / "migrations" / "HEAD").read_text(encoding="utf-8"))


def too_new(found: int, newest: int) -> str:
    """What to say about a store that a newer product wrote."""
    return f"The store has schema version {found}, newer than this product's {newest}. Install the newer graphsvc."
