"""Single records: stored, read, found by a unique value, changed, retired and restored."""

from dataclasses import replace

import pytest

from graphsvc.errors import AlreadyExists, InvalidInput, NotFound
from graphsvc.model.actor import OPERATOR
from graphsvc.model.changes import Create, GivePlaceBack, Restore, Retire, TakePlace, Update
from graphsvc.model.derived import Client, CounsellingService, Intake, Offer, Organisation, Place, Topic
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from tests.contract.graph import (
    COUNSELLOR,
    COURSE,
    GROUND,
    PLACES,
    SCHOOL,
    client,
    creating,
    intake,
    offer,
    organisation,
    place,
    put,
    write,
)

BODY = organisation("Verein")


def test_a_created_record_is_read_with_revision_one_and_the_instant_of_its_change(store: Store) -> None:
    receipt = write(store, "create", *creating(BODY))
    stored = store.get(None, Organisation, BODY.id)
    assert receipt.revisions == {BODY.id: 1}
    assert stored.updated_at is not None
    assert stored == replace(BODY.record, revision=1, updated_at=stored.updated_at)


def test_a_record_created_with_its_required_links_has_revision_one(store: Store) -> None:
    put(store, *GROUND)
    new = offer("Neu")
    assert write(store, "create", *creating(new)).revisions[new.id] == 1
    assert store.get(None, Offer, new.id).revision == 1


def test_a_change_counts_the_revision_up_by_one(store: Store) -> None:
    put(store, BODY)
    receipt = write(store, "update", Update(replace(BODY.record, name="Neuer Name")))
    stored = store.get(None, Organisation, BODY.id)
    assert receipt.revisions == {BODY.id: 2}
    assert (stored.name, stored.revision) == ("Neuer Name", 2)


def test_a_change_later_in_a_write_builds_on_an_earlier_one(store: Store) -> None:
    first = replace(BODY.record, revision=0)
    receipt = write(store, "both", Create(first), Update(replace(first, revision=1, name="Zweiter Name")))
    assert receipt.revisions == {BODY.id: 2}
    assert store.get(None, Organisation, BODY.id).name == "Zweiter Name"


def test_a_change_can_take_a_value_away(store: Store) -> None:
    described = offer("Kurs", description="Mit Kinderbetreuung", languages=("de", "ar"))
    put(store, *GROUND, described)
    write(store, "update", Update(replace(described.record, description=None, languages=())))
    stored = store.get(None, Offer, described.id)
    assert (stored.description, stored.languages) == (None, ())


def test_a_change_of_a_record_that_does_not_exist_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        write(store, "update", Update(BODY.record))


def test_a_taken_id_is_refused(store: Store) -> None:
    put(store, BODY)
    with pytest.raises(AlreadyExists):
        write(store, "again", Create(replace(BODY.record, revision=0, name="Anderer Name")))
    assert store.get(None, Organisation, BODY.id).name == "Verein"


def test_an_id_of_another_kind_is_refused(store: Store) -> None:
    with pytest.raises(InvalidInput):
        write(store, "wrong", Create(replace(BODY.record, id=COURSE.id)))


def test_a_taken_unique_value_is_refused_in_a_new_record(store: Store) -> None:
    put(store, *PLACES)
    with pytest.raises(AlreadyExists):
        write(store, "again", Create(Place(id=seed_id(Place, "other"), code="03", name="X", kind="state")))


def test_a_taken_unique_value_is_refused_in_a_change(store: Store) -> None:
    put(store, *PLACES)
    with pytest.raises(AlreadyExists):
        write(store, "same", Update(replace(PLACES[1].record, code="03")))
    assert store.get(None, Place, PLACES[1].id).code == "03241"


def test_a_record_without_its_required_link_is_refused(store: Store) -> None:
    put(store, *GROUND)
    new = offer("Neu")
    with pytest.raises(InvalidInput, match="PROVIDED_BY"):
        write(store, "create", *(change for change in creating(new) if "PROVIDED_BY" not in str(change)))
    with pytest.raises(NotFound):
        store.get(None, Offer, new.id)


@pytest.mark.parametrize("record_id", [seed_id(Offer, "missing"), SCHOOL.id, "", "off_", "' OR 1=1 --", "ö"])
def test_a_record_that_does_not_exist_is_not_found(store: Store, record_id: str) -> None:
    put(store, *GROUND)
    with pytest.raises(NotFound):
        store.get(None, Offer, record_id)


def test_ids_are_told_apart_by_case(store: Store) -> None:
    put(store, *GROUND)
    with pytest.raises(NotFound):
        store.get(None, Offer, COURSE.id.lower())


def test_a_record_is_found_by_its_unique_value(store: Store) -> None:
    put(store, *GROUND, *PLACES)
    found = store.find(None, Place, "code", "03241")
    assert found is not None
    assert found.id == PLACES[1].id


def test_no_record_has_a_value_that_is_not_stored(store: Store) -> None:
    put(store, *GROUND)
    assert store.find(None, Topic, "code", "GERMAN_COURSE") is None


@pytest.mark.parametrize("name", ["name_de", "id", "code; DROP", ""])
def test_only_unique_properties_can_be_asked_for(store: Store, name: str) -> None:
    with pytest.raises(ValueError, match="unique"):
        store.find(None, Topic, name, "german_course")


def test_a_retired_record_is_out_of_the_pages_and_still_read_by_id_and_unique_value(store: Store) -> None:
    spot = place("09", "Bayern")
    put(store, spot)
    receipt = write(store, "retire", Retire(spot.id, 1))
    stored = store.get(None, Place, spot.id)
    assert receipt.revisions == {spot.id: 2}
    assert stored.revision == 2
    assert stored.retired_at is not None
    assert store.find(None, Place, "code", "09") == stored
    assert store.page(None, Place).records == ()


def test_a_restored_record_is_back_in_the_pages(store: Store) -> None:
    put(store, BODY)
    write(store, "retire", Retire(BODY.id, 1))
    assert write(store, "restore", Restore(BODY.id, 2)).revisions == {BODY.id: 3}
    assert store.page(None, Organisation).records == (store.get(None, Organisation, BODY.id),)
    assert store.get(None, Organisation, BODY.id).retired_at is None


def test_a_changed_retired_record_stays_retired(store: Store) -> None:
    put(store, BODY)
    write(store, "retire", Retire(BODY.id, 1))
    retired = store.get(None, Organisation, BODY.id)
    write(store, "update", Update(replace(retired, name="Umbenannt")))
    assert store.get(None, Organisation, BODY.id).retired_at == retired.retired_at
    assert store.page(None, Organisation).records == ()


@pytest.mark.parametrize("change", [Retire, Restore])
def test_a_record_that_does_not_exist_cannot_be_retired_or_restored(
    store: Store, change: type[Retire | Restore]
) -> None:
    with pytest.raises(NotFound):
        write(store, "key", change(BODY.id, 1))


def test_a_taken_place_counts_the_booked_places_and_the_revision(store: Store) -> None:
    start = intake(COURSE, places=2)
    put(store, *GROUND, start)
    assert write(store, "take", TakePlace(start.id)).revisions == {start.id: 2}
    stored = store.get(None, Intake, start.id)
    assert (stored.booked, stored.revision) == (1, 2)


def test_a_place_given_back_can_be_taken_again(store: Store) -> None:
    start = intake(COURSE, places=1, booked=1)
    put(store, *GROUND, start)
    write(store, "back", GivePlaceBack(start.id))
    write(store, "take", TakePlace(start.id))
    assert store.get(None, Intake, start.id).booked == 1


def test_no_more_places_are_given_back_than_were_taken(store: Store) -> None:
    start = intake(COURSE, places=1, booked=1)
    put(store, *GROUND, start)
    write(store, "back", GivePlaceBack(start.id), GivePlaceBack(start.id))
    assert store.get(None, Intake, start.id).booked == 0


@pytest.mark.parametrize("change", [TakePlace, GivePlaceBack])
@pytest.mark.parametrize("target", [seed_id(Intake, "missing"), COURSE.id])
def test_places_belong_to_an_intake_that_exists(
    store: Store, change: type[TakePlace | GivePlaceBack], target: str
) -> None:
    put(store, *GROUND)
    with pytest.raises(NotFound):
        write(store, "key", change(target))


def test_a_casework_record_keeps_its_holder(store: Store) -> None:
    put(store, *GROUND)
    case = client("A", revision=0)
    write(store, "create", Create(case.record), actor=COUNSELLOR)
    stored = store.get(COUNSELLOR, Client, case.id)
    write(store, "update", Update(replace(stored, closed_on=stored.opened_on)), actor=COUNSELLOR)
    assert store.get(COUNSELLOR, Client, case.id).holder == COUNSELLOR.service


def test_the_store_sets_the_instant_of_a_change_anew(store: Store) -> None:
    write(store, "create", *creating(BODY))
    first = store.get(None, Organisation, BODY.id)
    write(store, "update", Update(first))
    second = store.get(None, Organisation, BODY.id)
    assert first.updated_at is not None
    assert second.updated_at is not None
    assert second.updated_at >= first.updated_at


def test_a_store_reads_what_another_kind_of_record_cannot_answer(store: Store) -> None:
    put(store, *GROUND)
    with pytest.raises(NotFound):
        store.get(OPERATOR, CounsellingService, SCHOOL.id)
