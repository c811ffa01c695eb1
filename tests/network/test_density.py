"""Density of the whole network and between kinds of unit."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.model.facts import Tie, TieKind, Unit
from graphsvc.network.density import block_densities, density
from graphsvc.network.ties import tie_network
from tests.network.rosters import meeting_network, published, referral_network, roster_of

pairs = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")))


def test_isolates_are_part_of_the_denominator() -> None:
    assert density(referral_network("abc", [("a", "b")])).value == pytest.approx(1 / 6)


def test_self_referrals_and_parallel_events_do_not_count() -> None:
    figure = density(referral_network("abc", [("a", "b"), ("b", "a"), ("a", "a"), ("a", "b")]))

    assert (figure.numerator, figure.denominator, figure.value) == (2, 6, 2 / 6)


def test_a_meeting_is_counted_once_for_its_pair() -> None:
    assert density(meeting_network("abc", [("a", "b"), ("b", "a")])).value == pytest.approx(1 / 3)


@pytest.mark.parametrize("ids", ["", "a"])
def test_density_is_undefined_for_fewer_than_two_units(ids: str) -> None:
    assert density(referral_network(ids, [])).value is None
    assert density(meeting_network(ids, [])).value is None


def test_density_is_zero_when_nobody_used_the_chance() -> None:
    assert density(referral_network("ab", [])).value == 0


@given(pairs)
def test_density_is_the_mean_number_of_partners_over_the_others(ties: list[tuple[str, str]]) -> None:
    network = meeting_network("abcdef", ties)
    partners = [sum(unit.id in (tie.sender, tie.receiver) for tie in network.ties) for unit in network.roster]

    assert density(network).value == pytest.approx(sum(partners) / 6 / 5)


@given(pairs, st.sampled_from([TieKind.REFERRAL, TieKind.MEETING]))
def test_the_blocks_hold_every_tie_and_every_possible_tie(ties: list[tuple[str, str]], kind: TieKind) -> None:
    roster = tuple(Unit(unit, unit, code, "") for unit, code in zip("abcdef", "xxyyyz", strict=True))
    network = tie_network(roster, [Tie(kind, one, other, 1) for one, other in ties], kind)
    blocks = block_densities(network).rows
    cells = [blocks[row][column] for row in range(3) for column in range(3) if kind.directed or row <= column]

    whole = density(network)
    assert sum(cell.numerator for cell in cells) == whole.numerator
    assert sum(cell.denominator for cell in cells) == whole.denominator


def test_rows_send_and_columns_receive() -> None:
    roster = (*roster_of("ab", "mbe"), *roster_of("cd", "jobcenter"))
    blocks = block_densities(
        tie_network(roster, [Tie(TieKind.REFERRAL, "a", "c", 9), Tie(TieKind.REFERRAL, "a", "b", 1)], TieKind.REFERRAL)
    )

    assert blocks.kinds == ("jobcenter", "mbe")
    assert [[cell.value for cell in row] for row in blocks.rows] == [[0, 0], [0.25, 0.5]]


def test_a_kind_with_one_unit_has_no_density_of_its_own() -> None:
    roster = (*roster_of("a", "jmd"), *roster_of("b", "mbe"))
    (jmd, mbe) = block_densities(tie_network(roster, (), TieKind.REFERRAL)).rows

    assert [jmd[0].value, jmd[1].value, mbe[0].value, mbe[1].value] == [None, 0, 0, None]


def test_blocks_of_an_undirected_kind_are_symmetrical() -> None:
    roster = (*roster_of("ab", "jmd"), *roster_of("c", "mbe"))
    blocks = block_densities(tie_network(roster, [Tie(TieKind.MEETING, "c", "a", 1)], TieKind.MEETING))

    assert [[cell.value for cell in row] for row in blocks.rows] == [[0, 0.5], [0.5, None]]


def test_an_empty_roster_has_no_blocks() -> None:
    assert block_densities(tie_network((), (), TieKind.REFERRAL)).rows == ()


@pytest.mark.parametrize(
    ("graph", "value"),
    [
        (nx.karate_club_graph(), 0.1390),
        (nx.florentine_families_graph(), 0.1905),
        (nx.krackhardt_kite_graph(), 0.4),
        (nx.les_miserables_graph(), 0.0868),
    ],
    ids=["karate", "florentine", "kite", "les-miserables"],
)
def test_published_networks_have_their_published_density(graph: nx.Graph[object], value: float) -> None:
    assert density(published(graph)).value == pytest.approx(value, abs=5e-5)


def test_the_karate_ties_count_once_however_strong_they_are() -> None:
    graph = nx.karate_club_graph()
    network = published(graph)

    assert sum(tie.events for tie in network.ties) == 231
    assert density(network).value == nx.density(graph)


def test_the_sixteenth_florentine_family_lowers_the_density_without_a_marriage() -> None:
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")

    assert density(published(graph)).value == pytest.approx(0.1667, abs=5e-5)


@pytest.mark.parametrize(
    ("mean_degree", "n", "printed"),
    [
        (5.13, 16, 34),
        (4.00, 19, 22),
        (5.53, 19, 31),
        (5.79, 49, 12),
        (7.00, 49, 15),
        (6.20, 20, 33),
        (4.68, 69, 7),
        (5.26, 69, 8),
    ],
)
def test_mean_degrees_of_dutch_districts_give_their_printed_densities(mean_degree: float, n: int, printed: int) -> None:
    # Smit et al. 2021, Pilot and Feasibility Studies 7:7, table 3; densities are printed in per cent.
    arcs = round(mean_degree * n)
    ring = [(str(unit), str((unit + step) % n)) for step in range(1, n) for unit in range(n)]
    value = density(referral_network(map(str, range(n)), ring[:arcs])).value

    assert value is not None
    assert round(100 * value) == printed


def test_the_clubs_of_the_karate_network_have_eleven_ties_between_them() -> None:
    graph = nx.karate_club_graph()
    roster = tuple(Unit(str(member), str(member), club, "") for member, club in graph.nodes(data="club"))
    ties = [Tie(TieKind.MEETING, str(one), str(other), 1) for one, other in graph.edges]
    (hi, officer) = block_densities(tie_network(roster, ties, TieKind.MEETING)).rows

    assert hi[1].numerator == 11
    assert hi[0].numerator + officer[1].numerator == 67
