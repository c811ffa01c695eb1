"""The roster of a network and the ties in it: who counts, in which window, and what is left out."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from graphsvc.answers.network import change_answer
from graphsvc.model.actor import OPERATOR
from graphsvc.model.facts import Tie, TieKind, Unit, Window
from graphsvc.stores import Store
from tests.contract.graph import (
    CARRIER,
    COORDINATOR,
    COURSE,
    GROUND,
    JMD,
    MBE,
    SCHOOL,
    TOPICS,
    Piece,
    agreement,
    client,
    cooperation,
    link,
    meeting,
    network,
    offer,
    organisation,
    put,
    referral,
)

START, END = date(2026, 1, 1), date(2026, 4, 1)
QUARTER = Window(START, END)
ONE_DAY = timedelta(days=1)
FIRST, LAST, BEFORE = START, END - ONE_DAY, START - ONE_DAY
NETWORK = network("Netz")


def ties(store: Store, kind: TieKind) -> list[tuple[str, str, int]]:
    """Sender, receiver and number of events of each tie of the quarter."""
    found = store.ties(COORDINATOR, kind, QUARTER)
    assert all(isinstance(tie, Tie) and tie.kind == kind for tie in found)
    return [(tie.sender, tie.receiver, tie.events) for tie in found]


def pair(one: Piece[Any], other: Piece[Any], events: int = 1) -> tuple[str, str, int]:
    """The undirected tie of two units: the smaller id first."""
    smaller, greater = sorted([one.id, other.id])
    return smaller, greater, events


# First day, last day (None while it lasts), and whether that meets the quarter.
SPANS: list[tuple[date, date | None, bool]] = [
    (BEFORE, None, True),
    (BEFORE, START, True),
    (BEFORE, BEFORE, False),
    (FIRST, LAST, True),
    (LAST, None, True),
    (LAST, LAST, True),
    (END, None, False),
    (BEFORE, END, True),
]


@pytest.mark.parametrize(("first", "last", "counts"), SPANS)
def test_a_member_counts_on_at_least_one_day_of_the_window(
    store: Store, first: date, last: date | None, *, counts: bool
) -> None:
    membership = link("MEMBER_OF", MBE, NETWORK, valid_from=first, **({"valid_to": last} if last else {}))
    put(store, *GROUND, NETWORK, links=[membership])
    assert [unit.id for unit in store.roster(QUARTER)] == ([MBE.id] if counts else [])


def test_the_roster_names_services_and_organisations_by_id(store: Store) -> None:
    members: tuple[Piece[Any], ...] = (MBE, SCHOOL, JMD, CARRIER)
    put(store, *GROUND, NETWORK, links=[link("MEMBER_OF", unit, NETWORK, valid_from=START) for unit in members])
    expected = [
        Unit(unit.id, unit.record.name, unit.record.kind, unit.record.carrier)
        for unit in sorted(members, key=lambda unit: unit.id)
    ]
    assert list(store.roster(QUARTER)) == expected
    assert {unit.carrier for unit in expected} == {"awo", None}


def test_a_member_of_two_networks_is_on_the_roster_once(store: Store) -> None:
    other = network("Anderes Netz")
    both = [link("MEMBER_OF", MBE, item, valid_from=START) for item in (NETWORK, other)]
    put(store, *GROUND, NETWORK, other, links=both)
    assert [unit.id for unit in store.roster(QUARTER)] == [MBE.id]


def test_a_network_without_members_has_an_empty_roster(store: Store) -> None:
    put(store, *GROUND, NETWORK)
    assert store.roster(QUARTER) == ()


@pytest.mark.parametrize("kind", TieKind)
def test_a_network_without_events_has_no_ties(store: Store, kind: TieKind) -> None:
    put(store, *GROUND)
    assert store.ties(COORDINATOR, kind, QUARTER) == ()


@pytest.mark.parametrize(("day", "counts"), [(BEFORE, False), (FIRST, True), (LAST, True), (END, False)])
def test_a_referral_counts_from_the_first_day_to_the_day_before_the_end(
    store: Store, day: date, *, counts: bool
) -> None:
    put(store, *GROUND, referral("R", COURSE, requested_on=day))
    assert ties(store, TieKind.REFERRAL) == ([(MBE.id, SCHOOL.id, 1)] if counts else [])


def test_referrals_are_directed_and_counted(store: Store) -> None:
    theirs = offer("Beratung", provider=CARRIER, deliverer=MBE)
    sent = [referral(f"A{number}", COURSE) for number in range(3)]
    put(store, *GROUND, theirs, *sent, referral("B", theirs, sender=JMD))
    assert ties(store, TieKind.REFERRAL) == sorted([(MBE.id, SCHOOL.id, 3), (JMD.id, MBE.id, 1)])


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        ("draft", False),
        ("entered_in_error", False),
        ("requested", True),
        ("accepted", True),
        ("rejected", True),
        ("in_progress", True),
        ("on_hold", True),
        ("completed", True),
        ("failed", True),
        ("cancelled", True),
    ],
)
def test_drafts_and_errors_are_no_ties(store: Store, state: str, *, counts: bool) -> None:
    put(store, *GROUND, referral("R", COURSE, state=state))
    assert len(ties(store, TieKind.REFERRAL)) == counts


def test_a_sensitive_offer_leaves_no_tie(store: Store) -> None:
    shelter = offer("Schutz", sensitive=True)
    put(store, *GROUND, shelter, referral("R", shelter))
    assert ties(store, TieKind.REFERRAL) == []


def test_an_offer_that_is_known_not_to_be_sensitive_leaves_a_tie(store: Store) -> None:
    course = offer("Kurs", sensitive=False)
    put(store, *GROUND, course, referral("R", course))
    assert ties(store, TieKind.REFERRAL) == [(MBE.id, SCHOOL.id, 1)]


def test_the_service_that_delivers_receives_before_the_organisation_that_provides(store: Store) -> None:
    delivered = offer("Beratung", provider=CARRIER, deliverer=JMD)
    put(store, *GROUND, delivered, referral("A", delivered), referral("B", COURSE))
    assert ties(store, TieKind.REFERRAL) == sorted([(MBE.id, JMD.id, 1), (MBE.id, SCHOOL.id, 1)])


def test_a_referral_to_itself_is_kept(store: Store) -> None:
    own = offer("Beratung", provider=CARRIER, deliverer=MBE)
    put(store, *GROUND, own, referral("R", own))
    assert ties(store, TieKind.REFERRAL) == [(MBE.id, MBE.id, 1)]


def test_an_offer_on_several_topics_and_places_counts_a_referral_once(store: Store) -> None:
    course = offer("Kurs", TOPICS)
    put(store, *GROUND, course, referral("R", course))
    assert ties(store, TieKind.REFERRAL) == [(MBE.id, SCHOOL.id, 1)]


@pytest.mark.parametrize(("day", "counts"), [(BEFORE, False), (FIRST, True), (LAST, True), (END, False)])
def test_a_meeting_counts_from_the_first_day_to_the_day_before_the_end(
    store: Store, day: date, *, counts: bool
) -> None:
    put(store, *GROUND, meeting("M", MBE, SCHOOL, held_on=day))
    assert ties(store, TieKind.MEETING) == ([pair(MBE, SCHOOL)] if counts else [])


def test_every_two_units_at_a_meeting_have_met_once(store: Store) -> None:
    put(store, *GROUND, meeting("A", MBE, SCHOOL, JMD), meeting("B", SCHOOL, JMD), meeting("C", CARRIER))
    expected = [pair(MBE, SCHOOL), pair(MBE, JMD), pair(SCHOOL, JMD, 2)]
    assert ties(store, TieKind.MEETING) == sorted(expected)


@pytest.mark.parametrize(("first", "last", "counts"), SPANS)
def test_a_cooperation_counts_on_at_least_one_day_of_the_window(
    store: Store, first: date, last: date | None, *, counts: bool
) -> None:
    put(store, *GROUND, cooperation("V", SCHOOL, MBE, valid_from=first, valid_to=last))
    assert ties(store, TieKind.COOPERATION) == ([pair(SCHOOL, MBE)] if counts else [])


def test_two_cooperations_of_the_same_units_are_two_events(store: Store) -> None:
    put(store, *GROUND, cooperation("A", SCHOOL, MBE, JMD), cooperation("B", MBE, SCHOOL))
    expected = [pair(SCHOOL, MBE, 2), pair(SCHOOL, JMD), pair(MBE, JMD)]
    assert ties(store, TieKind.COOPERATION) == sorted(expected)


def shared(name: str, *joined: Piece[Any], **properties: Any) -> tuple[Piece[Any], Piece[Any]]:  # noqa: ANN401
    """A client of the MBE and their agreement, which these units joined."""
    person = client(name)
    signed = agreement(person, **properties)
    links = (*signed.links, *(link("JOINED_BY", signed, unit) for unit in joined))
    return person, replace(signed, links=links)


@pytest.mark.parametrize(("first", "last", "counts"), SPANS)
def test_a_shared_case_counts_on_at_least_one_day_of_the_window(
    store: Store, first: date, last: date | None, *, counts: bool
) -> None:
    put(store, *GROUND, *shared("A", SCHOOL, concluded_on=first, closed_on=last))
    assert ties(store, TieKind.SHARED_CASE) == ([pair(MBE, SCHOOL)] if counts else [])


def test_the_holder_and_all_who_joined_share_a_case(store: Store) -> None:
    put(store, *GROUND, *shared("A", SCHOOL, JMD), *shared("B", SCHOOL), *shared("C"))
    expected = [pair(MBE, SCHOOL, 2), pair(MBE, JMD), pair(SCHOOL, JMD)]
    assert ties(store, TieKind.SHARED_CASE) == sorted(expected)


def test_a_draft_is_no_shared_case(store: Store) -> None:
    put(store, *GROUND, *shared("A", SCHOOL, state="draft"))
    assert ties(store, TieKind.SHARED_CASE) == []


def test_an_agreement_that_was_never_concluded_is_no_shared_case(store: Store) -> None:
    put(store, *GROUND, *shared("A", SCHOOL, concluded_on=None))
    assert ties(store, TieKind.SHARED_CASE) == []


def test_a_holder_who_also_joined_has_no_tie_to_itself(store: Store) -> None:
    put(store, *GROUND, *shared("A", MBE, SCHOOL))
    assert ties(store, TieKind.SHARED_CASE) == [pair(MBE, SCHOOL)]


def test_kinds_of_tie_are_never_mixed(store: Store) -> None:
    put(store, *GROUND, meeting("M", MBE, SCHOOL))
    assert [kind for kind in TieKind if store.ties(OPERATOR, kind, QUARTER)] == [TieKind.MEETING]


def test_ties_come_by_sender_and_receiver(store: Store) -> None:
    bodies = [organisation(f"Verein {number}") for number in range(6)]
    put(store, *GROUND, *bodies, meeting("M", MBE, *bodies))
    found = ties(store, TieKind.MEETING)
    assert found == sorted(found)
    assert len(found) == 21


def test_a_renamed_organisation_keeps_its_ties_over_the_change(store: Store) -> None:
    table, old, new = network("Runder Tisch"), organisation("Alter Name"), organisation("Neuer Name")
    course, same_course = offer("Kurs", provider=old), offer("Derselbe Kurs", provider=new)
    put(store, *GROUND, table, old, new, course, same_course)
    put(
        store,
        referral("davor", course, requested_on=date(2025, 2, 1)),
        referral("danach", same_course, requested_on=date(2026, 2, 1)),
        links=[
            link("MEMBER_OF", MBE, table, valid_from=date(2020, 1, 1)),
            link("MEMBER_OF", old, table, valid_from=date(2020, 1, 1), valid_to=date(2025, 6, 30)),
            link("MEMBER_OF", new, table, valid_from=date(2025, 7, 1)),
            link("SUCCEEDED_BY", old, new, succeeded_on=date(2025, 7, 1)),
        ],
    )
    before, after = (Window(date(year, 1, 1), date(year, 4, 1)) for year in (2025, 2026))

    change = change_answer(store, OPERATOR, TieKind.REFERRAL, before=before, after=after)

    assert change.turnover.kept == ((MBE.id, new.id),)
    assert (change.turnover.new, change.turnover.lost, change.turnover.units_new) == ((), (), ())
