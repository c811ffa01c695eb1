"""Who was at which meeting: which meetings count, and who may ask, on every store."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from graphsvc.errors import NotAllowed, NotSignedIn
from graphsvc.model.actor import Actor
from graphsvc.model.facts import Attendance, Window
from graphsvc.stores import Store
from tests.contract.graph import COORDINATOR, GROUND, MBE, PLACES, SCHOOL, meeting, put

START, END = date(2026, 1, 1), date(2026, 4, 1)
QUARTER = Window(START, END)
ONE_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _ground(store: Store) -> None:
    put(store, *PLACES, *GROUND)


def test_everybody_at_a_meeting_attended_it_services_and_organisations_alike(store: Store) -> None:
    both, one = meeting("both", MBE, SCHOOL), meeting("one", SCHOOL, held_on=START)
    put(store, both, one)

    expected = [
        Attendance(both.id, both.record.held_on, MBE.id),
        Attendance(both.id, both.record.held_on, SCHOOL.id),
        Attendance(one.id, START, SCHOOL.id),
    ]
    assert list(store.attendance(COORDINATOR, QUARTER)) == sorted(expected, key=lambda item: (item.meeting, item.unit))


@pytest.mark.parametrize(
    ("held_on", "counts"), [(START - ONE_DAY, False), (START, True), (END - ONE_DAY, True), (END, False)]
)
def test_a_meeting_counts_from_the_first_day_to_the_day_before_the_end(
    store: Store, held_on: date, *, counts: bool
) -> None:
    put(store, meeting("M", MBE, held_on=held_on))
    assert len(store.attendance(COORDINATOR, QUARTER)) == counts


def test_without_meetings_nobody_attended(store: Store) -> None:
    assert store.attendance(COORDINATOR, QUARTER) == ()


def test_attendance_is_for_those_who_may_read_meetings(store: Store) -> None:
    with pytest.raises(NotSignedIn):
        store.attendance(None, QUARTER)
    with pytest.raises(NotAllowed):
        store.attendance(Actor("school", "partner", organisation=SCHOOL.id), QUARTER)
