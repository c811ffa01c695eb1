"""Needs, supply, endings, how referrals ran and how long people waited: what counts, on every store."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from graphsvc.errors import NotSignedIn
from graphsvc.model.derived import Hurdle, Intake, Link, Paper, Referral, ReferralEvent
from graphsvc.model.facts import Window
from graphsvc.model.gap_facts import Course, Courses, HurdleCount, Need, Refusal, SilentTie, Supply, SupplyFacts, Wait
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from tests.contract.graph import (
    CARRIER,
    CITY,
    COORDINATOR,
    COURSE,
    DAY,
    DISTRICT,
    GERMAN,
    GROUND,
    HOUSING,
    JMD,
    MBE,
    PLACES,
    SCHOOL,
    Piece,
    agreement,
    client,
    goal,
    intake,
    link,
    offer,
    profile,
    put,
    referral,
)

LATER = date(2026, 9, 2)
ONE_DAY = timedelta(days=1)
QUARTER = Window(date(2026, 1, 1), date(2026, 4, 1))
PATIENCE = 28


@pytest.fixture(autouse=True)
def _ground(store: Store) -> None:
    put(store, *PLACES, *GROUND)


def facts(store: Store, needed_on: date = DAY) -> SupplyFacts:
    """The facts of the day and of half a year later."""
    return store.supply_facts(COORDINATOR, needed_on, DAY, LATER)


def need(name: str, *profiles: dict[str, Any], goals: dict[str, Any] | None = None, **agreed: Any) -> list[Piece[Any]]:  # noqa: ANN401
    """A client with these profiles, one agreement and its goal."""
    person = client(name)
    signed = agreement(person, **agreed)
    aim = goal(signed)
    described = [profile(person, number, **facts_) for number, facts_ in enumerate(profiles, start=1)]
    return [person, signed, replace(aim, record=replace(aim.record, **(goals or {}))), *described]


def test_open_goals_count_by_topic_and_the_place_of_the_newest_profile(store: Store) -> None:
    linden, hannover = {"place": DISTRICT.record.code}, {"place": CITY.record.code}
    put(store, *need("A", hannover, linden), *need("B", linden), *need("C", {}), *need("D"))
    assert facts(store).needs == (Need("german_course", None, 2), Need("german_course", DISTRICT.record.code, 2))


@pytest.mark.parametrize(
    ("goals", "agreed", "counts"),
    [
        ({}, {}, True),
        ({"state": "reached"}, {}, False),
        ({"state": "dropped"}, {}, False),
        ({"retired_at": datetime(2026, 1, 1, tzinfo=UTC)}, {}, False),
        ({}, {"state": "draft"}, False),
        ({}, {"concluded_on": DAY + ONE_DAY}, False),
        ({}, {"concluded_on": None}, False),
        ({}, {"closed_on": DAY}, True),
        ({}, {"closed_on": DAY - ONE_DAY}, False),
    ],
)
def test_a_need_is_an_open_goal_of_an_agreement_that_runs(
    store: Store, goals: dict[str, Any], agreed: dict[str, Any], *, counts: bool
) -> None:
    put(store, *need("A", goals=goals, **{"concluded_on": DAY, **agreed}))
    assert bool(facts(store).needs) == counts


def test_supply_counts_offers_by_topic_and_place_with_their_providers(store: Store) -> None:
    put(
        store,
        offer("Wohnhilfe", [HOUSING], [CITY, DISTRICT], provider=SCHOOL),
        offer("Noch eine", [HOUSING], [CITY], provider=CARRIER, deliverer=MBE),
        offer("Zu Ende", [HOUSING], [CITY], valid_to=DAY - ONE_DAY),
        offer("Kommt erst", [HOUSING], [CITY], valid_from=DAY + ONE_DAY),
    )
    found = [cell for cell in facts(store).supply if cell.topic == "housing"]
    assert found == [
        Supply("housing", CITY.record.code, 2, 2, 2, 2, min(SCHOOL.id, MBE.id)),
        Supply("housing", DISTRICT.record.code, 1, 1, 1, 1, SCHOOL.id),
    ]


@pytest.mark.parametrize(
    ("ends", "lasting"),
    [
        ({}, 1),
        ({"valid_to": LATER + ONE_DAY}, 1),
        ({"valid_to": LATER}, 0),
        ({"funding_ends_on": LATER}, 0),
        ({"funding_ends_on": DAY - ONE_DAY}, 0),
        ({"valid_to": LATER + ONE_DAY, "funding_ends_on": LATER}, 0),
    ],
)
def test_an_offer_lasts_when_neither_it_nor_its_funding_ends_by_the_later_day(
    store: Store, ends: dict[str, Any], lasting: int
) -> None:
    put(store, offer("Wohnhilfe", [HOUSING, GERMAN], [CITY], **ends))
    found = facts(store)
    assert [cell.lasting for cell in found.supply if cell.topic == "housing"] == [lasting]
    assert [(ending.topics, ending.serves, ending.unit, ending.ends_on) for ending in found.endings] == (
        [] if lasting else [(("german_course", "housing"), (CITY.record.code,), SCHOOL.id, min(ends.values()))]
    )


@pytest.mark.parametrize(
    ("starts", "room"),
    [
        ([], 1),
        ([{"starts_on": DAY, "places": 10, "booked": 9}], 1),
        ([{"starts_on": DAY, "places": 10, "booked": 10}], 0),
        ([{"starts_on": DAY - ONE_DAY, "places": 10, "booked": 0}], 0),
        ([{"starts_on": DAY, "places": 10, "booked": 10}, {"starts_on": LATER, "places": 5, "booked": 0}], 1),
    ],
)
def test_an_offer_has_room_without_counted_places_or_with_a_coming_free_one(
    store: Store, starts: list[dict[str, Any]], room: int
) -> None:
    help_offer = offer("Wohnhilfe", [HOUSING], [CITY])
    rows = []
    for number, values in enumerate(starts):
        key = seed_id(Intake, f"Start {number}")
        record = replace(intake(help_offer).record, id=key, **values)
        rows.append(Piece(record, (Link("INTAKE_OF", key, help_offer.id),)))
    put(store, help_offer, *rows)
    assert [cell.with_room for cell in facts(store).supply if cell.topic == "housing"] == [room]


def event(of: Piece[Referral], state: str, on: date, reason: str | None = None) -> Piece[ReferralEvent]:
    """The referral moves to that state at noon."""
    key = seed_id(ReferralEvent, f"{of.id} {state} {on}")
    at = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    content: dict[str, Any] = {"state": state, "at": at, "by": "receiver", "reason": reason, "synthetic": True}
    record = ReferralEvent(id=key, revision=1, holder=of.record.holder, **content)
    return Piece(record, (Link("EVENT_OF", key, of.id),))


def sent(name: str, *answers: tuple[str, int], state: str = "accepted", on: date = DAY) -> list[Piece[Any]]:
    """A referral to the course with answers so many days later."""
    asked = referral(name, COURSE, requested_on=on, state=state)
    reason = "at_capacity"
    return [asked, *(event(asked, what, on + timedelta(days=days), reason) for what, days in answers)]


@pytest.mark.parametrize(
    ("case", "course"),
    [
        (sent("in time", ("accepted", PATIENCE)), (1, 0, 0, 0)),
        (sent("late", ("accepted", PATIENCE + 1)), (0, 1, 0, 0)),
        (sent("refused", ("rejected", 3), state="rejected"), (0, 0, 1, 0)),
        (sent("silent", state="requested", on=QUARTER.end - timedelta(days=PATIENCE + 1)), (0, 0, 0, 1)),
        (sent("may still come", state="requested", on=QUARTER.end - timedelta(days=PATIENCE)), (0, 0, 0, 0)),
        (sent("withdrawn", ("cancelled", 50), state="cancelled"), (0, 0, 0, 0)),
        (sent("began", ("accepted", 2), ("in_progress", 40), state="in_progress"), (1, 0, 0, 0)),
    ],
)
def test_a_referral_ran_in_one_way(store: Store, case: list[Piece[Any]], course: tuple[int, int, int, int]) -> None:
    put(store, *case)
    assert store.courses(COORDINATOR, QUARTER, PATIENCE).ties == (Course(MBE.id, SCHOOL.id, 1, *course),)


def test_courses_are_counted_by_tie_and_refusals_by_tie_and_reason(store: Store) -> None:
    theirs = offer("Beratung", provider=CARRIER, deliverer=MBE)
    asked = referral("an MBE", theirs, sender=JMD, state="rejected")
    refused = event(asked, "rejected", DAY, "not_eligible")
    many = [piece for n in range(3) for piece in sent(f"S{n}", ("rejected", 1), state="rejected")]
    put(store, theirs, asked, refused, *many)
    found = store.courses(COORDINATOR, QUARTER, PATIENCE)
    assert found == Courses(
        tuple(sorted((Course(MBE.id, SCHOOL.id, 3, 0, 0, 3, 0), Course(JMD.id, MBE.id, 1, 0, 0, 1, 0)), key=by_ends)),
        tuple(
            sorted(
                (
                    Refusal(MBE.id, SCHOOL.id, "course_provider", "at_capacity", 3),
                    Refusal(JMD.id, MBE.id, "mbe", "not_eligible", 1),
                ),
                key=by_ends,
            )
        ),
    )


def by_ends(course: Course | Refusal) -> tuple[str, str]:
    """How courses and refusals are ordered."""
    return course.sender, course.receiver


@pytest.mark.parametrize(
    "left_out", [{"state": "draft"}, {"state": "entered_in_error"}, {"requested_on": date(2025, 12, 31)}]
)
def test_what_makes_no_tie_has_no_course(store: Store, left_out: dict[str, Any]) -> None:
    asked = referral("R", COURSE, **left_out)
    put(store, asked, event(asked, "rejected", DAY, "at_capacity"))
    assert store.courses(COORDINATOR, QUARTER, PATIENCE) == Courses((), ())


def test_sensitive_offers_have_no_course_and_no_wait(store: Store) -> None:
    shelter = offer("Schutz", sensitive=True)
    asked = referral("R", shelter, state="in_progress")
    put(store, shelter, asked, event(asked, "rejected", DAY, "at_capacity"), event(asked, "in_progress", DAY))
    assert store.courses(COORDINATOR, QUARTER, PATIENCE) == Courses((), ())
    assert store.waits(COORDINATOR, QUARTER) == ()


def began(name: str, asked_on: date, began_on: date, *papers: Paper) -> list[Piece[Any]]:
    """A client with these papers whose referral for a goal became a first day in the course."""
    person, signed, aim, *described = need(name, {"papers": papers})
    asked = referral(name, COURSE, requested_on=asked_on, state="in_progress")
    serving = replace(asked, links=(*asked.links, link("FOR", asked, aim)))
    return [person, signed, aim, *described, serving, event(asked, "in_progress", began_on)]


def test_a_wait_counts_from_the_request_and_from_the_newest_paper_at_hand(store: Store) -> None:
    first = date(2026, 3, 1)
    papers = (
        Paper(kind="obligation", issued_on=date(2025, 1, 1)),
        Paper(kind="obligation", issued_on=date(2025, 12, 1)),
        Paper(kind="admission", issued_on=date(2026, 3, 20)),
        Paper(kind="admission"),
    )
    put(store, *began("A", date(2026, 2, 1), first, *papers), *began("B", date(2026, 2, 1), first))
    assert store.waits(COORDINATOR, QUARTER) == (
        Wait(MBE.id, SCHOOL.id, "german_course_open", first, 28, None, 1),
        Wait(MBE.id, SCHOOL.id, "german_course_open", first, 28, 90, 1),
    )


def test_a_wait_names_its_tie_the_service_that_delivers_before_the_organisation_that_provides(store: Store) -> None:
    delivered = offer("Beratung", provider=CARRIER, deliverer=JMD, kind="german_course_open")
    own = referral("R", delivered, sender=JMD, state="in_progress")
    asked = referral("S", delivered, state="in_progress")
    put(store, delivered, own, asked, event(own, "in_progress", DAY), event(asked, "in_progress", DAY))

    ties = [(wait.sender, wait.receiver) for wait in store.waits(COORDINATOR, QUARTER)]
    assert ties == sorted([(MBE.id, JMD.id), (JMD.id, JMD.id)])


def test_a_wait_counts_from_the_entitlement_that_the_referral_names_before_any_paper(store: Store) -> None:
    first, paper = date(2026, 3, 1), Paper(kind="obligation", issued_on=date(2025, 12, 1))
    *around, asked, started = began("A", date(2026, 2, 1), first, paper)
    named = replace(asked, record=replace(asked.record, entitled_on=date(2025, 12, 31)))
    put(store, *around, named, started)
    assert store.waits(COORDINATOR, QUARTER) == (Wait(MBE.id, SCHOOL.id, "german_course_open", first, 28, 60, 1),)


def hurdle(name: str, of: Piece[Any], *about: Piece[Any], **content: Any) -> Piece[Hurdle]:  # noqa: ANN401
    """A hurdle of the agreement that concerns these."""
    key = seed_id(Hurdle, name)
    values = {"kind": "supply_gap", "noted_on": DAY, "synthetic": True, **content}
    record = Hurdle(id=key, revision=1, holder=of.record.holder, **values)
    return Piece(record, (Link("HURDLE_OF", key, of.id), *(Link("CONCERNS", key, each.id) for each in about)))


def test_hurdles_count_clients_by_what_is_missing_and_by_who_does_not_work_together(store: Store) -> None:
    (one, first, *_), (other, second, *_) = need("A"), need("B")
    broken = {"kind": "broken_cooperation"}
    put(
        store,
        *(one, first, other, second),
        hurdle("course", first, GERMAN),
        hurdle("course again", first, GERMAN),
        hurdle("course too", second, GERMAN),
        hurdle("room", second, HOUSING),
        hurdle("something", second),
        hurdle("school", first, GERMAN, SCHOOL, **broken),
        hurdle("service", second, JMD, **broken),
        hurdle("money", second, HOUSING, kind="money"),
    )
    assert store.hurdles(COORDINATOR, QUARTER) == (
        HurdleCount("broken_cooperation", "course_provider", 1),
        HurdleCount("broken_cooperation", "mbe", 1),
        HurdleCount("money", "", 1),
        HurdleCount("supply_gap", "", 1),
        HurdleCount("supply_gap", "german_course", 2),
        HurdleCount("supply_gap", "housing", 1),
    )


@pytest.mark.parametrize(
    "left_out",
    [
        {"noted_on": QUARTER.start - ONE_DAY},
        {"noted_on": QUARTER.end},
        {"retired_at": datetime(2026, 3, 1, tzinfo=UTC)},
    ],
)
def test_hurdles_of_other_days_and_retired_ones_do_not_count(store: Store, left_out: dict[str, Any]) -> None:
    person, signed, *_ = need("A")
    put(store, person, signed, hurdle("course", signed, GERMAN, **left_out))
    assert store.hurdles(COORDINATOR, QUARTER) == ()


def test_nobody_who_is_not_signed_in_is_told_of_hurdles(store: Store) -> None:
    with pytest.raises(NotSignedIn):
        store.hurdles(None, QUARTER)


@pytest.mark.parametrize(
    ("asked_on", "began_on", "counts"),
    [
        (date(2025, 12, 1), QUARTER.start, True),
        (date(2025, 12, 1), QUARTER.start - ONE_DAY, False),
        (date(2025, 12, 1), QUARTER.end - ONE_DAY, True),
        (date(2025, 12, 1), QUARTER.end, False),
        (date(2024, 1, 1), QUARTER.start, True),
        (date(2023, 12, 31), QUARTER.start, False),
    ],
)
def test_who_began_in_the_window_counts(store: Store, asked_on: date, began_on: date, *, counts: bool) -> None:
    put(store, *began("A", asked_on, began_on))
    assert bool(store.waits(COORDINATOR, QUARTER)) == counts


def test_an_empty_store_has_no_needs_and_no_courses(store: Store) -> None:
    assert facts(store).needs == ()
    assert store.courses(COORDINATOR, QUARTER, PATIENCE) == Courses((), ())
    assert store.waits(COORDINATOR, QUARTER) == ()


def test_nobody_who_is_not_signed_in_is_told_of_gaps(store: Store) -> None:
    with pytest.raises(NotSignedIn):
        store.supply_facts(None, DAY, DAY, LATER)
    with pytest.raises(NotSignedIn):
        store.courses(None, QUARTER, PATIENCE)
    with pytest.raises(NotSignedIn):
        store.waits(None, QUARTER)


def test_unanswered_referrals_count_by_tie_and_quarter_of_the_request(store: Store) -> None:
    last = QUARTER.end - timedelta(days=PATIENCE + 1)
    put(
        store,
        *sent("a", state="requested", on=QUARTER.start),
        *sent("b", state="requested", on=QUARTER.start),
        *sent("c", state="requested", on=last),
        *sent("may still come", state="requested", on=last + ONE_DAY),
        *sent("answered", ("accepted", 3), on=QUARTER.start),
        *sent("before", state="requested", on=QUARTER.start - ONE_DAY),
    )
    assert store.unanswered(COORDINATOR, QUARTER, PATIENCE) == (SilentTie(MBE.id, SCHOOL.id, QUARTER.start, 3),)
    year = Window(date(2025, 7, 1), QUARTER.end)
    assert store.unanswered(COORDINATOR, year, PATIENCE) == (
        SilentTie(MBE.id, SCHOOL.id, date(2025, 10, 1), 1),
        SilentTie(MBE.id, SCHOOL.id, QUARTER.start, 3),
    )
