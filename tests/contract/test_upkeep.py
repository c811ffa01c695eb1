"""Setting a store up, checking it, and closing it."""

from dataclasses import replace
from typing import Any

import pytest

from graphsvc.errors import GraphsvcError, StoreNotReady, UnknownStore
from graphsvc.model.derived import Organisation
from graphsvc.stores import Store, open_store
from tests.contract.graph import (
    CITY,
    COURSE,
    GROUND,
    PLACES,
    SCHOOL,
    Piece,
    agreement,
    client,
    goal,
    intake,
    link,
    offer,
    put,
    referral,
)


def test_a_store_that_was_never_set_up_has_version_zero(store_without_schema: Store) -> None:
    assert store_without_schema.schema_version() == 0


def test_a_store_that_was_never_set_up_is_not_ready(store_without_schema: Store) -> None:
    with pytest.raises(StoreNotReady):
        store_without_schema.ready()
    with pytest.raises(StoreNotReady):
        store_without_schema.check()


def test_records_of_a_store_that_was_never_set_up_are_refused(store_without_schema: Store) -> None:
    with pytest.raises(StoreNotReady):
        store_without_schema.page(None, Organisation)


def test_setting_up_makes_a_store_ready(store_without_schema: Store) -> None:
    version = store_without_schema.init()
    store_without_schema.ready()
    assert version == store_without_schema.schema_version() > 0


def test_setting_up_again_changes_nothing(store: Store) -> None:
    version = store.schema_version()
    put(store, *GROUND)
    assert store.init() == version
    assert store.get(None, Organisation, SCHOOL.id) == SCHOOL.record


def test_a_sound_graph_has_no_findings(store: Store) -> None:
    person = client("A")
    signed = agreement(person)
    full = intake(COURSE, places=3, booked=3)
    put(store, *GROUND, *PLACES, full, person, signed, goal(signed), referral("R", COURSE))
    assert store.check() == ()


def test_an_empty_graph_has_no_findings(store: Store) -> None:
    assert store.check() == ()


def without(piece: Piece[Any], link_type: str) -> Piece[Any]:
    """The piece without its links of that type."""
    return replace(piece, links=tuple(item for item in piece.links if item.type != link_type))


def test_missing_required_links_are_found_and_counted(store: Store) -> None:
    put(store, *GROUND, *(without(offer(f"Kurs {number}"), "PROVIDED_BY") for number in range(2)))
    (finding,) = store.check()
    assert "PROVIDED_BY" in finding.what
    assert finding.count == 2
    assert finding.remedy


def test_more_bookings_than_places_are_found(store: Store) -> None:
    put(store, *GROUND, intake(COURSE, places=2, booked=3))
    (finding,) = store.check()
    assert finding.count == 1
    assert finding.remedy


def test_findings_are_sorted_by_what_they_are(store: Store) -> None:
    put(
        store,
        *GROUND,
        without(offer("Kurs"), "ADDRESSES"),
        without(referral("R", COURSE), "TO"),
        without(agreement(client("A")), "CONCLUDED_WITH"),
        intake(COURSE, places=0, booked=1),
    )
    found = [finding.what for finding in store.check()]
    assert found == sorted(found)
    assert len(found) == 4


def test_findings_name_no_case(store: Store) -> None:
    case = without(agreement(client("A")), "CONCLUDED_WITH")
    put(store, *GROUND, case)
    assert case.id not in str(store.check())


def test_closing_twice_does_nothing(store_without_schema: Store) -> None:
    store_without_schema.init()
    store_without_schema.close()
    store_without_schema.close()
    with pytest.raises(GraphsvcError):
        store_without_schema.page(None, Organisation)


def test_links_of_any_target_label_fulfil_what_is_required(store: Store) -> None:
    put(store, *GROUND, *PLACES, links=[link("HELD_IN", COURSE, CITY)])
    assert store.check() == ()


@pytest.mark.parametrize("url", ["postgresql://localhost/graph", "graph.db", "", "SQLITE3:///x", "://"])
def test_a_store_of_an_unknown_scheme_names_the_known_ones(url: str) -> None:
    with pytest.raises(UnknownStore, match=r"sqlite.*neo4j.*bolt"):
        open_store(url)


@pytest.mark.parametrize("url", ["sqlite:///:memory:", "sqlite:////nowhere/graph.db", "neo4j://u:p@localhost:1"])
def test_opening_a_store_connects_to_nothing(url: str) -> None:
    open_store(url).close()
