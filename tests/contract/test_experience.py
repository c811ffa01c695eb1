"""Past referrals in counts: how they ended, how they were received, and that few of them say nothing."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from graphsvc.errors import NotAllowed, NotSignedIn
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Link, Referral, ReferralEvent, ReferralStateCode
from graphsvc.model.facts import Outcomes, Roads, RoadTally, Tally, Window
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from tests.contract.graph import (
    COORDINATOR,
    COUNSELLOR,
    COUNSELLOR_ELSEWHERE,
    COURSE,
    GROUND,
    HOUSING,
    JMD,
    MBE,
    SCHOOL,
    Piece,
    agreement,
    client,
    goal,
    offer,
    put,
    referral,
)

SENT = Window(date(2025, 1, 1), date(2026, 2, 1))
UNTIL = datetime(2026, 3, 1, tzinfo=UTC)
ON = date(2025, 6, 2)
CLIENT = client("one")
AGREEMENT = agreement(CLIENT)
GOAL = goal(AGREEMENT)
HOUSING_GOAL = goal(agreement(client("two")), HOUSING)


def event(of: Piece[Referral], state: ReferralStateCode, on: date) -> Piece[ReferralEvent]:
    """A change of state at seven in the morning."""
    record = ReferralEvent(
        id=seed_id(ReferralEvent, of.id, state),
        revision=1,
        holder=of.record.holder,
        state=state,
        at=datetime.combine(on, datetime.min.time(), UTC) + timedelta(hours=7),
        by="receiver",
        synthetic=True,
    )
    return Piece(record, (Link("EVENT_OF", record.id, of.id),))


def course_of(
    name: str,
    *states: tuple[ReferralStateCode, date],
    meant: Piece[Any] | None = GOAL,
    **properties: Any,  # noqa: ANN401  any property of a referral
) -> Iterator[Piece[Any]]:
    """A referral to the course, unless another offer is named, with what became of it."""
    content = {"to": COURSE, "requested_on": ON, **properties}
    sent = referral(name, **content)
    yield Piece(sent.record, (*sent.links, *([Link("FOR", sent.id, meant.id)] if meant else [])))
    yield from (event(sent, state, on) for state, on in states)


def ended(name: str, outcome: str = "got_help", on: date = ON, **properties: Any) -> Iterator[Piece[Any]]:  # noqa: ANN401
    """A referral that was completed with that outcome."""
    return course_of(name, ("completed", on), state="completed", outcome=outcome, **properties)


def fill(store: Store, *courses: Iterator[Piece[Any]]) -> None:
    pieces = [piece for each in courses for piece in each]
    put(store, *GROUND, CLIENT, AGREEMENT, GOAL, client("two"), agreement(client("two")), HOUSING_GOAL, *pieces)


def outcomes(store: Store, *offers: Piece[Any], least: int = 1) -> Outcomes:
    return store.outcomes("german_course", [each.id for each in offers or (COURSE,)], SENT, UNTIL, least=least)


def roads(store: Store, least: int = 1) -> Roads:
    return store.roads(COUNSELLOR, MBE.id, SENT, UNTIL, least=least)


def test_outcomes_are_counted_by_offer(store: Store) -> None:
    fill(store, ended("a"), ended("b", "partly"), ended("c", "not"))

    assert outcomes(store) == Outcomes(Tally(3, 1), {COURSE.id: Tally(3, 1)})


def test_an_offer_below_the_least_number_is_in_the_sum_only(store: Store) -> None:
    fill(store, ended("a"), ended("b"))

    assert outcomes(store, least=3) == Outcomes(Tally(2, 2), {})


def test_other_topics_days_and_what_was_not_yet_known_do_not_count(store: Store) -> None:
    fill(
        store,
        ended("other topic", meant=HOUSING_GOAL),
        ended("no goal", meant=None),
        ended("before", requested_on=SENT.start - timedelta(days=1)),
        ended("behind", requested_on=SENT.end),
        ended("known later", on=date(2026, 3, 1)),
        course_of("open"),
        course_of("error", ("completed", ON), state="entered_in_error", outcome="got_help"),
    )

    assert outcomes(store) == Outcomes(Tally(0, 0), {})


def test_sensitive_offers_and_offers_not_asked_for_are_left_out(store: Store) -> None:
    shelter, other = offer("Schutzhaus", sensitive=True), offer("Anderer Kurs")
    put(store, *GROUND, shelter, other)
    fill(store, ended("a", to=shelter), ended("b", to=other))

    assert outcomes(store, shelter, COURSE) == Outcomes(Tally(0, 0), {})
    assert roads(store).every.sent == 1


def test_no_offers_have_no_outcomes(store: Store) -> None:
    assert store.outcomes("german_course", [], SENT, UNTIL, least=1) == Outcomes(Tally(0, 0), {})


def test_a_road_counts_what_was_sent_answered_and_accepted_and_the_days(store: Store) -> None:
    fill(
        store,
        course_of("a", ("accepted", ON + timedelta(days=3)), ("completed", ON + timedelta(days=30)), state="completed"),
        course_of("b", ("rejected", ON + timedelta(days=9)), state="rejected", meant=None),
        course_of("c"),
        course_of("late", ("accepted", date(2026, 3, 2)), state="accepted"),
        course_of("draft", state="draft"),
        course_of("elsewhere", ("accepted", ON), state="accepted", sender=JMD),
    )

    assert roads(store) == Roads(RoadTally(4, 2, 1, 3), {SCHOOL.id: RoadTally(4, 2, 1, 3)})
    assert roads(store, least=5) == Roads(RoadTally(4, 2, 1, 3), {})


def test_a_road_leads_to_the_service_that_delivers_the_offer(store: Store) -> None:
    counselling = offer("Beratung", deliverer=JMD)
    put(store, *GROUND, counselling)
    fill(store, course_of("a", to=counselling), course_of("b"))

    assert set(roads(store).by_unit) == {JMD.id, SCHOOL.id}


def test_the_roads_of_a_service_are_its_own(store: Store) -> None:
    with pytest.raises(NotSignedIn):
        store.roads(None, MBE.id, SENT, UNTIL, least=1)
    for actor in (COUNSELLOR_ELSEWHERE, COORDINATOR):
        with pytest.raises(NotAllowed):
            store.roads(actor, MBE.id, SENT, UNTIL, least=1)
    assert store.roads(OPERATOR, MBE.id, SENT, UNTIL, least=1) == Roads(RoadTally(0, 0, 0, 0), {})
