"""A graph goes from any store to any other, and is compared with its source at the end."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from graphsvc.errors import InvalidInput, StoreNotReady, StoreUnavailable
from graphsvc.exchange.copying import compare, copy
from graphsvc.model.actor import OPERATOR
from graphsvc.model.changes import Create
from graphsvc.model.derived import AuditEntry, Client, Link, Organisation, Record
from graphsvc.stores import Store, open_store
from tests.contract.graph import GROUND, SCHOOL, client, link, network, organisation, profile, put, write

NET = network("Netz")
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def other() -> Iterator[Store]:
    """A second store, in memory, that nobody has set up."""
    opened = open_store("sqlite:///:memory:")
    yield opened
    opened.close()


@pytest.fixture
def filled(store: Store) -> Iterator[Store]:
    """The store with a graph, a write key and an audit trail."""
    person = client("A")
    membership = link("MEMBER_OF", SCHOOL, NET, valid_from=date(2026, 1, 1))
    put(store, *GROUND, NET, person, profile(person, 1), links=[membership])
    write(store, "key", Create(organisation("Verein", revision=0).record))
    yield store
    store.resume_writing()


def content(store: Store) -> list[Record | Link]:
    """Everything but the audit trail, to which the copy adds on both sides."""
    return [item for item in store.export(OPERATOR) if not isinstance(item, AuditEntry)]


def test_a_copy_holds_what_its_source_holds(filled: Store, other: Store) -> None:
    compared = copy(filled, other)
    assert content(other) == content(filled)
    assert all(part.equal for part in compared)
    assert {"Client", "WriteKey", "AuditEntry", "MEMBER_OF"} <= {part.what for part in compared}


def test_a_copy_comes_back_the_same(filled: Store, other: Store) -> None:
    before = content(filled)
    copy(filled, other)
    third = open_store("sqlite:///:memory:")
    copy(other, third)
    # Into the store it came from: nothing changes, whatever the kinds of the two stores.
    compared = copy(third, filled, into_filled=True)
    third.close()
    assert all(part.equal for part in compared)
    assert content(filled) == before


def test_a_repeated_write_is_known_to_the_copy(filled: Store, other: Store) -> None:
    copy(filled, other)
    change = Create(organisation("Verein", revision=0).record)
    assert write(other, "key", change) == write(filled, "key", change)


def test_a_target_that_holds_records_is_refused_unless_told(filled: Store, other: Store) -> None:
    other.init()
    put(other, SCHOOL)
    with pytest.raises(InvalidInput, match="into-filled"):
        copy(filled, other)
    assert len(content(other)) == 1
    assert all(part.equal for part in copy(filled, other, into_filled=True))


def test_the_source_may_be_written_again_after_the_copy(filled: Store, other: Store) -> None:
    copy(filled, other)
    put(filled, organisation("Später"))


def test_the_source_stays_paused_for_a_move(filled: Store, other: Store) -> None:
    copy(filled, other, stay_paused=True)
    with pytest.raises(StoreUnavailable):
        put(filled, organisation("Später"))
    put(other, organisation("Später"))


def test_the_source_refuses_writes_during_the_copy_and_takes_them_after_an_error(filled: Store, other: Store) -> None:
    refused = []

    def write_meanwhile(_stored: int) -> None:
        with pytest.raises(StoreUnavailable):
            put(filled, organisation("Dazwischen"))
        refused.append(True)
        message = "the line is cut"
        raise OSError(message)

    with pytest.raises(OSError, match="cut"):
        copy(filled, other, stay_paused=True, progress=write_meanwhile)
    assert refused == [True]
    put(filled, organisation("Später"))


def test_a_copy_that_broke_off_is_completed_by_a_repeat(filled: Store, other: Store) -> None:
    other.init()
    other.load(OPERATOR, [item for item in content(filled) if isinstance(item, Organisation)])
    assert all(part.equal for part in copy(filled, other, into_filled=True))
    assert content(other) == content(filled)


def test_casework_is_counted_in_the_comparison_but_never_named(filled: Store, other: Store) -> None:
    compared = copy(filled, other)
    assert client("A").id not in str(compared)
    assert next(part.source_count for part in compared if part.what == Client.label) == 1


def left_out(items: list[Record | Link]) -> list[Record | Link]:
    """The items without the first."""
    return items[1:]


def changed(items: list[Record | Link]) -> list[Record | Link]:
    """The items with another name in the first."""
    assert isinstance(items[0], Organisation)
    return [replace(items[0], name="anders"), *items[1:]]


@pytest.mark.parametrize("fault", [left_out, changed])
def test_a_difference_is_found(fault: Callable[[list[Record | Link]], list[Record | Link]]) -> None:
    items: list[Record | Link] = [organisation(name).record for name in ("A", "B")]
    items.sort(key=lambda item: item.id if isinstance(item, Record) else "")
    assert [part.equal for part in compare(items, items, BEGAN)] == [True]
    assert [part.equal for part in compare(items, fault(items), BEGAN)] == [False]


def test_what_else_the_target_holds_makes_no_difference() -> None:
    items: list[Record | Link] = [organisation(name).record for name in ("A", "B", "C")]
    items.sort(key=lambda item: item.id if isinstance(item, Record) else "")
    for missing in range(3):
        assert [part.equal for part in compare(items[:missing] + items[missing + 1 :], items, BEGAN)] == [True]


def test_a_missing_link_is_found() -> None:
    joined: list[Record | Link] = [link("MEMBER_OF", SCHOOL, NET, valid_from=date(2026, 1, 1))]
    assert [part.equal for part in compare(joined, [], BEGAN)] == [False]


def test_a_source_without_schema_is_not_copied(store_without_schema: Store, other: Store) -> None:
    with pytest.raises(StoreNotReady, match="graphsvc init"):
        copy(store_without_schema, other)
