"""Looking after a kill at what a writer was told is stored, and repeating what it did not hear about."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import pytest

from graphsvc.errors import NotFound, StoreUnavailable
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import AuditEntry, Client, Link, Profile
from graphsvc.stores import Store
from tests.faults.writer import case, changes, key

T = TypeVar("T")
_REPEATS = 10


def look_and_repeat(store: Store, run: str, acknowledged: list[int]) -> None:
    """Fail unless each acknowledged write is stored whole, and the one under way is there in whole or not at all.

    That one is then repeated with its key: it is there exactly once.
    """
    assert acknowledged == list(range(len(acknowledged)))
    uncertain = len(acknowledged)
    assert until_answered(lambda: stored_whole(store, run, uncertain)) == [True] * uncertain
    assert stored_whole(store, run, uncertain + 2)[uncertain + 1] is False
    first = until_answered(lambda: store.write(OPERATOR, key(run, uncertain), changes(run, uncertain)))
    assert store.write(OPERATOR, key(run, uncertain), changes(run, uncertain)) == first
    assert stored_whole(store, run, uncertain + 1) == [True] * (uncertain + 1)


def until_answered(request: Callable[[], T]) -> T:
    """What the request answers, repeated as `StoreUnavailable` asks for: a server that has just started is slow."""
    for _ in range(_REPEATS):
        with suppress(StoreUnavailable):
            return request()
    return request()


def repeat_after_cut(store: Store, through: Store, run: str, number: int, *, kept: bool) -> None:
    """Write where the line is cut at the commit, which was `kept` or not; the repeat with its key makes it once."""
    with pytest.raises(StoreUnavailable, match="repeat a write with the same key"):
        through.write(OPERATOR, key(run, number), changes(run, number))
    assert stored_whole(store, run, number + 1)[number] is kept
    first = through.write(OPERATOR, key(run, number), changes(run, number))
    assert through.write(OPERATOR, key(run, number), changes(run, number)) == first
    assert stored_whole(store, run, number + 1) == [True] * (number + 1)


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
