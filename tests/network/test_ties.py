"""What belongs to a network and what is set apart."""

from __future__ import annotations

from datetime import date

import pytest

from graphsvc.model.facts import Tie, TieKind, Unit, Window
from graphsvc.network.matrices import tie_pairs
from graphsvc.network.ties import RosterError, tie_network
from graphsvc.network.weighted import weighted_network
from tests.network.rosters import meetings, referral_network, referrals, roster_of


def test_a_window_ends_before_its_end() -> None:
    quarter = Window(date(2026, 1, 1), date(2026, 4, 1))

    assert date(2026, 1, 1) in quarter
    assert date(2026, 3, 31) in quarter
    assert date(2026, 4, 1) not in quarter
    assert quarter.days == 90


@pytest.mark.parametrize("end", [date(2026, 1, 1), date(2025, 12, 31)])
def test_a_window_without_a_day_is_refused(end: date) -> None:
    with pytest.raises(ValueError, match="not after 2026-01-01"):
        Window(date(2026, 1, 1), end)


def test_a_tie_without_an_event_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one event"):
        Tie(TieKind.REFERRAL, "a", "b", 0)


@pytest.mark.parametrize("tie", [("a", "x"), ("x", "a")])
def test_a_tie_off_the_roster_is_refused_by_name(tie: tuple[str, str]) -> None:
    with pytest.raises(RosterError, match="x has a tie"):
        referral_network("ab", [tie])


def test_a_tie_off_the_roster_is_refused_in_other_kinds_too() -> None:
    with pytest.raises(RosterError, match="not on the roster"):
        tie_network(roster_of("ab"), meetings([("a", "x")]), TieKind.REFERRAL)


def test_a_roster_that_lists_a_unit_twice_is_refused() -> None:
    with pytest.raises(RosterError, match="twice on the roster: a"):
        tie_network((*roster_of("ab"), Unit("a", "again", "jmd", "DRK")), (), TieKind.REFERRAL)


def test_self_ties_are_set_apart() -> None:
    network = referral_network("ab", [("a", "a"), ("a", "b")])

    assert network.ties == referrals([("a", "b")])
    assert network.self_ties == referrals([("a", "a")])


def test_parallel_referrals_are_one_tie_with_all_their_events() -> None:
    network = tie_network(roster_of("ab"), (*referrals([("a", "b")], 2), *referrals([("a", "b")], 3)), TieKind.REFERRAL)

    assert network.ties == referrals([("a", "b")], 5)


def test_a_referral_and_its_return_are_two_ties() -> None:
    assert referral_network("ab", [("b", "a"), ("a", "b")]).ties == referrals([("a", "b"), ("b", "a")])


def test_a_meeting_is_one_tie_whoever_is_named_first() -> None:
    network = tie_network(roster_of("ab"), (*meetings([("b", "a")], 2), *meetings([("a", "b")], 3)), TieKind.MEETING)

    assert network.ties == meetings([("a", "b")], 5)


def test_kinds_of_tie_are_never_mixed() -> None:
    both = (*referrals([("a", "b")]), *meetings([("b", "c")]))

    assert tie_network(roster_of("abc"), both, TieKind.REFERRAL).ties == referrals([("a", "b")])
    assert tie_network(roster_of("abc"), both, TieKind.MEETING).ties == meetings([("b", "c")])
    assert tie_network(roster_of("abc"), both, TieKind.SHARED_CASE).ties == ()


@pytest.mark.parametrize(
    ("weights", "error"),
    [
        ({("a", "z"): 1.0}, RosterError),
        ({("a", "a"): 1.0}, ValueError),
        ({("a", "b"): 0.0}, ValueError),
        ({("a", "b"): float("nan")}, ValueError),
        ({("a", "b"): 1.0, ("b", "a"): 1.0}, ValueError),
    ],
)
def test_a_collected_network_has_positive_ties_between_different_units_once(
    weights: dict[tuple[str, str], float], error: type[ValueError]
) -> None:
    with pytest.raises(error):
        weighted_network(roster_of("ab"), weights, directed=False)


def test_a_collected_network_holds_its_ties_once_and_in_order() -> None:
    network = weighted_network(roster_of("cab"), {("c", "b"): 0.5, ("b", "a"): 2.0}, directed=False)

    assert list(tie_pairs(network)) == [("a", "b"), ("b", "c")]
    assert network.arrays.weights.tolist() == [2.0, 0.5]
