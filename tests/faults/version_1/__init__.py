"""A store of schema version 1 with a small graph, as release 0.1.0 left it; whatever the schema is today."""

import sqlite3
from contextlib import closing
from pathlib import Path

from neo4j import Driver

from graphsvc.files import data_folder
from graphsvc.stores.neo4j.statements import load_script
from tests.contract.clearing import remove_everything

_HERE = Path(__file__).parent


def make_sqlite_of_version_1(path: Path) -> None:
    """Write the graph into a new file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        for script in (_first_migration("sql"), _HERE / "graph.sql"):
            connection.executescript(script.read_text(encoding="utf-8"))
        connection.commit()


def make_neo4j_of_version_1(driver: Driver) -> None:
    """Replace all that the database holds by the graph."""
    remove_everything(driver)
    with driver.session() as session:
        for script in (_first_migration("cypher"), _HERE / "graph.cypher"):
            with session.begin_transaction() as tx:
                for statement in load_script(script):
                    tx.run(statement).consume()
                tx.commit()
        session.run("CREATE (:SchemaVersion {version: 1, applied_at: datetime('2026-11-23T12:00:00Z')})").consume()
        session.run("CALL db.awaitIndexes(600)").consume()


def _first_migration(ending: str) -> Path:
    return data_folder("schema") / "migrations" / f"0001_first_graph.{ending}"
