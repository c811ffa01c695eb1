"""The numbered migrations: `schema/migrations/HEAD` names the newest."""

from functools import cache

from graphsvc.files import data_folder


@cache
def newest_version() -> int:
    """The number of the newest migration."""
    return int((data_folder("schema") / "migrations" / "HEAD").read_text(encoding="utf-8"))
