"""The audit trail: one entry for each read of casework and each write, and none for what did not happen."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest

from graphsvc.errors import GraphsvcError, NotAllowed
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.changes import Create, Join, Retire, TakePlace, Update
from graphsvc.model.derived import AuditEntry, Client, Offer, Organisation, Place, Topic, WriteKey
from graphsvc.model.facts import TieKind, Window
from graphsvc.model.ids import new_id, seed_id
from graphsvc.stores import Store
from tests.contract.graph import (
    CITY,
    COORDINATOR,
    COUNSELLOR,
    COURSE,
    DAY,
    GROUND,
    JMD,
    PLACES,
    SCHOOL,
    agreement,
    client,
    goal,
    intake,
    link,
    network,
    organisation,
    profile,
    put,
    referral,
    write,
)

CLIENT = client("A")
SECOND = client("B")
THEIRS = client("C", holder=JMD)
AGREEMENT = agreement(CLIENT)
GOAL = goal(AGREEMENT)
PROFILE = profile(CLIENT, 1)
SENT = referral("R", COURSE)
START = intake(COURSE, places=5)
YEAR = Window(date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture
def stocked(store: Store) -> Store:
    """The store with two cases of one service and one of another."""
    put(store, *GROUND, *PLACES, CLIENT, SECOND, THEIRS, AGREEMENT, GOAL, PROFILE, SENT, START)
    return store


def entries(store: Store) -> dict[str, AuditEntry]:
    """The audit entries by id; reading them leaves no trace, because they are no casework."""
    return {entry.id: entry for entry in store.page(OPERATOR, AuditEntry, limit=200).records}


def left_by(store: Store, action: Callable[[], object]) -> list[AuditEntry]:
    """The entries that the action leaves, whether it succeeds or not."""
    before = entries(store)
    with suppress(GraphsvcError):
        action()
    return [entry for key, entry in entries(store).items() if key not in before]


READS: dict[str, tuple[Callable[[Store, Actor], object], set[str]]] = {
    "get": (lambda store, actor: store.get(actor, Client, CLIENT.id), {CLIENT.id}),
    "page": (lambda store, actor: store.page(actor, Client), {CLIENT.id, SECOND.id}),
    "links": (lambda store, actor: store.links(actor, GOAL.id), {GOAL.id}),
    "neighbourhood": (
        lambda store, actor: store.neighbourhood(actor, CLIENT.id),
        {CLIENT.id, AGREEMENT.id, PROFILE.id},
    ),
    "neighbourhood of a public record": (lambda store, actor: store.neighbourhood(actor, COURSE.id), {SENT.id}),
    "goal facts": (lambda store, actor: store.goal_facts(actor, GOAL.id), {GOAL.id, PROFILE.id}),
}


@pytest.mark.parametrize("read", READS)
def test_a_read_of_casework_leaves_one_entry_that_names_what_was_read(stocked: Store, read: str) -> None:
    action, read_ids = READS[read]
    (entry,) = left_by(stocked, lambda: action(stocked, COUNSELLOR))
    assert (entry.role, entry.account, entry.action) == ("counsellor", COUNSELLOR.account, "read")
    assert read_ids <= set(entry.records)
    assert THEIRS.id not in entry.records


QUIET: dict[str, Callable[[Store, Actor], object]] = {
    "get": lambda store, actor: store.get(actor, Offer, COURSE.id),
    "find": lambda store, actor: store.find(actor, Topic, "code", "housing"),
    "page": lambda store, actor: store.page(actor, Offer),
    "links": lambda store, actor: store.links(actor, COURSE.id),
    "neighbourhood": lambda store, actor: store.neighbourhood(actor, CITY.id),
    "search": lambda store, actor: store.search(actor, Offer, "deutsch"),
    "place chain": lambda store, _: store.place_chain("03"),
    "candidates": lambda store, _: store.offer_candidates(["housing"], [], DAY),
    "offer facts": lambda store, _: store.offer_facts(COURSE.id, DAY),
    "roster": lambda store, _: store.roster(YEAR),
    "ties": lambda store, actor: store.ties(actor, TieKind.REFERRAL, YEAR),
    "check": lambda store, _: store.check(),
    "a case that does not exist": lambda store, actor: store.get(actor, Client, seed_id(Client, "missing")),
    "a case of another service": lambda store, actor: store.get(actor, Client, THEIRS.id),
    "an empty page of casework": lambda store, actor: store.page(actor, Client, after="cli_Z"),
}


@pytest.mark.parametrize("read", QUIET)
def test_a_read_that_returns_no_casework_leaves_no_entry(stocked: Store, read: str) -> None:
    assert left_by(stocked, lambda: QUIET[read](stocked, COUNSELLOR)) == []


def test_a_coordinator_who_is_refused_leaves_no_entry(stocked: Store) -> None:
    assert left_by(stocked, lambda: stocked.get(COORDINATOR, Client, CLIENT.id)) == []


def test_a_write_leaves_one_entry_however_many_changes_it_has(stocked: Store) -> None:
    new = client("D", revision=0)
    (entry,) = left_by(
        stocked,
        lambda: write(
            stocked,
            "k",
            Create(new.record),
            Retire(SECOND.id, 1),
            Join(link("JOINED_BY", AGREEMENT, SCHOOL)),
            TakePlace(START.id),
            actor=COUNSELLOR,
        ),
    )
    assert (entry.role, entry.account, entry.action) == ("counsellor", COUNSELLOR.account, "write")
    assert set(entry.records) == {new.id, SECOND.id, AGREEMENT.id, START.id}


def test_a_write_of_a_public_record_leaves_one_entry(stocked: Store) -> None:
    new = organisation("Verein")
    (entry,) = left_by(stocked, lambda: write(stocked, "k", Create(new.record), actor=COORDINATOR))
    assert (entry.action, entry.records) == ("write", (new.id,))


def test_a_repeated_write_leaves_no_second_entry(stocked: Store) -> None:
    write(stocked, "k", TakePlace(START.id), actor=COUNSELLOR)
    assert left_by(stocked, lambda: write(stocked, "k", TakePlace(START.id), actor=COUNSELLOR)) == []


def test_a_write_that_fails_leaves_no_entry(stocked: Store) -> None:
    retire_twice = [Retire(CLIENT.id, 1), Retire(CLIENT.id, 1)]
    assert left_by(stocked, lambda: stocked.write(COUNSELLOR, "k", retire_twice)) == []


def test_a_bulk_load_is_written_down(stocked: Store) -> None:
    left = left_by(stocked, lambda: put(stocked, organisation("Verein")))
    assert {(entry.action, entry.account) for entry in left} == {("write", OPERATOR.account)}


def test_an_entry_says_when(stocked: Store) -> None:
    before = datetime.now(UTC)
    (entry,) = left_by(stocked, lambda: stocked.get(COUNSELLOR, Client, CLIENT.id))
    assert before <= entry.at <= datetime.now(UTC)


def test_reading_the_audit_trail_leaves_no_entry(stocked: Store) -> None:
    stocked.get(COUNSELLOR, Client, CLIENT.id)
    first = entries(stocked)
    assert entries(stocked) == first


def test_what_a_public_reader_looks_up_is_not_written_down(stocked: Store) -> None:
    for kind in (Offer, Organisation, Place):
        assert left_by(stocked, partial(stocked.page, None, kind)) == []


@pytest.mark.parametrize("kind", [AuditEntry, WriteKey])
def test_nobody_changes_what_the_store_keeps_about_its_writes(
    store: Store, kind: type[AuditEntry] | type[WriteKey]
) -> None:
    piece = network("A")
    put(store, piece)
    store.write(OPERATOR, "leaves both", [Update(replace(piece.record, name="renamed"))])
    (kept,) = store.page(OPERATOR, kind).records[-1:]
    for change in (Update(kept), Retire(kept.id, kept.revision), Create(replace(kept, id=new_id(kind)))):
        with pytest.raises(NotAllowed):
            store.write(OPERATOR, "another", [change])
    assert store.get(OPERATOR, kind, kept.id) == kept
