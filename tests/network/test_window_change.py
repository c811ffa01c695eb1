"""What differs between two windows, over dated rosters and bodies that go on under another name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.model.facts import Tie, TieKind, Window
from graphsvc.network.report import NetworkReport, network_report
from graphsvc.network.ties import Roster
from graphsvc.network.turnover import Succession
from graphsvc.network.window_change import window_before, window_change
from tests.network.rosters import meetings, referrals, roster_of

BEFORE, AFTER = Window(date(2025, 1, 1), date(2025, 4, 1)), Window(date(2026, 1, 1), date(2026, 4, 1))


def _report(roster: Roster, ties: tuple[Tie, ...], window: Window = AFTER) -> NetworkReport:
    return network_report(roster, ties, window, TieKind.REFERRAL)


def _change(before: NetworkReport, after: NetworkReport, *successions: Succession) -> Any:  # noqa: ANN401  plain JSON
    return window_change(before, after, successions).to_json()


def _pairs(change: dict[str, Any], part: str) -> list[tuple[str, str]]:
    return [(tie["sender"]["id"], tie["receiver"]["id"]) for tie in change["turnover"][part]]


def test_every_tie_is_kept_new_or_lost() -> None:
    change = _change(
        _report(roster_of("abc"), referrals([("a", "b"), ("b", "c")]), BEFORE),
        _report(roster_of("abc"), referrals([("a", "b"), ("c", "a")])),
    )

    assert [_pairs(change, part) for part in ("kept", "new", "lost")] == [[("a", "b")], [("c", "a")], [("b", "c")]]
    assert change["turnover"]["stability"]["value"] == 1 / 3
    assert [change[side]["density"]["value"] for side in ("before", "after")] == [2 / 6, 2 / 6]


def test_the_difference_of_densities_is_about_the_units_of_both_windows() -> None:
    change = _change(
        _report(roster_of("abz"), referrals([("a", "z"), ("z", "b")]), BEFORE),
        _report(roster_of("abc"), referrals([("a", "b")])),
    )
    difference = change["density_difference"]

    assert [(difference[side]["numerator"], difference[side]["n"]) for side in ("before", "after")] == [(0, 2), (1, 2)]
    assert difference["interval"]["observed"] == 1 / 2
    assert [unit["id"] for unit in change["turnover"]["units_new"]] == ["c"]
    assert [unit["id"] for unit in change["turnover"]["units_lost"]] == ["z"]


def test_a_renamed_body_keeps_its_ties_and_is_not_new() -> None:
    change = _change(
        _report(roster_of("abo"), referrals([("a", "o"), ("o", "b")]), BEFORE),
        _report(roster_of("abn"), referrals([("a", "n")])),
        Succession("o", "n", date(2025, 6, 1)),
    )

    assert (_pairs(change, "kept"), _pairs(change, "lost")) == ([("a", "n")], [("n", "b")])
    assert (change["turnover"]["units_new"], change["turnover"]["units_lost"]) == ([], [])
    assert change["density_difference"]["before"]["numerator"] == 2


def test_two_windows_without_common_units_have_no_interval() -> None:
    change = _change(_report(roster_of("ab"), (), BEFORE), _report(roster_of("cd"), ()))

    assert change["density_difference"]["interval"] is None
    assert change["density_difference"]["before"]["value"] is None
    assert change["turnover"]["stability"]["value"] is None


def test_unequal_windows_are_said_to_be_unequal() -> None:
    short, long = Window(date(2025, 1, 1), date(2025, 4, 1)), Window(date(2026, 1, 1), date(2027, 1, 1))
    change = _change(_report(roster_of("ab"), (), short), _report(roster_of("ab"), (), long))

    assert not change["equal_length"]
    assert "nicht gleich lang" in change["notes"][0]["de"]


def test_no_note_calls_a_denser_network_better() -> None:
    notes = _change(_report(roster_of("ab"), (), BEFORE), _report(roster_of("ab"), ()))["notes"]

    assert "nicht bessere Zusammenarbeit" in notes[0]["de"]


@given(st.integers(1, 4), st.integers(1, 4))
def test_no_change_tells_a_hidden_count(one: int, other: int) -> None:
    before = _report(roster_of("abc"), referrals([("a", "b")], 9), BEFORE)
    changes = [_change(before, _report(roster_of("abc"), referrals([("b", "c")], count))) for count in (one, other)]

    assert changes[0] == changes[1]


def test_kinds_of_tie_are_never_compared_with_each_other() -> None:
    met = network_report(roster_of("ab"), meetings([("a", "b")]), AFTER, TieKind.MEETING)

    with pytest.raises(ValueError, match="different kinds"):
        window_change(_report(roster_of("ab"), (), BEFORE), met, ())


@pytest.mark.parametrize(
    ("window", "before"),
    [
        (("2026-01-01", "2026-04-01"), ("2025-10-01", "2026-01-01")),
        (("2025-10-01", "2026-10-01"), ("2024-10-01", "2025-10-01")),
        (("2026-01-05", "2026-01-15"), ("2025-12-26", "2026-01-05")),
    ],
)
def test_the_window_before_is_as_long_and_ends_where_the_window_starts(
    window: tuple[str, str], before: tuple[str, str]
) -> None:
    assert window_before(Window(*map(date.fromisoformat, window))) == Window(*map(date.fromisoformat, before))


def test_nothing_comes_before_the_calendar() -> None:
    with pytest.raises(ValueError, match="ordinal"):
        window_before(Window(date(1, 1, 2), date(1, 1, 9)))
