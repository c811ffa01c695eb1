"""Export: everything that is stored, once and in order; and the pause in which nothing is written."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graphsvc.errors import NotAllowed, NotSignedIn, StoreUnavailable
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.changes import Create, Retire
from graphsvc.model.derived import AuditEntry, Client, Link, Organisation, Record, WriteKey
from graphsvc.stores import Store
from tests.contract.graph import (
    CASE_SYSTEM,
    COORDINATOR,
    COUNSELLOR,
    COURSE,
    GROUND,
    INSTANT,
    SCHOOL,
    Piece,
    client,
    link,
    network,
    organisation,
    profile,
    put,
    write,
)

# More than one page of any store.
MANY = [organisation(f"Verein {number}") for number in range(1_100)]
NET = network("Netz")


def exported(store: Store) -> list[Record | Link]:
    """Everything that an export gives."""
    return list(store.export(OPERATOR))


def of_the_graph(items: list[Record | Link]) -> list[Record | Link]:
    """The items without what the store writes about its own writes."""
    return [item for item in items if not isinstance(item, AuditEntry | WriteKey)]


@pytest.fixture(autouse=True)
def _never_left_paused(store: Store) -> Iterator[None]:
    yield
    store.resume_writing()


def test_an_export_gives_back_every_record_and_link_that_was_loaded(store: Store) -> None:
    person = client("A")
    facts = profile(person, 1)
    membership = link("MEMBER_OF", SCHOOL, NET, valid_from=date(2026, 1, 1))
    pieces: list[Piece[Any]] = [*GROUND, person, facts, NET]
    put(store, *pieces, links=[membership])
    found = of_the_graph(exported(store))
    records = [item for item in found if not isinstance(item, Link)]
    links = [item for item in found if isinstance(item, Link)]
    assert records == sorted((piece.record for piece in pieces), key=lambda record: (record.label, record.id))
    stored = [membership, *(item for piece in pieces for item in piece.links)]
    assert sorted(links, key=repr) == sorted(stored, key=repr)
    # All records before all links, so that a load finds the ends.
    assert found == [*records, *links]


def test_links_come_by_label_of_the_source_source_type_and_target(store: Store) -> None:
    put(store, *GROUND, NET, links=[link("MEMBER_OF", SCHOOL, NET, valid_from=date(2026, 1, 1))])
    links = [item for item in exported(store) if isinstance(item, Link)]
    for label_prefix in {item.source[:3] for item in links}:
        mine = [(item.source, item.type, item.target) for item in links if item.source.startswith(label_prefix)]
        assert mine == sorted(mine)
    seen = [item.source[:3] for item in links]
    # The prefixes of counselling service, offer and organisation, in the order of the labels.
    assert list(dict.fromkeys(seen)) == ["svc", "off", "org"]


def test_pages_neither_lose_nor_repeat_a_record(store: Store) -> None:
    put(store, *MANY)
    found = [item.id for item in exported(store) if isinstance(item, Organisation)]
    assert found == sorted(piece.id for piece in MANY)


def test_pages_neither_lose_nor_repeat_a_link(store: Store) -> None:
    links = [link("MEMBER_OF", piece, NET, valid_from=date(2026, 1, 1)) for piece in MANY]
    put(store, NET, *MANY, links=links)
    found = [item for item in exported(store) if isinstance(item, Link)]
    assert found == sorted(links, key=lambda item: item.source)


def test_retired_records_tokens_of_writes_and_audit_entries_are_exported(store: Store) -> None:
    write(store, "create", Create(replace(SCHOOL.record, revision=0)))
    write(store, "retire", Retire(SCHOOL.id, 1))
    found = exported(store)
    assert [item.retired_at is not None for item in found if isinstance(item, Organisation)] == [True]
    assert len([item for item in found if isinstance(item, WriteKey)]) == 2
    assert len([item for item in found if isinstance(item, AuditEntry) and item.action == "write"]) == 2


def test_an_export_leaves_one_audit_entry(store: Store) -> None:
    put(store, client("A"))
    exported(store)
    read = [item for item in exported(store) if isinstance(item, AuditEntry) and item.action == "read"]
    assert [(entry.account, entry.records) for entry in read] == [(OPERATOR.account, ())] * 2


def test_an_empty_store_exports_only_the_trace_of_the_export(store: Store) -> None:
    assert [type(item) for item in exported(store)] == [AuditEntry]


def test_the_caller_may_write_while_it_walks(store: Store) -> None:
    put(store, *MANY)
    met = set()
    for number, item in enumerate(store.export(OPERATOR)):
        if number == 1:
            write(store, "meanwhile", Create(replace(SCHOOL.record, revision=0)))
        met.add(item.id if isinstance(item, Record) else item.source)
    assert met >= {piece.id for piece in MANY}


def test_a_loaded_export_is_the_same_graph(store: Store) -> None:
    put(store, *GROUND, client("A"))
    before = of_the_graph(exported(store))
    store.load(OPERATOR, before)
    assert of_the_graph(exported(store)) == before


@pytest.mark.parametrize("actor", [COUNSELLOR, CASE_SYSTEM, COORDINATOR])
def test_only_operators_export(store: Store, actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        store.export(actor)


def test_nobody_exports_without_signing_in(store: Store) -> None:
    with pytest.raises(NotSignedIn):
        store.export(None)


def test_a_store_is_empty_until_something_is_stored(store: Store) -> None:
    assert store.is_empty()
    put(store, replace(SCHOOL, record=replace(SCHOOL.record, retired_at=INSTANT)))
    assert not store.is_empty()


@pytest.mark.parametrize(
    "refused",
    [
        lambda store: write(store, "new", Create(replace(NET.record, revision=0))),
        lambda store: put(store, NET),
        lambda store: store.get(OPERATOR, Client, client("A").id),
        lambda store: store.page(COUNSELLOR, Client),
    ],
    ids=["write", "load", "read of casework", "page of casework"],
)
def test_what_would_write_is_refused_while_writing_is_paused(store: Store, refused: Callable[[Store], object]) -> None:
    put(store, *GROUND, client("A"))
    store.pause_writing()
    before = exported(store)
    with pytest.raises(StoreUnavailable, match="graphsvc resume"):
        refused(store)
    after = exported(store)
    store.resume_writing()
    # Each export leaves its own entry, even then.
    assert of_the_graph(after) == of_the_graph(before)
    assert len(after) == len(before) + 1
    refused(store)


def test_everything_else_is_read_while_writing_is_paused(store: Store) -> None:
    put(store, *GROUND)
    store.pause_writing()
    assert store.get(None, Organisation, SCHOOL.id) == SCHOOL.record
    assert store.offer_facts(COURSE.id, date(2026, 1, 1)).topics == ("german_course",)
    assert store.check() == ()
    store.ready()
    store.resume_writing()


def test_a_pause_ends_once_however_often_it_began(store: Store) -> None:
    store.pause_writing()
    store.pause_writing()
    store.resume_writing()
    store.resume_writing()
    put(store, SCHOOL)
    assert store.get(None, Organisation, SCHOOL.id) == SCHOOL.record


def test_no_write_is_acknowledged_once_the_pause_has_begun(store: Store) -> None:
    def create(number: int) -> bool:
        try:
            write(store, f"key {number}", Create(replace(MANY[number].record, revision=0)))
        except StoreUnavailable:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(create, number) for number in range(40)]
        store.pause_writing()
        found = [item for item in exported(store) if isinstance(item, Organisation)]
        acknowledged = sum(done.result() for done in running)
    store.resume_writing()
    assert len(found) == acknowledged
