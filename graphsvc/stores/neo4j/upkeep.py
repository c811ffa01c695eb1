"""Setting the store up and checking it."""

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

from neo4j import ManagedTransaction

from graphsvc.errors import StoreUnavailable
from graphsvc.model.derived import LINK_KINDS, RECORDS
from graphsvc.model.facts import Finding
from graphsvc.stores.migrations import missing_versions, newest_version
from graphsvc.stores.migrations import require_newest as must_be_newest
from graphsvc.stores.neo4j.connection import LONG_SECONDS, Connection
from graphsvc.stores.neo4j.statements import QUERIES, load_script, migrations, schema_script, statements

_INDEX_SECONDS = 600
_PAUSE_SECONDS = 0.1
_SCHEMA_NAME = re.compile(r"^CREATE (?:CONSTRAINT|INDEX|FULLTEXT INDEX) (\w+)", re.MULTILINE)
_OF_SCHEMA = re.compile(r"^(?:CREATE|DROP) (?:CONSTRAINT|(?:\w+ )?INDEX) ", re.MULTILINE)


def migrate(connection: Connection) -> int:
    """The version after applying all missing migrations; raises `StoreNotReady` where the store is newer.

    Of each migration the constraints and indexes come first, in a transaction of their own, as Neo4j wants it: the
    older version does not notice them. Its changes of data and its number then come in one transaction.
    """
    scripts = migrations()
    for number in missing_versions(connection.read(version, _INDEX_SECONDS)):
        script = load_script(scripts[number])
        schema = tuple(statement for statement in script if _OF_SCHEMA.search(statement))
        data = tuple(statement for statement in script if statement not in schema)
        connection.write(partial(_run_all, script=schema), _INDEX_SECONDS)
        connection.write(partial(_change_data, script=data, number=number), _INDEX_SECONDS)
    connection.read(_await_indexes, _INDEX_SECONDS)
    return connection.read(version)


def version(tx: ManagedTransaction) -> int:
    """The newest migration that was applied; 0 where there is none."""
    number: int = tx.run(QUERIES["schema_version"]).single(strict=True)["version"]
    return number


def require_newest(tx: ManagedTransaction) -> None:
    """Raise `StoreNotReady` unless the store has the newest schema."""
    must_be_newest(version(tx))


def pause_writing(connection: Connection) -> None:
    """Return when writing is paused and every transaction that did not see the pause has ended.

    Raises `StoreUnavailable` where one runs longer than any may; writing stays paused.
    """
    connection.write(partial(_pause, at=datetime.now(UTC)))
    database = connection.address.database
    earlier = connection.read(partial(_running, database=database))
    deadline = time.monotonic() + LONG_SECONDS
    while earlier & connection.read(partial(_running, database=database)):
        if time.monotonic() > deadline:
            message = "A transaction of another process does not end. End it, then repeat the copy."
            raise StoreUnavailable(message)
        time.sleep(_PAUSE_SECONDS)


def resume_writing(tx: ManagedTransaction) -> None:
    """Let everybody write again."""
    tx.run(QUERIES["resume_writing"], version=newest_version()).consume()


def findings(connection: Connection) -> tuple[Finding, ...]:
    """What is wrong with the indexes and the graph, sorted by `what`."""
    found = connection.read(lambda tx: [*_index_findings(tx), *_graph_findings(tx)], LONG_SECONDS)
    return tuple(sorted(found, key=lambda finding: finding.what))


def _run_all(tx: ManagedTransaction, script: tuple[str, ...]) -> None:
    for statement in script:
        tx.run(statement).consume()


def _pause(tx: ManagedTransaction, at: datetime) -> None:
    tx.run(QUERIES["pause_writing"], version=newest_version(), at=at).consume()


def _running(tx: ManagedTransaction, database: str) -> set[str]:
    return set(tx.run(QUERIES["running_transactions"], database=database).single(strict=True)["ids"])


def _change_data(tx: ManagedTransaction, script: tuple[str, ...], number: int) -> None:
    _run_all(tx, script)
    tx.run(QUERIES["record_schema_version"], version=number, at=datetime.now(UTC)).consume()


def _await_indexes(tx: ManagedTransaction) -> None:
    tx.run(QUERIES["await_indexes"], seconds=_INDEX_SECONDS).consume()


def _index_findings(tx: ManagedTransaction) -> Iterator[Finding]:
    states = {row["name"]: row["state"] for row in tx.run(QUERIES["stored_indexes"])}
    wanted = [name for statement in schema_script() for name in _SCHEMA_NAME.findall(statement)]
    missing = [name for name in wanted if name not in states]
    if missing:
        named = ", ".join(missing)
        yield Finding(
            f"constraint or index missing: {named}",
            len(missing),
            "Run the statements of schema/derived/neo4j/community.cypher.",
        )
    broken = [name for name in wanted if states.get(name, "ONLINE") != "ONLINE"]
    if broken:
        yield Finding(f"index not online: {', '.join(broken)}", len(broken), "Wait, or drop it and create it again.")


def _graph_findings(tx: ManagedTransaction) -> Iterator[Finding]:
    for kind in LINK_KINDS:
        texts = statements(RECORDS[kind.source])
        suffix = f"{kind.type}_{kind.target}"
        if kind.targets in {"exactly_one", "at_least_one"} and (count := _count(tx, texts[f"missing_{suffix}"])):
            yield Finding(
                f"{kind.source} without {kind.type} {kind.target}",
                count,
                f"Join each {kind.source} with its {kind.target}, or retire it.",
            )
        if kind.targets in {"exactly_one", "at_most_one"} and (count := _count(tx, texts[f"several_{suffix}"])):
            yield Finding(
                f"{kind.source} with several {kind.type} {kind.target}",
                count,
                f"Join each {kind.source} with its one {kind.target} again.",
            )
    overbooked = _count(tx, QUERIES["overbooked"])
    if overbooked:
        yield Finding("Intake with more bookings than places", overbooked, "Correct places or bookings.")


def _count(tx: ManagedTransaction, text: str) -> int:
    records: int = tx.run(text).single(strict=True)["records"]
    return records
