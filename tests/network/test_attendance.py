"""Who takes part in the meetings of a network: figures that are made of nothing but what may be shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.disclosure.cells import SMALLEST_CELL, ShownCount
from graphsvc.disclosure.sums import ShownShare
from graphsvc.model.facts import Attendance, Unit, Window
from graphsvc.network.attendance import AttendanceReport, SharedMeetings, attendance_report
from tests.disclosure.linear import Sum, learnt

FIRST, SECOND = Window(date(2026, 1, 1), date(2026, 4, 1)), Window(date(2026, 4, 1), date(2026, 7, 1))
HALF = Window(FIRST.start, SECOND.end)
ROSTER = tuple(Unit(name, f"Stelle {name}", "school", None) for name in "abcd")


def report(*meetings: tuple[str, str], window: Window = FIRST) -> AttendanceReport:
    """The report on meetings, each by the quarter it was in ("1" or "2") and the letters of who was there."""
    starts = {"1": FIRST.start, "2": SECOND.start}
    attended = [
        Attendance(f"{number}", starts[quarter], unit)
        for number, (quarter, there) in enumerate(meetings)
        for unit in there
    ]
    return attendance_report(ROSTER, attended, window, (SECOND, FIRST) if window is HALF else (window,))


def test_the_density_says_how_much_of_what_could_be_attended_was() -> None:
    found = report(*[("1", "abc")] * 5, *[("1", "a")] * 5)

    assert found.meetings == ShownCount(10, 10)
    assert found.participations == ShownCount(20, 20)
    assert found.density == ShownShare(20 / 40, 20 / 40)
    assert found.units_at_a_meeting == ShownShare(2, 2)


def test_few_meetings_are_a_range_and_so_is_what_follows_from_them() -> None:
    found = report(("1", "ab"), ("1", "ab"))

    assert found.meetings == ShownCount(1, 4)
    assert found.participations == ShownCount(2, 8)
    assert found.density == ShownShare(2 / 16, 1)
    assert found.pairs == (SharedMeetings("a", "b", ShownCount(1, 4), None, None, None),)


def test_units_come_by_the_meetings_that_are_shown_of_them_with_those_who_were_at_none() -> None:
    found = report(*[("1", "cd")] * 5, ("1", "b"), ("1", "b"), ("1", "a"))

    assert [(unit.id, str(count.text_en)) for unit, count in found.by_attendance] == [
        ("c", "5"),
        ("d", "5"),
        ("a", "1 to 4"),
        ("b", "1 to 4"),
    ]


def test_two_units_share_meetings_in_four_weights_where_the_counts_are_shown() -> None:
    found = report(*[("1", "ab")] * 5, *[("1", "ac")] * 5)

    assert found.pairs == (
        SharedMeetings("a", "b", ShownCount(5, 5), 5.0, 0.5, 1.0),
        SharedMeetings("a", "c", ShownCount(5, 5), 5.0, 0.5, 1.0),
    )


def test_several_quarters_show_what_each_of_them_shows() -> None:
    found = report(*[("1", "ab")] * 6, ("2", "ab"), window=HALF)

    assert found.meetings == ShownCount(7, 10)
    assert found.attended["a"] == ShownCount(7, 10)
    assert found.pairs[0].shared == ShownCount(7, 10)


def test_who_is_no_member_does_not_count_and_is_spoken_of() -> None:
    found = report(*[("1", "axy")] * 5, *[("1", "x")] * 3)

    assert (found.meetings, found.participations) == (ShownCount(5, 5), ShownCount(5, 5))
    assert found.units_off_roster == 2


def test_without_meetings_figures_are_undefined() -> None:
    content: Any = report().to_json()

    assert (content["density"]["value"], content["density"]["at_least"]) == (None, None)
    assert content["counts"]["meetings"]["value"] == 0
    assert content["pairs"] == []


@given(st.lists(st.sampled_from([1, 2, 3, 4]), min_size=2, max_size=4), st.data())
def test_graphs_that_differ_in_hidden_counts_only_say_the_same_or_a_sum_that_leaves_each_its_range(
    meetings: list[int], data: st.DataObject
) -> None:
    """Each unit is alone at its meetings, so the sum of participations is all there is to reckon with."""
    found = report(*(("1", unit) for unit, count in zip("abcd", meetings, strict=False) for _ in range(count)))
    cells = [found.attended[unit.id] for unit in ROSTER]
    bounds = learnt(cells, [Sum((0, 1, 2, 3), found.participations)])

    hidden = data.draw(st.sampled_from(range(len(meetings))))
    assert bounds[hidden] == (1, SMALLEST_CELL - 1)


@pytest.mark.parametrize("counts", [(1, 2, 4)])
def test_who_met_only_each_other_looks_the_same_for_every_hidden_number(counts: Iterable[int]) -> None:
    said = [report(*[("1", "ab")] * count).to_json() for count in counts]
    assert all(one == other for one, other in pairwise(said))
