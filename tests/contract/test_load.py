"""Bulk load: records and links as they are, the same however often it is repeated."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from graphsvc.errors import NotAllowed, NotFound, NotSignedIn
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.derived import Link, Network, Offer, Organisation, Record, Topic
from graphsvc.model.facts import Loaded
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from graphsvc.stores.protocol import LARGEST_PAGE
from tests.contract.graph import (
    CASE_SYSTEM,
    COORDINATOR,
    COUNSELLOR,
    COURSE,
    GROUND,
    INSTANT,
    SCHOOL,
    TOPICS,
    ids,
    link,
    network,
    organisation,
    put,
)

# More than one batch of any store.
MANY = [organisation(f"Verein {number}") for number in range(2_500)]


def test_records_keep_their_revision_and_the_instants_of_change_and_retirement(store: Store) -> None:
    piece = organisation("Verein", revision=7, updated_at=INSTANT, retired_at=INSTANT)
    put(store, piece)
    assert store.get(None, Organisation, piece.id) == piece.record


def test_a_load_counts_its_records_and_links(store: Store) -> None:
    expected = Loaded(records=len(GROUND), links=sum(len(piece.links) for piece in GROUND))
    assert put(store, *GROUND) == expected


def test_a_repeated_load_changes_nothing_and_counts_the_same(store: Store) -> None:
    membership = link("MEMBER_OF", SCHOOL, network("Netz"), valid_from=date(2026, 1, 1))
    first = put(store, *GROUND, network("Netz"), links=[membership])
    links, records = store.links(None, COURSE.id), store.page(None, Organisation).records
    assert put(store, *GROUND, network("Netz"), links=[membership]) == first
    assert store.links(None, COURSE.id) == links
    assert store.links(None, SCHOOL.id) == (membership,)
    assert store.page(None, Organisation).records == records


def test_an_empty_load_stores_nothing(store: Store) -> None:
    assert store.load(OPERATOR, []) == Loaded(records=0, links=0)


def test_records_and_links_may_alternate_and_come_from_a_generator(store: Store) -> None:
    def items() -> Iterator[Record | Link]:
        for piece in GROUND:
            yield piece.record
            yield from piece.links

    store.load(OPERATOR, items())
    assert store.offer_facts(COURSE.id, date(2026, 1, 1)).topics == ("german_course",)


def test_a_link_after_its_ends_may_be_loaded_later(store: Store) -> None:
    put(store, *GROUND, network("Netz"))
    membership = link("MEMBER_OF", SCHOOL, network("Netz"), valid_from=date(2026, 1, 1))
    assert store.load(OPERATOR, [membership]) == Loaded(records=0, links=1)
    assert store.links(None, SCHOOL.id) == (membership,)


@pytest.mark.parametrize(
    "dangling",
    [
        Link("ADDRESSES", COURSE.id, seed_id(Topic, "missing")),
        Link("ADDRESSES", seed_id(Offer, "missing"), TOPICS[0].id),
        Link("MEMBER_OF", SCHOOL.id, seed_id(Network, "missing"), {"valid_from": date(2026, 1, 1)}),
    ],
)
def test_a_link_with_a_missing_end_is_not_found(store: Store, dangling: Link) -> None:
    put(store, *GROUND)
    before = store.links(None, COURSE.id), store.links(None, SCHOOL.id)
    with pytest.raises(NotFound):
        store.load(OPERATOR, [dangling])
    assert (store.links(None, COURSE.id), store.links(None, SCHOOL.id)) == before


def test_progress_counts_up_to_the_number_of_items(store: Store) -> None:
    seen: list[int] = []
    store.load(OPERATOR, (piece.record for piece in MANY), seen.append)
    assert seen == sorted(set(seen))
    assert seen[-1] == len(MANY)


def test_what_progress_has_counted_is_stored_when_the_load_breaks_off(store: Store) -> None:
    seen: list[int] = []

    def items() -> Iterator[Record]:
        yield from (piece.record for piece in MANY)
        message = "the file ends here"
        raise OSError(message)

    with pytest.raises(OSError, match="ends here"):
        store.load(OPERATOR, items(), seen.append)
    assert 0 < seen[-1] == stored_organisations(store)
    assert put(store, *MANY) == Loaded(records=len(MANY), links=0)
    assert stored_organisations(store) == len(MANY)


def stored_organisations(store: Store) -> int:
    """The number of organisations, counted page by page."""
    number, after = 0, None
    while True:
        page = store.page(None, Organisation, after=after, limit=LARGEST_PAGE)
        number, after = number + len(page.records), page.next_after
        if after is None:
            return number


def test_a_loaded_record_is_found_by_search(store: Store) -> None:
    put(store, *MANY[:3])
    assert ids(store.search(None, Organisation, "verein 2")) == [MANY[2].id]


def test_a_retired_record_that_is_loaded_stays_out_of_search_and_pages(store: Store) -> None:
    gone = replace(MANY[0], record=replace(MANY[0].record, retired_at=INSTANT))
    put(store, gone)
    assert store.search(None, Organisation, "verein") == ()
    assert store.page(None, Organisation).records == ()


@pytest.mark.parametrize("actor", [COUNSELLOR, CASE_SYSTEM, COORDINATOR])
def test_only_operators_load(store: Store, actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        store.load(actor, [SCHOOL.record])
    assert store.page(None, Organisation).records == ()


def test_nobody_loads_without_signing_in(store: Store) -> None:
    with pytest.raises(NotSignedIn):
        store.load(None, [SCHOOL.record])
    assert store.page(None, Organisation).records == ()
