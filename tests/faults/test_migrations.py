"""A store of an older release migrates with all that it holds, and a crash leaves the old version or the new one."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from neo4j import Driver

from graphsvc.errors import StoreNotReady
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Client, Link, Offer, Record
from graphsvc.stores import Store, open_store
from graphsvc.stores.migrations import newest_version
from tests.contract.clearing import remove_everything
from tests.contract.graph import COURSE, client, organisation, put
from tests.faults.cut_line import CutLine, When
from tests.faults.version_1 import make_neo4j_of_version_1, make_sqlite_of_version_1

SQLITE_KILLS = 6
# Of the transactions of `graphsvc migrate` two are read before the first migration: its schema, then its data.
READS_BEFORE = 2
SCHEMA, DATA = READS_BEFORE, READS_BEFORE + 1
OLD = 1
_LEAVING_THE_OLD: tuple[tuple[When, int], ...] = (("before", SCHEMA), ("after", SCHEMA), ("before", DATA))
EVERYTHING = "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) RETURN labels(n), properties(n), type(r), properties(r), m.id"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of version 1."""
    path = tmp_path / "graph.db"
    make_sqlite_of_version_1(path)
    return path


@pytest.fixture
def old_neo4j(neo4j_store: Store, neo4j_driver: Driver) -> Iterator[Driver]:
    """A driver to the session's Neo4j, which is of version 1; its schema is the newest again at the end."""
    make_neo4j_of_version_1(neo4j_driver)
    yield neo4j_driver
    remove_everything(neo4j_driver)
    neo4j_store.init()


def test_sqlite_keeps_what_the_older_version_held(file: Path) -> None:
    store = open_store(f"sqlite:///{file}")
    migrate_and_use(store)
    store.close()


def test_neo4j_keeps_what_the_older_version_held(old_neo4j: Driver, neo4j_url: str, file: Path) -> None:
    assert old_neo4j
    store, other = open_store(neo4j_url), open_store(f"sqlite:///{file}")
    migrate_and_use(store)
    migrate_and_use(other)
    # Both migrations lead to the same graph.
    assert told(store) == told(other)
    store.close()
    other.close()


def migrate_and_use(store: Store) -> None:
    """Migrate the store, look at what it holds, and write to it."""
    with pytest.raises(StoreNotReady, match="Run: graphsvc migrate"):
        store.ready()
    assert store.init() == newest_version() > OLD
    assert store.check() == ()
    assert store.get(OPERATOR, Client, client("A").id).reference == "A"
    assert [offer.id for offer in store.search(None, Offer, "Deutschkurs")] == [COURSE.id]
    put(store, organisation("Danach"))


def told(store: Store) -> list[Record | Link]:
    """What the store holds, but for the audit entries that looking at it has left."""
    return [item for item in store.export(OPERATOR) if isinstance(item, Link) or item.label != "AuditEntry"]


def test_a_migration_of_sqlite_that_is_killed_leaves_the_old_version_or_the_new(file: Path) -> None:
    before, statements = file.read_bytes(), dying_migration(file, 0)
    for number in range(statements, 0, -max(1, statements // SQLITE_KILLS)):
        for path in file.parent.iterdir():
            path.unlink()
        file.write_bytes(before)
        old = structure(file)
        dying_migration(file, number)
        store = open_store(f"sqlite:///{file}")
        assert store.schema_version() in {OLD, newest_version()}
        if store.schema_version() == OLD:
            assert structure(file) == old
        store.init()
        assert store.check() == ()
        assert structure(file)[0] == fresh_structure(file.with_name("fresh.db"))[0]
        store.close()


def dying_migration(file: Path, number: int) -> int:
    """How many statements `graphsvc migrate` ran on the file; 0 where it died before the one of that number."""
    done = subprocess.run(  # noqa: S603  our own
        [sys.executable, "-m", "tests.faults.dying_migration", str(number)],
        env=os.environ | {"GRAPHSVC_STORE": f"sqlite:///{file}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (-9 if number else 0), done.stderr
    return 0 if number else int(done.stdout.splitlines()[-1])


def structure(file: Path) -> tuple[set[object], dict[str, list[object]]]:
    """The names of tables, columns and indexes, and the rows of all tables."""
    with closing(sqlite3.connect(file)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        names: set[object] = set(connection.execute("SELECT type, name FROM sqlite_master"))
        for table in tables:
            names |= set(connection.execute("SELECT ?, name, type FROM pragma_table_info(?)", [table, table]))
        rows = {table: connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}  # noqa: S608
    return names, rows


def fresh_structure(file: Path) -> tuple[set[object], dict[str, list[object]]]:
    """The structure of a store that was set up today."""
    store = open_store(f"sqlite:///{file}")
    store.init()
    store.close()
    return structure(file)


def test_a_migration_of_neo4j_that_is_killed_leaves_the_old_version_or_the_new(
    old_neo4j: Driver, neo4j_url: str
) -> None:
    before = stored(old_neo4j)
    store = open_store(neo4j_url)
    # One after the other on the same store: each but the last leaves what was there.
    for when, commit in _LEAVING_THE_OLD:
        kill_migration(neo4j_url, when, commit)
        assert store.schema_version() == OLD
        assert stored(old_neo4j) == before
    kill_migration(neo4j_url, "after", DATA)
    assert store.schema_version() > OLD
    migrated(store)
    store.close()


def kill_migration(url: str, when: When, commit: int) -> None:
    """Run `graphsvc migrate`, and kill it before or after that commit reaches the server."""
    with CutLine(url) as line:
        command = [sys.executable, "-m", "graphsvc", "migrate"]
        migrating = subprocess.Popen(command, env=os.environ | {"GRAPHSVC_STORE": line.url})  # noqa: S603  our own
        line.cut_next_commit(when, skipping=commit, then=migrating.kill)
        assert migrating.wait(120) == -9
        assert line.cuts == 1


def migrated(store: Store) -> None:
    """Bring the store to the newest version, and look at it."""
    assert store.init() == newest_version()
    assert store.check() == ()
    assert store.get(OPERATOR, Client, client("A").id).reference == "A"


def stored(driver: Driver) -> list[tuple[str, ...]]:
    """Every node with its properties and links."""
    return sorted(tuple(map(str, record.values())) for record in driver.execute_query(EVERYTHING).records)
