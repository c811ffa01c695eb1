"""A client process that is killed in the middle of its work: what it was told is kept, and nothing is half done."""

from pathlib import Path

from graphsvc.errors import NotFound
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import AuditEntry, Client, Link, Profile
from graphsvc.stores import Store, open_store
from tests.contract.graph import BODIES, put
from tests.faults.processes import killed_after
from tests.faults.writer import case, changes, key

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
        acknowledged = killed_after(url, run, 1 + number * 3 % 11)
        assert acknowledged == list(range(len(acknowledged)))
        uncertain = len(acknowledged)
        assert set(stored_whole(store, run, uncertain)) == {True}
        assert stored_whole(store, run, uncertain + 2)[uncertain + 1] is False
        first = store.write(OPERATOR, key(run, uncertain), changes(run, uncertain))
        assert store.write(OPERATOR, key(run, uncertain), changes(run, uncertain)) == first
        assert stored_whole(store, run, uncertain + 1) == [True] * (uncertain + 1)
    assert store.check() == ()


def stored_whole(store: Store, run: str, count: int) -> list[bool]:
    """Whether each of the writes is stored; fails where one is there in part, or its audit entry not exactly once."""
    written = [entry.records for entry in audit_entries(store) if entry.action == "write"]
    found = []
    for number in range(count):
        person, facts = case(run, number)
        parts = [is_stored(store, Client, person.id), is_stored(store, Profile, facts.id)]
        there = all(parts)
        assert there or not any(parts)
        assert written.count(tuple(sorted((person.id, facts.id)))) == there
        if there:
            assert store.links(OPERATOR, facts.id) == (Link("PROFILE_OF", facts.id, person.id),)
        found.append(there)
    return found


def is_stored(store: Store, kind: type[Client | Profile], record_id: str) -> bool:
    """Whether the record exists."""
    try:
        store.get(OPERATOR, kind, record_id)
    except NotFound:
        return False
    return True


def audit_entries(store: Store) -> list[AuditEntry]:
    """All audit entries."""
    entries: list[AuditEntry] = []
    after = None
    while True:
        page = store.page(OPERATOR, AuditEntry, after=after, limit=200)
        entries += page.records
        after = page.next_after
        if after is None:
            return entries
