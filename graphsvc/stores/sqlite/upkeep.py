"""Setting the store up, checking it, and loading many records."""

import sqlite3
from collections.abc import Iterator, Sequence

from graphsvc.files import data_folder
from graphsvc.model.changes import link_kind
from graphsvc.model.derived import LINK_KINDS, RECORDS, Link, LinkKind, Record
from graphsvc.model.facts import Finding
from graphsvc.stores import migrations
from graphsvc.stores.sqlite.codec import Value, to_row
from graphsvc.stores.sqlite.rows import QUERIES, statements
from graphsvc.stores.sqlite.writing import join_all


def version(connection: sqlite3.Connection) -> int:
    """The schema version kept in the file's header; 0 in an empty file."""
    number: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return number


def require_newest(connection: sqlite3.Connection) -> None:
    """Raise `StoreNotReady` unless the store has the newest schema."""
    migrations.require_newest(version(connection))


def migrate(connection: sqlite3.Connection) -> int:
    """The version after applying all missing migrations inside the open transaction, so all of them or none.

    The last statement of each sets the version. Raises `StoreNotReady` where the store is newer.
    """
    files = {int(path.name[:4]): path for path in (data_folder("schema") / "migrations").glob("*.sql")}
    for number in migrations.missing_versions(version(connection)):
        for statement in _single_statements(files[number].read_text(encoding="utf-8")):
            connection.execute(statement)
    return version(connection)


def findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """What is wrong with the file and the graph in it."""
    damage = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    if damage:
        yield Finding(f"damaged file: {damage[0]}", len(damage), "Restore the file from a backup.")
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if orphans:
        yield Finding("links without an end", len(orphans), "Restore the file from a backup.")
    for kind in LINK_KINDS:
        if kind.targets in {"exactly_one", "at_least_one"}:
            text = statements(RECORDS[kind.source])[f"missing_{kind.type}_{kind.target}"]
            count = connection.execute(text).fetchone()[0]
            if count:
                yield Finding(
                    f"{kind.source} without {kind.type} {kind.target}",
                    count,
                    f"Join each {kind.source} with its {kind.target}, or retire it.",
                )
    wrong = connection.execute(QUERIES["referral_months_wrong"]).fetchone()[0]
    if wrong:
        yield Finding(
            "monthly counts that differ from their referrals",
            wrong,
            "Copy the graph into a new store with graphsvc copy: it counts anew.",
        )
    overbooked = connection.execute(QUERIES["overbooked"]).fetchone()[0]
    if overbooked:
        yield Finding("Intake with more bookings than places", overbooked, "Correct places or bookings.")


def load_batch(connection: sqlite3.Connection, batch: Sequence[Record | Link]) -> None:
    """Store the records of a batch, then its links, those of one kind in one go.

    Raises `NotFound` for an end of a link that is not stored.
    """
    records: dict[type[Record], list[dict[str, Value]]] = {}
    links: dict[LinkKind, list[Link]] = {}
    for item in batch:
        if isinstance(item, Link):
            links.setdefault(link_kind(item), []).append(item)
        else:
            records.setdefault(type(item), []).append(to_row(item))
    for kind, rows in records.items():
        connection.executemany(statements(kind)["load"], rows)
    for link, group in links.items():
        join_all(connection, link, group)


def _single_statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
