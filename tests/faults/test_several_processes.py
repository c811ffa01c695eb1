"""Several processes on one store: none meets an error that is not its own, and no change is lost."""

from pathlib import Path

import pytest

from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Client, Intake, Organisation
from graphsvc.stores import Store, open_store
from tests.contract.graph import BODIES, COURSE, GROUND, intake, put
from tests.faults.processes import finished, started
from tests.faults.writer import case

START = intake(COURSE)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a file that has been set up."""
    url = f"sqlite:///{tmp_path / 'graph.db'}"
    store = open_store(url)
    store.init()
    store.close()
    return url


def test_two_processes_that_edit_one_record_in_sqlite_lose_no_change(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    edit_together(store, sqlite_url, 40)
    store.close()


def test_two_processes_that_edit_one_record_in_neo4j_lose_no_change(cleared_neo4j: Store, neo4j_url: str) -> None:
    edit_together(cleared_neo4j, neo4j_url, 15)


def edit_together(store: Store, url: str, times: int) -> None:
    """Let two processes count one waiting list up that often each, and look at the sum."""
    put(store, *GROUND, START)
    said = finished([started(url, "count", START.id, times) for _ in range(2)])
    stored = store.get(None, Intake, START.id)
    assert (stored.waiting, stored.revision) == (2 * times, 2 * times + 1)
    assert sorted(int(revision) for revisions in said for revision in revisions) == list(range(2, 2 * times + 2))


def test_two_writers_and_an_importer_on_one_sqlite_file_meet_no_error(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    put(store, *BODIES)
    writes, loads = 60, 12_000
    tasks = [("create", "one", writes), ("create", "two", writes), ("load", "import", loads)]
    said = finished([started(sqlite_url, *task) for task in tasks])
    assert said[:2] == [[str(number) for number in range(writes)]] * 2
    assert said[2] == [str(loads)]
    for run in ("one", "two"):
        last, _ = case(run, writes - 1)
        assert store.get(OPERATOR, Client, last.id).id == last.id
    assert len(store.search(None, Organisation, f"import {loads - 1}")) == 1
    assert store.check() == ()
    store.close()
