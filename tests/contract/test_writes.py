"""Writes: whole or not at all, never over somebody else's change, and once however often they are sent."""

from dataclasses import replace

import pytest

from graphsvc.errors import (
    AlreadyExists,
    GraphsvcError,
    InvalidInput,
    NoPlaceLeft,
    NotFound,
    VersionConflict,
    WriteKeyReused,
)
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.changes import Change, Create, Join, Restore, Retire, TakePlace, Unjoin, Update
from graphsvc.model.derived import Intake, Offer, Organisation
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from tests.contract.graph import (
    COUNSELLOR,
    COUNSELLOR_ELSEWHERE,
    COURSE,
    GERMAN,
    GROUND,
    HOUSING,
    MBE,
    SCHOOL,
    creating,
    intake,
    link,
    offer,
    organisation,
    put,
    write,
)

BODY = organisation("Verein")
START = intake(COURSE, places=1)


def renamed(name: str, revision: int = 1) -> Update:
    """A change of the name of the body."""
    return Update(replace(BODY.record, name=name, revision=revision))


def test_a_change_of_an_old_version_is_refused_and_both_versions_are_shown(store: Store) -> None:
    put(store, BODY)
    write(store, "hers", renamed("Ihr Name"))
    with pytest.raises(VersionConflict) as caught:
        write(store, "his", renamed("Sein Name"))
    assert caught.value.record_id == BODY.id
    assert caught.value.yours == renamed("Sein Name").record
    assert caught.value.stored == store.get(None, Organisation, BODY.id)
    assert caught.value.stored.name == "Ihr Name"


@pytest.mark.parametrize("revision", [0, 2, 99])
def test_a_revision_that_was_never_read_is_refused(store: Store, revision: int) -> None:
    put(store, BODY)
    with pytest.raises(VersionConflict):
        write(store, "key", renamed("Neu", revision))
    assert store.get(None, Organisation, BODY.id) == BODY.record


@pytest.mark.parametrize("change", [Retire(BODY.id, 1), Restore(BODY.id, 1)])
def test_an_old_version_is_neither_retired_nor_restored(store: Store, change: Change) -> None:
    put(store, BODY)
    write(store, "rename", renamed("Neu"))
    with pytest.raises(VersionConflict) as caught:
        write(store, "old", change)
    assert caught.value.stored == store.get(None, Organisation, BODY.id)
    assert caught.value.stored.retired_at is None


def test_a_taken_place_makes_the_version_that_was_read_an_old_one(store: Store) -> None:
    put(store, *GROUND, START)
    write(store, "take", TakePlace(START.id))
    with pytest.raises(VersionConflict):
        write(store, "edit", Update(replace(START.record, places=20)))
    assert store.get(None, Intake, START.id).booked == 1


FAILING: list[tuple[Change, type[GraphsvcError]]] = [
    (Update(replace(SCHOOL.record, revision=7)), VersionConflict),
    (Update(organisation("fehlt").record), NotFound),
    (Create(SCHOOL.record), AlreadyExists),
    (Join(link("ADDRESSES", COURSE, offer("kein Thema"))), InvalidInput),
    (Join(link("KEPT_BY", offer("fehlt"), MBE)), NotFound),
    (Unjoin(link("PROVIDED_BY", COURSE, SCHOOL)), InvalidInput),
    (TakePlace(intake(COURSE, places=0).id), NoPlaceLeft),
    (Retire(SCHOOL.id, 9), VersionConflict),
]


@pytest.mark.parametrize(("last", "error"), FAILING, ids=[f"{e.__name__}-{type(c).__name__}" for c, e in FAILING])
def test_nothing_of_a_write_stays_when_its_last_change_fails(
    store: Store, last: Change, error: type[GraphsvcError]
) -> None:
    put(store, *GROUND, intake(COURSE, places=0))
    before = store.links(None, COURSE.id)
    new = offer("Neu")
    with pytest.raises(error):
        write(store, "key", *creating(new), Join(link("ADDRESSES", COURSE, HOUSING)), Retire(COURSE.id, 1), last)
    with pytest.raises(NotFound):
        store.get(None, Offer, new.id)
    assert store.links(None, COURSE.id) == before
    assert store.get(None, Offer, COURSE.id) == COURSE.record


def test_no_place_is_taken_when_a_later_change_fails(store: Store) -> None:
    put(store, *GROUND, START)
    with pytest.raises(NotFound):
        write(store, "key", TakePlace(START.id), renamed("fehlt"))
    assert store.get(None, Intake, START.id) == START.record


def test_the_second_place_of_one_is_refused_and_the_first_given_back(store: Store) -> None:
    put(store, *GROUND, START)
    with pytest.raises(NoPlaceLeft) as caught:
        write(store, "two", TakePlace(START.id), TakePlace(START.id))
    assert caught.value.intake_id == START.id
    assert store.get(None, Intake, START.id).booked == 0


def test_a_repeat_with_the_same_key_returns_the_first_receipt_and_writes_nothing(store: Store) -> None:
    put(store, *GROUND, replace(START, record=replace(START.record, places=9)))
    first = write(store, "key", TakePlace(START.id))
    write(store, "between", TakePlace(START.id))
    assert write(store, "key", TakePlace(START.id)) == first
    assert store.get(None, Intake, START.id).booked == 2


def test_a_repeat_is_answered_although_the_record_has_changed_since(store: Store) -> None:
    put(store, BODY)
    first = write(store, "key", renamed("Neu"))
    write(store, "later", renamed("Noch neuer", 2))
    assert write(store, "key", renamed("Neu")) == first
    assert store.get(None, Organisation, BODY.id).name == "Noch neuer"


def test_a_key_used_for_other_changes_is_refused(store: Store) -> None:
    put(store, BODY)
    write(store, "key", renamed("Neu"))
    with pytest.raises(WriteKeyReused):
        write(store, "key", renamed("Anders", 2))
    assert store.get(None, Organisation, BODY.id).name == "Neu"


def test_the_order_of_the_changes_belongs_to_the_key(store: Store) -> None:
    other = organisation("Anderer")
    write(store, "key", Create(BODY.record), Create(other.record))
    with pytest.raises(WriteKeyReused):
        write(store, "key", Create(other.record), Create(BODY.record))


def test_a_refused_write_leaves_its_key_free(store: Store) -> None:
    put(store, BODY)
    with pytest.raises(VersionConflict):
        write(store, "key", renamed("Neu", 5))
    write(store, "key", renamed("Neu"))
    assert store.get(None, Organisation, BODY.id).name == "Neu"


@pytest.mark.parametrize(
    "others",
    [
        (COUNSELLOR, "key", COUNSELLOR_ELSEWHERE, "key"),
        (Actor("a:b", "operator"), "c", Actor("a", "operator"), "b:c"),
        (Actor("a", "operator"), "/b", Actor("a/", "operator"), "b"),
        (Actor("a", "operator"), "\x1fb", Actor("a\x1f", "operator"), "b"),
    ],
)
def test_keys_of_different_accounts_never_meet(store: Store, others: tuple[Actor, str, Actor, str]) -> None:
    put(store, BODY)
    first, first_key, second, second_key = others
    write(store, first_key, renamed("Erster"), actor=first)
    write(store, second_key, renamed("Zweiter", 2), actor=second)
    assert store.get(None, Organisation, BODY.id).name == "Zweiter"


def test_a_key_is_told_apart_by_case_and_spaces(store: Store) -> None:
    put(store, BODY)
    for revision, key in enumerate(["key", "KEY", " key", "key ", "ke\u0301y", "k\u00e9y"], start=1):
        write(store, key, renamed(f"Name {revision}", revision))
    assert store.get(None, Organisation, BODY.id).revision == 7


def test_the_longest_key_is_kept_whole(store: Store) -> None:
    put(store, BODY)
    write(store, "ü" * 199 + "a", renamed("Erster"))
    write(store, "ü" * 199 + "b", renamed("Zweiter", 2))
    assert store.get(None, Organisation, BODY.id).name == "Zweiter"


@pytest.mark.parametrize("key", ["", "k" * 201])
def test_an_empty_or_longer_key_is_refused(store: Store, key: str) -> None:
    put(store, BODY)
    with pytest.raises(InvalidInput):
        write(store, key, renamed("Neu"))
    assert store.get(None, Organisation, BODY.id) == BODY.record


def test_a_receipt_names_each_changed_record_once_with_its_last_revision(store: Store) -> None:
    put(store, *GROUND, BODY, replace(START, record=replace(START.record, places=5)))
    receipt = write(
        store,
        "key",
        TakePlace(START.id),
        TakePlace(START.id),
        renamed("Neu"),
        Retire(BODY.id, 2),
        Join(link("ADDRESSES", COURSE, HOUSING)),
    )
    assert receipt.revisions == {START.id: 3, BODY.id: 3}


def test_links_leave_the_revision_of_both_ends_alone(store: Store) -> None:
    put(store, *GROUND)
    write(store, "join", Join(link("ADDRESSES", COURSE, HOUSING)))
    write(store, "unjoin", Unjoin(link("ADDRESSES", COURSE, GERMAN)))
    assert store.get(None, Offer, COURSE.id).revision == 1


def test_a_change_of_something_that_is_no_record_is_refused(store: Store) -> None:
    with pytest.raises((NotFound, InvalidInput)):
        store.write(OPERATOR, "key", [Retire("nonsense", 1)])
    with pytest.raises(NotFound):
        store.write(OPERATOR, "key", [Retire(seed_id(Offer, "missing"), 1)])
