"""The neighbourhood of a record: by distance, within the limit, and never through what is hidden."""

from typing import Any

import networkx as nx
import pytest

from graphsvc.errors import NotAllowed, NotFound, NotSignedIn
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.changes import Retire
from graphsvc.model.derived import Offer
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from graphsvc.stores.protocol import LARGEST_PAGE
from tests.contract.graph import (
    CARRIER,
    CITY,
    COORDINATOR,
    COUNSELLOR,
    COUNSELLOR_ELSEWHERE,
    COURSE,
    DISTRICT,
    GERMAN,
    GROUND,
    JMD,
    MBE,
    PLACES,
    REGION,
    SCHOOL,
    STATE,
    Piece,
    agreement,
    client,
    goal,
    link,
    meeting,
    offer,
    organisation,
    put,
    referral,
    write,
)

CLIENT = client("A")
AGREEMENT = agreement(CLIENT)
GOAL = goal(AGREEMENT)
SENT = referral("R", COURSE)
CASE = (CLIENT, AGREEMENT, GOAL, SENT)


def around(store: Store, actor: Actor | None, record_id: str, hops: int = 1, limit: int = 100) -> dict[str, int]:
    """The distance of each record nearby, by id."""
    found = store.neighbourhood(actor, record_id, hops=hops, limit=limit)
    return {node.id: node.distance for node in found.nodes}


def test_a_record_without_links_is_alone(store: Store) -> None:
    lonely = organisation("Verein")
    put(store, lonely)
    found = store.neighbourhood(None, lonely.id)
    assert [(node.id, node.label, node.distance) for node in found.nodes] == [(lonely.id, "Organisation", 0)]
    assert found.links == ()
    assert not found.truncated


def test_links_count_in_both_directions(store: Store) -> None:
    put(store, *PLACES)
    assert around(store, None, CITY.id) == {CITY.id: 0, REGION.id: 1, DISTRICT.id: 1}


def test_two_hops_reach_one_link_further(store: Store) -> None:
    put(store, *PLACES)
    assert around(store, None, DISTRICT.id, hops=2) == {DISTRICT.id: 0, CITY.id: 1, REGION.id: 2}


def test_nodes_come_by_distance_then_id(store: Store) -> None:
    put(store, *GROUND)
    found = [(node.distance, node.id) for node in store.neighbourhood(None, CARRIER.id, hops=2).nodes]
    assert found == sorted(found)
    assert len(found) == 3


def test_the_links_among_the_nodes_come_by_type_source_and_target(store: Store) -> None:
    sibling = offer("Zweiter Kurs")
    put(store, *GROUND, sibling, links=[link("LEADS_TO", COURSE, sibling)])
    found = store.neighbourhood(None, SCHOOL.id)
    assert list(found.links) == sorted(
        [link("LEADS_TO", COURSE, sibling), link("PROVIDED_BY", COURSE, SCHOOL), link("PROVIDED_BY", sibling, SCHOOL)],
        key=lambda item: (item.type, item.source, item.target),
    )


def test_links_to_records_that_are_not_shown_are_left_out(store: Store) -> None:
    put(store, *GROUND)
    found = store.neighbourhood(None, COURSE.id, limit=2)
    shown = {node.id for node in found.nodes}
    assert len(shown) == 2
    assert all({item.source, item.target} <= shown for item in found.links)
    assert len(found.links) == 1


def test_a_limit_cuts_the_furthest_and_says_so(store: Store) -> None:
    put(store, *PLACES)
    found = store.neighbourhood(None, DISTRICT.id, hops=2, limit=2)
    assert [node.id for node in found.nodes] == [DISTRICT.id, CITY.id]
    assert found.truncated


def test_a_limit_that_just_suffices_leaves_nothing_out(store: Store) -> None:
    put(store, *PLACES)
    found = store.neighbourhood(None, DISTRICT.id, hops=2, limit=3)
    assert len(found.nodes) == 3
    assert not found.truncated


def test_a_limit_is_at_least_one_and_at_most_the_largest_number(store: Store) -> None:
    courses = [offer(f"Kurs {number}") for number in range(LARGEST_PAGE + 5)]
    put(store, *GROUND, *courses)
    alone = store.neighbourhood(None, SCHOOL.id, limit=0)
    most = store.neighbourhood(None, SCHOOL.id, limit=10_000)
    assert ([node.id for node in alone.nodes], alone.truncated) == ([SCHOOL.id], True)
    assert (len(most.nodes), most.truncated) == (LARGEST_PAGE, True)


def test_of_many_neighbours_those_with_the_smallest_ids_are_shown(store: Store) -> None:
    courses = [offer(f"Kurs {number}") for number in range(20)]
    put(store, *GROUND, *courses)
    found = store.neighbourhood(None, SCHOOL.id, limit=6)
    smallest = sorted([COURSE.id, *(course.id for course in courses)])[:5]
    assert [node.id for node in found.nodes] == [SCHOOL.id, *smallest]


@pytest.mark.parametrize("hops", [1, 2])
def test_the_distances_are_those_of_the_whole_graph(store: Store, hops: int) -> None:
    courses = [offer(f"Kurs {number}", serves=[PLACES[number % 4]]) for number in range(6)]
    pieces: list[Piece[Any]] = [*GROUND, *PLACES, *courses]
    chain = [link("LEADS_TO", courses[number], courses[(number * 2 + 1) % 6]) for number in range(6)]
    put(store, *pieces, links=chain)
    whole = nx.Graph((item.source, item.target) for item in [*chain, *(x for piece in pieces for x in piece.links)])
    for start in (courses[0].id, CITY.id, GERMAN.id, STATE.id):
        expected = nx.single_source_shortest_path_length(whole, start, cutoff=hops)
        assert around(store, None, start, hops=hops) == dict(expected)


def test_casework_is_hidden_from_those_who_may_not_read_it(store: Store) -> None:
    put(store, *GROUND, *CASE)
    for actor in (None, COORDINATOR, COUNSELLOR_ELSEWHERE):
        assert SENT.id not in around(store, actor, COURSE.id)
    assert around(store, COUNSELLOR, COURSE.id)[SENT.id] == 1


def test_nothing_is_reached_through_hidden_casework(store: Store) -> None:
    put(store, *GROUND, *CASE)
    assert MBE.id not in around(store, COUNSELLOR_ELSEWHERE, COURSE.id, hops=2)
    assert around(store, COUNSELLOR, COURSE.id, hops=2)[MBE.id] == 2


def test_meetings_are_hidden_from_those_who_are_not_signed_in(store: Store) -> None:
    put(store, *GROUND, meeting("M", SCHOOL, JMD))
    assert JMD.id not in around(store, None, SCHOOL.id, hops=2)
    assert around(store, COORDINATOR, SCHOOL.id, hops=2)[JMD.id] == 2


def test_retired_records_are_neither_shown_nor_passed_through(store: Store) -> None:
    put(store, *PLACES)
    write(store, "retire", Retire(CITY.id, 1))
    assert around(store, None, DISTRICT.id, hops=2) == {DISTRICT.id: 0}


def test_a_counsellor_sees_the_whole_case(store: Store) -> None:
    put(store, *GROUND, *CASE)
    found = around(store, COUNSELLOR, CLIENT.id, hops=2)
    assert found == {CLIENT.id: 0, AGREEMENT.id: 1, GOAL.id: 2}


def test_the_case_of_another_service_does_not_exist(store: Store) -> None:
    put(store, *GROUND, *CASE)
    with pytest.raises(NotFound):
        store.neighbourhood(COUNSELLOR_ELSEWHERE, CLIENT.id)


def test_a_case_is_closed_to_those_without_casework(store: Store) -> None:
    put(store, *GROUND, *CASE)
    with pytest.raises(NotSignedIn):
        store.neighbourhood(None, CLIENT.id)
    with pytest.raises(NotAllowed):
        store.neighbourhood(COORDINATOR, CLIENT.id)


@pytest.mark.parametrize("record_id", [seed_id(Offer, "missing"), "nonsense", ""])
def test_a_record_that_does_not_exist_has_no_neighbourhood(store: Store, record_id: str) -> None:
    with pytest.raises(NotFound):
        store.neighbourhood(OPERATOR, record_id)


@pytest.mark.parametrize("hops", [0, 3, -1])
def test_only_one_or_two_hops_are_walked(store: Store, hops: int) -> None:
    put(store, *PLACES)
    with pytest.raises(ValueError, match="hops"):
        store.neighbourhood(None, CITY.id, hops=hops)


def test_the_operator_sees_no_cases_that_are_retired(store: Store) -> None:
    put(store, *GROUND, CLIENT, AGREEMENT)
    write(store, "retire", Retire(CLIENT.id, 1))
    assert CLIENT.id not in around(store, OPERATOR, AGREEMENT.id)
