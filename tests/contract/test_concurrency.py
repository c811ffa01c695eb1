"""Many at once: no place is sold twice, no key writes twice, no change is lost."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from threading import Barrier
from typing import TypeVar

from graphsvc.errors import GraphsvcError, NoPlaceLeft, VersionConflict
from graphsvc.model.actor import OPERATOR
from graphsvc.model.changes import Change, Create, GivePlaceBack, Join, Receipt, TakePlace, Update
from graphsvc.model.derived import AuditEntry, Intake, Organisation
from graphsvc.model.ids import new_id
from graphsvc.stores import Store
from tests.contract.graph import (
    CITY,
    COURSE,
    DISTRICT,
    GROUND,
    PLACES,
    SCHOOL,
    intake,
    link,
    organisation,
    put,
    write,
)

T = TypeVar("T")


def at_once(works: Sequence[Callable[[], T]]) -> list[T | GraphsvcError]:
    """What each work answered or raised; all begin together, each in a thread of its own."""
    barrier = Barrier(len(works))

    def run(work: Callable[[], T]) -> T | GraphsvcError:
        barrier.wait()
        try:
            return work()
        except GraphsvcError as error:
            return error

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def writer(store: Store, key: str, *changes: Change) -> Callable[[], Receipt]:
    """A write that has not yet begun."""
    return lambda: store.write(OPERATOR, key, changes)


def succeeded(answers: Sequence[object]) -> int:
    """How many of the answers are receipts."""
    return sum(isinstance(answer, Receipt) for answer in answers)


def test_the_last_places_go_to_exactly_as_many_takers(store: Store) -> None:
    start = intake(COURSE, places=5)
    put(store, *GROUND, start)
    for attempt in range(2):
        answers = at_once([writer(store, f"{attempt} {number}", TakePlace(start.id)) for number in range(8)])
        refused = [answer for answer in answers if not isinstance(answer, Receipt)]
        assert succeeded(answers) == (5 if attempt == 0 else 0)
        assert all(isinstance(answer, NoPlaceLeft) for answer in refused)
    assert store.get(None, Intake, start.id).booked == 5


def test_many_takers_and_givers_keep_the_count(store: Store) -> None:
    start = intake(COURSE, places=20, booked=8)
    put(store, *GROUND, start)
    takers = [writer(store, f"take {number}", TakePlace(start.id)) for number in range(5)]
    givers = [writer(store, f"give {number}", GivePlaceBack(start.id)) for number in range(3)]
    assert succeeded(at_once([*takers, *givers])) == 8
    stored = store.get(None, Intake, start.id)
    assert (stored.booked, stored.revision) == (10, 9)


def test_two_takers_of_the_same_intakes_in_crossed_order_both_get_their_places(store: Store) -> None:
    one = intake(COURSE, places=9)
    other = intake(COURSE, one.record.starts_on.replace(day=20), places=9)
    put(store, *GROUND, one, other)
    there, back = [TakePlace(one.id), TakePlace(other.id)], [TakePlace(other.id), TakePlace(one.id)]
    works = [writer(store, str(number), *(there if number % 2 else back)) for number in range(6)]
    assert succeeded(at_once(works)) == 6
    assert [store.get(None, Intake, start.id).booked for start in (one, other)] == [6, 6]


def test_sixteen_repeats_of_one_write_at_once_write_once(store: Store) -> None:
    start = intake(COURSE, places=20)
    put(store, *GROUND, start)
    before = len(store.page(OPERATOR, AuditEntry, limit=200).records)
    answers = at_once([writer(store, "key", TakePlace(start.id))] * 16)
    assert answers == [Receipt({start.id: 2})] * 16
    assert store.get(None, Intake, start.id).booked == 1
    assert len(store.page(OPERATOR, AuditEntry, limit=200).records) == before + 1


def test_sixteen_repeats_of_one_creation_at_once_create_once(store: Store) -> None:
    new = Organisation(id=new_id(Organisation), name="Neu", kind="chamber", synthetic=True)
    assert at_once([writer(store, "key", Create(new))] * 16) == [Receipt({new.id: 1})] * 16
    assert len(store.page(None, Organisation).records) == 1


def test_of_two_writers_of_one_record_one_wins_and_the_other_sees_both_versions(store: Store) -> None:
    body = organisation("Verein")
    put(store, body)
    mine, yours = replace(body.record, name="Meiner"), replace(body.record, name="Deiner")
    answers = at_once([writer(store, "mine", Update(mine)), writer(store, "yours", Update(yours))])
    (conflict,) = [answer for answer in answers if isinstance(answer, VersionConflict)]
    stored = store.get(None, Organisation, body.id)
    assert succeeded(answers) == 1
    assert conflict.stored == stored
    assert {conflict.yours.name, stored.name} == {"Meiner", "Deiner"}


def test_two_who_set_the_only_target_at_once_leave_one(store: Store) -> None:
    put(store, *GROUND, *PLACES)
    for attempt in range(4):
        works = [
            writer(store, f"{attempt} {number}", Join(link("BASED_IN", SCHOOL, spot)))
            for number, spot in enumerate((CITY, DISTRICT))
        ]
        assert succeeded(at_once(works)) == 2
        assert len(store.links(None, SCHOOL.id)) == 1


def test_of_two_creations_with_one_unique_value_one_wins(store: Store) -> None:
    spots = [replace(CITY.record, id=new_id(type(CITY.record))) for _ in range(6)]
    answers = at_once([writer(store, spot.id, Create(spot)) for spot in spots])
    assert succeeded(answers) == 1
    assert {type(answer).__name__ for answer in answers} == {"Receipt", "AlreadyExists"}


def test_readers_see_a_write_whole_or_not_at_all(store: Store) -> None:
    start = intake(COURSE, places=50)
    put(store, *GROUND, start, organisation("Verein"))

    def both(number: int) -> Callable[[], Receipt]:
        first = Organisation(id=new_id(Organisation), name=f"Paar {number}", kind="chamber", synthetic=True)
        return writer(store, f"pair {number}", Create(first), Create(replace(first, id=new_id(Organisation))))

    def pairs() -> set[int]:
        names = [record.name for record in store.page(None, Organisation, limit=200).records]
        return {names.count(name) for name in names if name.startswith("Paar")}

    answers = at_once([*(both(number) for number in range(4)), *([pairs] * 4)])
    assert succeeded(answers) == 4
    assert all(answer <= {2} for answer in answers if isinstance(answer, set))


def test_a_receipt_is_given_only_after_the_write_can_be_read(store: Store) -> None:
    def create_and_read(number: int) -> str:
        new = Organisation(id=new_id(Organisation), name=f"Neu {number}", kind="chamber", synthetic=True)
        write(store, new.id, Create(new))
        return store.get(None, Organisation, new.id).name

    answers = at_once([partial(create_and_read, number) for number in range(8)])
    assert answers == [f"Neu {number}" for number in range(8)]
