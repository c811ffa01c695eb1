"""Monthly counts: what a tie opens to, and that no change of an event leaves them behind."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graphsvc.errors import NotFound
from graphsvc.model.changes import Join, Update
from graphsvc.model.facts import Tie, TieKind, TieMonth, Window, months_of
from graphsvc.stores import Store
from tests.contract.graph import (
    CARRIER,
    COORDINATOR,
    COURSE,
    GROUND,
    INSTANT,
    JMD,
    MBE,
    SCHOOL,
    Piece,
    agreement,
    client,
    cooperation,
    link,
    meeting,
    offer,
    put,
    referral,
    write,
)

YEAR = Window(date(2026, 1, 1), date(2027, 1, 1))
# The same events, but no whole months: so they are counted from the events themselves.
EVENTS = Window(date(2026, 1, 1), date(2027, 1, 2))
JANUARY, MARCH = date(2026, 1, 31), date(2026, 3, 1)
OWN = offer("Beratung", provider=CARRIER, deliverer=JMD)


def months(store: Store, kind: TieKind, one: Piece[Any], other: Piece[Any]) -> list[tuple[date, str, str, int]]:
    """Month, sender, receiver and number of events of what two units did in the year."""
    found = store.tie_months(COORDINATOR, kind, (one.id, other.id), YEAR)
    assert all(isinstance(item, TieMonth) for item in found)
    return [(item.month, item.sender, item.receiver, item.events) for item in found]


def require_counted(store: Store, *expected: tuple[str, str, int]) -> None:
    """Both ways of counting give the expected referrals, and the store finds nothing wrong with its counts."""
    ties = [Tie(TieKind.REFERRAL, *row) for row in sorted(expected)]
    assert store.ties(COORDINATOR, TieKind.REFERRAL, EVENTS) == ties
    assert store.ties(COORDINATOR, TieKind.REFERRAL, YEAR) == ties
    assert not [finding for finding in store.check() if "counts" in finding.what]


def test_a_tie_opens_to_its_months_in_both_directions(store: Store) -> None:
    sent = [referral(name, OWN, requested_on=day) for name, day in (("A", JANUARY), ("B", JANUARY), ("C", MARCH))]
    back = offer("Andere Beratung", provider=CARRIER, deliverer=MBE)
    put(store, *GROUND, OWN, back, *sent, referral("D", back, sender=JMD, requested_on=MARCH))
    march = sorted([(MBE.id, JMD.id, 1), (JMD.id, MBE.id, 1)])
    expected = [(date(2026, 1, 1), MBE.id, JMD.id, 2), *((date(2026, 3, 1), *row) for row in march)]
    assert months(store, TieKind.REFERRAL, MBE, JMD) == expected
    assert months(store, TieKind.REFERRAL, JMD, MBE) == expected
    assert months(store, TieKind.REFERRAL, MBE, SCHOOL) == []


def test_referrals_to_itself_have_months_and_stay_out_of_other_pairs(store: Store) -> None:
    own = offer("Eigenes", provider=CARRIER, deliverer=MBE)
    put(store, *GROUND, own, referral("A", own, requested_on=MARCH), referral("B", COURSE, requested_on=MARCH))
    assert months(store, TieKind.REFERRAL, MBE, MBE) == [(date(2026, 3, 1), MBE.id, MBE.id, 1)]
    assert months(store, TieKind.REFERRAL, MBE, SCHOOL) == [(date(2026, 3, 1), MBE.id, SCHOOL.id, 1)]


@pytest.mark.parametrize("kind", [kind for kind in TieKind if kind is not TieKind.REFERRAL])
def test_undirected_ties_have_no_months_with_themselves(store: Store, kind: TieKind) -> None:
    put(store, *GROUND, meeting("A", MBE, SCHOOL), cooperation("V", MBE, SCHOOL))
    assert months(store, kind, MBE, MBE) == []


def test_the_months_of_every_kind_are_those_of_its_ties(store: Store) -> None:
    person, later = client("A"), client("B")
    signed = agreement(person, concluded_on=JANUARY, closed_on=date(2026, 4, 1))
    joined = replace(signed, links=(*signed.links, link("JOINED_BY", signed, SCHOOL), link("JOINED_BY", signed, JMD)))
    other = agreement(later, concluded_on=MARCH)
    both = replace(other, links=(*other.links, link("JOINED_BY", other, SCHOOL)))
    put(
        store,
        *GROUND,
        OWN,
        *(person, later, joined, both),
        *(referral(f"R{day}", COURSE, requested_on=day) for day in (JANUARY, MARCH, date(2026, 12, 31))),
        *(meeting(f"M{day}", MBE, SCHOOL, JMD, held_on=day) for day in (JANUARY, MARCH)),
        cooperation("V", MBE, SCHOOL, valid_from=MARCH, valid_to=date(2026, 5, 31)),
        cooperation("W", MBE, SCHOOL, JMD, valid_from=date(2026, 5, 31)),
    )
    for kind in TieKind:
        for one, two in ((MBE, SCHOOL), (SCHOOL, JMD)):
            expected = [
                (month, tie.sender, tie.receiver, tie.events)
                for month in months_of(YEAR)
                for tie in store.ties(COORDINATOR, kind, _month(month))
                if {tie.sender, tie.receiver} == {one.id, two.id}
            ]
            assert months(store, kind, one, two) == expected
            assert months(store, kind, two, one) == expected
    assert len(months(store, TieKind.SHARED_CASE, MBE, SCHOOL)) == 12


def _month(first: date) -> Window:
    end = date(first.year + 1, 1, 1) if first.month == 12 else date(first.year, first.month + 1, 1)
    return Window(first, end)


def test_only_whole_months_have_monthly_counts(store: Store) -> None:
    put(store, *GROUND)
    with pytest.raises(ValueError, match="no whole months"):
        store.tie_months(COORDINATOR, TieKind.REFERRAL, (MBE.id, SCHOOL.id), EVENTS)


def test_a_referral_that_moves_to_another_day_moves_to_its_month(store: Store) -> None:
    sent = referral("A", COURSE, requested_on=JANUARY)
    put(store, *GROUND, sent)
    put(store, replace(sent, record=replace(sent.record, requested_on=MARCH)))
    assert months(store, TieKind.REFERRAL, MBE, SCHOOL) == [(date(2026, 3, 1), MBE.id, SCHOOL.id, 1)]
    require_counted(store, (MBE.id, SCHOOL.id, 1))


@pytest.mark.parametrize("state", ["draft", "entered_in_error"])
def test_a_referral_that_becomes_no_event_leaves_the_counts_and_comes_back(store: Store, state: Any) -> None:  # noqa: ANN401
    sent = referral("A", COURSE, requested_on=MARCH)
    put(store, *GROUND, sent)
    require_counted(store, (MBE.id, SCHOOL.id, 1))
    put(store, replace(sent, record=replace(sent.record, state=state)))
    require_counted(store)
    put(store, replace(sent, record=replace(sent.record, state="completed")))
    require_counted(store, (MBE.id, SCHOOL.id, 1))


def test_a_retired_referral_leaves_the_counts(store: Store) -> None:
    sent = referral("A", COURSE, requested_on=MARCH)
    put(store, *GROUND, sent, referral("B", COURSE, requested_on=MARCH))
    put(store, replace(sent, record=replace(sent.record, retired_at=INSTANT)))
    require_counted(store, (MBE.id, SCHOOL.id, 1))


def test_a_referral_to_another_offer_counts_there(store: Store) -> None:
    sent = referral("A", COURSE, requested_on=MARCH)
    put(store, *GROUND, OWN, sent)
    put(store, links=[link("TO", sent, OWN)])
    require_counted(store, (MBE.id, JMD.id, 1))


def test_an_offer_that_changes_hands_takes_its_counts_along(store: Store) -> None:
    put(store, *GROUND, referral("A", COURSE, requested_on=MARCH))
    write(store, "other provider", Join(link("PROVIDED_BY", COURSE, CARRIER)))
    require_counted(store, (MBE.id, CARRIER.id, 1))
    write(store, "sensitive", Update(replace(COURSE.record, sensitive=True)))
    require_counted(store)


def test_a_repeated_load_counts_once(store: Store) -> None:
    sent = [referral(f"A{number}", COURSE, requested_on=MARCH) for number in range(3)]
    for _ in range(2):
        put(store, *GROUND, *sent)
    require_counted(store, (MBE.id, SCHOOL.id, 3))


def test_a_load_that_fails_leaves_the_counts_as_they_were(store: Store) -> None:
    put(store, *GROUND, referral("A", COURSE, requested_on=MARCH))
    with pytest.raises(NotFound):
        put(store, referral("B", COURSE, requested_on=MARCH), referral("C", OWN, requested_on=MARCH))
    require_counted(store, (MBE.id, SCHOOL.id, 1))
