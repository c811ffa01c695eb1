"""Links: stored between records that exist, one where one is meant, none missing that is required."""

from datetime import date

import pytest

from graphsvc.errors import InvalidInput, NotFound
from graphsvc.model.changes import Join, Retire, Unjoin
from graphsvc.model.derived import Link, Offer, Organisation, Topic
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from tests.contract.graph import (
    CARRIER,
    CITY,
    COURSE,
    DISTRICT,
    GERMAN,
    GROUND,
    HOUSING,
    MBE,
    PLACES,
    SCHOOL,
    STATE,
    creating,
    link,
    network,
    offer,
    put,
    write,
)

NETWORK = network("Netzwerk")
NEW_YEAR, SUMMER = date(2026, 1, 1), date(2026, 7, 1)


def test_a_record_without_links_has_none(store: Store) -> None:
    put(store, *GROUND)
    assert store.links(None, SCHOOL.id) == ()


def test_links_come_by_type_and_target(store: Store) -> None:
    course = offer("Kurs", topics=[HOUSING, GERMAN], serves=[DISTRICT, CITY])
    put(store, *GROUND, *PLACES, course)
    expected = sorted(course.links, key=lambda item: (item.type, item.target))
    assert list(store.links(None, course.id)) == expected


@pytest.mark.parametrize("record_id", [seed_id(Offer, "missing"), "nonsense", ""])
def test_a_record_that_does_not_exist_has_no_links_to_read(store: Store, record_id: str) -> None:
    put(store, *GROUND)
    with pytest.raises(NotFound):
        store.links(None, record_id)


def test_a_joined_link_is_stored_once_however_often_it_is_joined(store: Store) -> None:
    put(store, *GROUND)
    more = Join(link("ADDRESSES", COURSE, HOUSING))
    write(store, "first", more)
    write(store, "second", more)
    assert [item.target for item in store.links(None, COURSE.id) if item.type == "ADDRESSES"] == sorted(
        [GERMAN.id, HOUSING.id]
    )


def test_joining_again_replaces_the_properties(store: Store) -> None:
    put(store, *GROUND, NETWORK)
    write(store, "1", Join(link("MEMBER_OF", SCHOOL, NETWORK, valid_from=NEW_YEAR, valid_to=SUMMER)))
    write(store, "2", Join(link("MEMBER_OF", SCHOOL, NETWORK, valid_from=SUMMER)))
    assert store.links(None, SCHOOL.id) == (link("MEMBER_OF", SCHOOL, NETWORK, valid_from=SUMMER),)


def test_a_new_target_replaces_the_old_where_at_most_one_is_meant(store: Store) -> None:
    put(store, *GROUND, *PLACES)
    write(store, "1", Join(link("BASED_IN", SCHOOL, CITY)))
    write(store, "2", Join(link("BASED_IN", SCHOOL, DISTRICT)))
    assert store.links(None, SCHOOL.id) == (link("BASED_IN", SCHOOL, DISTRICT),)


def test_a_new_target_replaces_the_old_where_exactly_one_is_meant(store: Store) -> None:
    put(store, *GROUND)
    write(store, "move", Join(link("PROVIDED_BY", COURSE, CARRIER)))
    providers = [item.target for item in store.links(None, COURSE.id) if item.type == "PROVIDED_BY"]
    assert providers == [CARRIER.id]
    assert store.offer_facts(COURSE.id, NEW_YEAR).provider.id == CARRIER.id


def test_a_removed_link_is_gone_and_its_ends_stay(store: Store) -> None:
    put(store, *GROUND, *PLACES)
    based = link("BASED_IN", SCHOOL, CITY)
    write(store, "join", Join(based))
    write(store, "unjoin", Unjoin(based))
    assert store.links(None, SCHOOL.id) == ()
    assert store.get(None, Organisation, SCHOOL.id).id == SCHOOL.id


def test_removing_a_link_that_is_not_stored_does_nothing(store: Store) -> None:
    put(store, *GROUND, *PLACES)
    write(store, "unjoin", Unjoin(link("BASED_IN", SCHOOL, CITY)))
    assert store.links(None, SCHOOL.id) == ()


def test_only_the_named_target_is_removed(store: Store) -> None:
    course = offer("Kurs", serves=[CITY, DISTRICT])
    put(store, *GROUND, *PLACES, course)
    write(store, "unjoin", Unjoin(link("SERVES", course, CITY)))
    served = [item.target for item in store.links(None, course.id) if item.type == "SERVES"]
    assert served == [DISTRICT.id]


def test_a_required_link_cannot_be_taken_away(store: Store) -> None:
    put(store, *GROUND)
    with pytest.raises(InvalidInput, match="PROVIDED_BY"):
        write(store, "unjoin", Unjoin(link("PROVIDED_BY", COURSE, SCHOOL)))
    assert link("PROVIDED_BY", COURSE, SCHOOL) in store.links(None, COURSE.id)


def test_the_last_of_at_least_one_target_cannot_be_taken_away(store: Store) -> None:
    put(store, *GROUND)
    with pytest.raises(InvalidInput, match="ADDRESSES"):
        write(store, "unjoin", Unjoin(link("ADDRESSES", COURSE, GERMAN)))
    assert link("ADDRESSES", COURSE, GERMAN) in store.links(None, COURSE.id)


def test_one_of_several_required_targets_can_be_taken_away(store: Store) -> None:
    course = offer("Kurs", topics=[GERMAN, HOUSING])
    put(store, *GROUND, course)
    write(store, "unjoin", Unjoin(link("ADDRESSES", course, GERMAN)))
    assert [item.target for item in store.links(None, course.id) if item.type == "ADDRESSES"] == [HOUSING.id]


def test_the_topic_of_an_offer_can_be_exchanged_in_one_write(store: Store) -> None:
    put(store, *GROUND)
    write(
        store,
        "exchange",
        Join(link("ADDRESSES", COURSE, HOUSING)),
        Unjoin(link("ADDRESSES", COURSE, GERMAN)),
    )
    assert store.offer_facts(COURSE.id, NEW_YEAR).topics == ("housing",)


@pytest.mark.parametrize("change", [Join, Unjoin])
@pytest.mark.parametrize(
    "wrong",
    [
        link("PROVIDED_BY", COURSE, CITY),
        link("PROVIDED_BY", SCHOOL, COURSE),
        link("RUN_BY", COURSE, SCHOOL),
        link("ADDRESSES", COURSE, MBE),
    ],
)
def test_a_pair_that_the_schema_has_not_is_refused(store: Store, change: type[Join | Unjoin], wrong: Link) -> None:
    put(store, *GROUND, *PLACES)
    with pytest.raises(InvalidInput):
        write(store, "wrong", change(wrong))


@pytest.mark.parametrize(
    "wrong",
    [
        link("MEMBER_OF", SCHOOL, NETWORK),
        link("MEMBER_OF", SCHOOL, NETWORK, valid_from=NEW_YEAR, colour="red"),
        link("BASED_IN", SCHOOL, CITY, valid_from=NEW_YEAR),
    ],
)
def test_missing_and_unknown_properties_are_refused(store: Store, wrong: Link) -> None:
    put(store, *GROUND, *PLACES, NETWORK)
    with pytest.raises(InvalidInput):
        write(store, "wrong", Join(wrong))
    assert store.links(None, SCHOOL.id) == ()


@pytest.mark.parametrize(
    "dangling",
    [
        Link("ADDRESSES", COURSE.id, seed_id(Topic, "missing")),
        Link("ADDRESSES", seed_id(Offer, "missing"), GERMAN.id),
        Link("BASED_IN", SCHOOL.id, STATE.id),
    ],
)
def test_a_link_with_a_missing_end_is_not_found(store: Store, dangling: Link) -> None:
    put(store, *GROUND)
    before = store.links(None, COURSE.id)
    with pytest.raises(NotFound):
        write(store, "dangling", Join(dangling))
    assert store.links(None, COURSE.id) == before


def test_the_links_of_a_new_record_are_stored_in_any_order(store: Store) -> None:
    put(store, *GROUND, *PLACES)
    new = offer("Neu", serves=[CITY])
    create, *joins = creating(new)
    write(store, "create", create, *reversed(joins))
    assert list(store.links(None, new.id)) == sorted(new.links, key=lambda item: (item.type, item.target))


def test_a_link_to_itself_is_kept(store: Store) -> None:
    put(store, *GROUND)
    write(store, "loop", Join(link("LEADS_TO", COURSE, COURSE)))
    assert link("LEADS_TO", COURSE, COURSE) in store.links(None, COURSE.id)


def test_links_of_a_retired_record_stay(store: Store) -> None:
    put(store, *GROUND)
    before = store.links(None, COURSE.id)
    write(store, "retire", Retire(COURSE.id, 1))
    assert store.links(None, COURSE.id) == before
