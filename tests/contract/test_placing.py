"""Every store says the same about who waits for a place and which intakes have room."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from graphsvc.answers.placing import Line, PlacingRequest, accept_line
from graphsvc.errors import NoPlaceLeft, NotAllowed, NotSignedIn
from graphsvc.matching.placing.waiting_list import Wanted
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.derived import AuditEntry, Link, Referral
from graphsvc.model.facts import Window
from graphsvc.stores import Store
from tests.contract.graph import (
    CITY,
    COUNTRY,
    DAY,
    GERMAN,
    GROUND,
    HOUSING,
    JMD,
    MBE,
    PLACES,
    REGION,
    Piece,
    agreement,
    client,
    goal,
    intake,
    offer,
    profile,
    put,
    referral,
)

WINDOW = Window(DAY, DAY + timedelta(100))
COUNSELLOR = Actor("anna", "counsellor", MBE.id)


@pytest.fixture(autouse=True)
def ground(store: Store) -> None:
    """Places, topics and services."""
    put(store, *PLACES, *GROUND)


def _waits(store: Store, name: str, holder: Piece = MBE, place: str = CITY.record.code, **of_agreement: object) -> str:  # type: ignore[type-arg]
    person = client(name, holder)
    agreed = agreement(person, **of_agreement)
    wanted = goal(agreed)
    put(store, person, agreed, wanted, profile(person, 1, place=place))
    return wanted.id


def test_the_longest_waiting_come_first_with_client_profile_and_day(store: Store) -> None:
    late = _waits(store, "A-1", concluded_on=DAY)
    early = _waits(store, "A-2", concluded_on=DAY - timedelta(30))

    found = store.waiting_goals(COUNSELLOR, ["german_course"], REGION.record.code, DAY)

    assert [each.goal.id for each in found] == [early, late]
    assert [(each.client.reference, each.topic, each.since) for each in found] == [
        ("A-2", "german_course", DAY - timedelta(30)),
        ("A-1", "german_course", DAY),
    ]
    assert {each.profile.place for each in found} == {CITY.record.code}


def test_a_goal_with_a_live_referral_does_not_wait_and_one_that_was_rejected_waits_again(store: Store) -> None:
    course = offer("Kurs", [GERMAN], [CITY])
    put(store, course)
    sent, refused = _waits(store, "A-1"), _waits(store, "A-2")
    for name, wanted, state in (("1", sent, "requested"), ("2", refused, "rejected")):
        asked = referral(name, course, state=state)
        put(store, replace(asked, links=(*asked.links, Link("FOR", asked.id, wanted))))

    found = store.waiting_goals(OPERATOR, ["german_course"], CITY.record.code, DAY)

    assert [each.goal.id for each in found] == [refused]


def test_only_open_goals_of_active_agreements_with_people_in_the_area_wait(store: Store) -> None:
    _waits(store, "A-1", state="draft")
    _waits(store, "A-2", place="99999")
    person = client("A-3")
    agreed = agreement(person)
    put(store, person, agreed, goal(agreed))

    assert store.waiting_goals(OPERATOR, ["german_course"], CITY.record.code, DAY) == ()
    assert store.waiting_goals(OPERATOR, ["housing"], CITY.record.code, DAY) == ()
    assert store.waiting_goals(OPERATOR, ["german_course"], "99999", DAY) == ()


def test_the_newest_profile_decides_where_somebody_lives(store: Store) -> None:
    person = client("A-1")
    agreed = agreement(person)
    put(store, person, agreed, goal(agreed), profile(person, 1, place="99999"))
    put(store, profile(person, 2, place=CITY.record.code, german_level="a2"))

    found = store.waiting_goals(OPERATOR, ["german_course"], CITY.record.code, DAY)

    assert [each.profile.german_level for each in found] == ["a2"]


def test_each_service_sees_its_own_and_the_read_is_in_the_trail(store: Store) -> None:
    _waits(store, "A-1")
    other = _waits(store, "B-1", JMD)

    found = store.waiting_goals(Actor("boris", "counsellor", JMD.id), ["german_course"], CITY.record.code, DAY)

    assert [each.goal.id for each in found] == [other]
    trail = store.page(OPERATOR, AuditEntry, limit=200).records
    assert any(entry.account == "boris" and other in entry.records for entry in trail)
    with pytest.raises(NotAllowed):
        store.waiting_goals(Actor("carla", "coordinator"), ["german_course"], CITY.record.code, DAY)
    with pytest.raises(NotSignedIn):
        store.waiting_goals(None, ["german_course"], CITY.record.code, DAY)


def test_intakes_with_room_in_the_window_come_with_their_offers(store: Store) -> None:
    course, other = offer("Kurs", [GERMAN], [REGION]), offer("Wohnung", [HOUSING], [CITY])
    soon, later = intake(course, DAY + timedelta(10), places=3), intake(course, DAY + timedelta(20), places=3)
    full, outside = intake(course, DAY + timedelta(30)), intake(course, WINDOW.end, places=3)
    full = replace(full, record=replace(full.record, booked=1))
    put(store, course, other, soon, later, full, outside, intake(other, DAY + timedelta(10), places=3))
    asked = referral("1", course)
    put(store, replace(asked, links=(*asked.links, Link("PLACED_IN", asked.id, later.id))))

    found = store.offers_starting(["german_course"], CITY.record.code, WINDOW, DAY)

    assert [each.offer.id for each in found.offers] == [course.id]
    assert [each.id for each in found.offers[0].intakes] == [soon.id, later.id]
    assert found.asked_for == {later.id: 1}
    cut = store.offers_starting(["german_course"], CITY.record.code, WINDOW, DAY, limit=1)
    assert [each.id for each in cut.offers[0].intakes] == [soon.id]


def test_what_is_closed_for_registration_over_or_elsewhere_is_left_out(store: Store) -> None:
    closed, elsewhere = offer("Zu", [GERMAN], [CITY]), offer("Fern", [GERMAN], [COUNTRY])
    over = offer("Aus", [GERMAN], [CITY], valid_to=DAY)
    start = intake(closed, DAY + timedelta(10), places=3)
    start = replace(start, record=replace(start.record, register_by=DAY - timedelta(1)))
    put(store, closed, over, start, intake(over, DAY + timedelta(10), places=3))
    put(store, elsewhere, intake(elsewhere, DAY + timedelta(10), places=3))

    assert store.offers_starting(["german_course"], CITY.record.code, WINDOW, DAY).offers == ()
    assert store.offers_starting(["german_course"], "99999", WINDOW, date(2026, 3, 2)).offers == ()


def test_an_accepted_line_asks_for_its_place_and_the_last_one_is_asked_for_once(store: Store) -> None:
    course = offer("Kurs", [GERMAN], [CITY])
    begins = intake(course, DAY + timedelta(20), places=1)
    put(store, course, begins)
    first, second = _waits(store, "A-1"), _waits(store, "A-2")
    request = PlacingRequest("german_course", CITY.record.code, WINDOW, Wanted(DAY))

    (referral_id,) = accept_line(store, COUNSELLOR, "k", request, Line((first,), begins.id))

    assert accept_line(store, COUNSELLOR, "k", request, Line((first,), begins.id)) == (referral_id,)
    assert store.get(COUNSELLOR, Referral, referral_id).state == "requested"
    assert store.offers_starting(["german_course"], CITY.record.code, WINDOW, DAY).asked_for == {begins.id: 1}
    with pytest.raises(NoPlaceLeft):
        accept_line(store, COUNSELLOR, "l", request, Line((second,), begins.id))
    assert [each.goal.id for each in store.waiting_goals(COUNSELLOR, ["german_course"], CITY.record.code, DAY)] == [
        second
    ]
