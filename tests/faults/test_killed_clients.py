"""A client process that is killed in the middle of its work: what it was told is kept, and nothing is half done."""

from pathlib import Path

from graphsvc.stores import Store, open_store
from tests.contract.graph import BODIES, put
from tests.faults.kept import look_and_repeat
from tests.faults.processes import killed_after

SQLITE_ROUNDS, NEO4J_ROUNDS = 20, 5


def test_no_write_to_sqlite_is_lost_or_half_done_or_done_twice(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'graph.db'}"
    store = open_store(url)
    store.init()
    kill_and_look(store, url, SQLITE_ROUNDS)
    store.close()


def test_no_write_to_neo4j_is_lost_or_half_done_or_done_twice(cleared_neo4j: Store, neo4j_url: str) -> None:
    kill_and_look(cleared_neo4j, neo4j_url, NEO4J_ROUNDS)


def kill_and_look(store: Store, url: str, rounds: int) -> None:
    """Kill a writer again and again; after each time look at its writes and repeat the one it did not hear about."""
    put(store, *BODIES)
    for number in range(rounds):
        run = f"round {number}"
        look_and_repeat(store, run, killed_after(url, run, 1 + number * 3 % 11))
    assert store.check() == ()
