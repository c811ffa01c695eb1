"""What a report says and what it keeps to itself."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.model.facts import Tie, TieKind, Window
from graphsvc.network.report import network_report, reports_by_kind
from graphsvc.network.ties import RosterError
from tests.network.rosters import meetings, referrals, roster_of

QUARTER = Window(date(2026, 1, 1), date(2026, 4, 1))
ROSTER = (*roster_of("ab", "mbe"), *roster_of("c", "jobcenter"), *roster_of("d", "course_provider"))


def _report(*ties: Tie, kind: TieKind = TieKind.REFERRAL) -> dict[str, Any]:
    return network_report(ROSTER, ties, QUARTER, kind).to_json()


def test_a_report_says_its_period_and_its_kind_of_tie() -> None:
    report = _report(kind=TieKind.MEETING)

    assert report["period"] == {"start": "2026-01-01", "end": "2026-04-01"}
    assert (report["tie"], report["directed"]) == ("meeting", False)


def test_a_report_survives_the_way_through_json() -> None:
    report = _report(*referrals([("a", "c"), ("c", "a"), ("a", "a")], 7))

    assert json.loads(json.dumps(report, allow_nan=False)) == report


def test_every_figure_carries_its_denominator_and_its_definition() -> None:
    report = _report(*referrals([("a", "c"), ("c", "a"), ("a", "b")]))
    figures = [report["density"], *report["reciprocity"].values(), report["components"]["largest_share"]]

    assert [(figure["numerator"], figure["denominator"], figure["n"]) for figure in figures] == [
        (3, 12, 4),
        (1, 2, 4),
        (2, 3, 4),
        (3, 4, 4),
    ]
    assert all(figure["definition_de"] and figure["definition_en"] for figure in figures)


def test_figures_are_not_rounded() -> None:
    assert _report(*referrals([("a", "c"), ("c", "a"), ("a", "b")]))["reciprocity"]["arc"]["value"] == 2 / 3


def test_the_blocks_are_a_matrix_in_the_order_of_their_kinds() -> None:
    blocks = _report(*referrals([("a", "c"), ("a", "b")]))["blocks"]

    assert (blocks["kinds"], blocks["sizes"]) == (["course_provider", "jobcenter", "mbe"], [1, 1, 2])
    assert [[cell["value"] for cell in row] for row in blocks["matrix"]] == [
        [None, 0, 0],
        [0, None, 0],
        [0, 0.5, 0.5],
    ]


def test_isolates_are_listed_by_id_and_name() -> None:
    report = _report(*referrals([("a", "c"), ("b", "b")]))

    assert [(unit["id"], unit["name"]) for unit in report["isolates"]] == [
        ("b", "Stelle b"),
        ("d", "Stelle d"),
    ]
    assert report["counts"]["isolates"] == 2


def test_self_ties_are_counted_beside_the_ties() -> None:
    counts = _report(*referrals([("a", "c")], 6), *referrals([("a", "a")], 8))["counts"]

    assert (counts["ties"], counts["events"]["value"]) == (1, 6)
    assert (counts["self_ties"], counts["self_tie_events"]["value"]) == (1, 8)


def test_a_small_tie_is_listed_without_its_count() -> None:
    ties = _report(*referrals([("a", "c")], 3), *referrals([("b", "c")], 12))["ties"]

    assert [(tie["sender"], tie["receiver"], tie["count"]["de"]) for tie in ties] == [
        ("a", "c", "1 bis 4"),
        ("b", "c", "12"),
    ]


def test_the_total_of_events_does_not_give_a_small_tie_away() -> None:
    events = _report(*referrals([("a", "c")], 4), *referrals([("b", "c")], 6))["counts"]["events"]

    assert (events["value"], events["de"]) == (None, "7 bis 10")


@given(st.integers(1, 4), st.integers(1, 4), st.integers(5, 99))
def test_no_report_changes_with_a_hidden_count(one: int, other: int, visible: int) -> None:
    seen = referrals([("b", "c")], visible)

    assert _report(*referrals([("a", "c")], one), *seen) == _report(*referrals([("a", "c")], other), *seen)


def test_an_empty_window_gives_a_report_without_a_reciprocity() -> None:
    report = _report()

    assert report["density"]["value"] == 0
    assert [report["reciprocity"][name]["value"] for name in ("dyad", "arc")] == [None, None]
    assert report["counts"]["events"]["value"] == 0
    assert report["components"]["count"] == 4


def test_an_empty_roster_gives_a_report_with_undefined_figures() -> None:
    report = network_report((), (), QUARTER, TieKind.REFERRAL).to_json()

    assert report["density"]["value"] is None  # type: ignore[index]
    assert report["blocks"]["matrix"] == []  # type: ignore[index]


def test_a_tie_off_the_roster_stops_the_report() -> None:
    with pytest.raises(RosterError, match="z has a tie"):
        _report(*referrals([("a", "z")]))


def test_each_kind_of_tie_has_its_own_report() -> None:
    ties = [*referrals([("a", "c")]), *meetings([("a", "b"), ("b", "c")])]
    reports = reports_by_kind(ROSTER, iter(ties), QUARTER)

    assert {kind: len(report.network.ties) for kind, report in reports.items()} == {
        TieKind.REFERRAL: 1,
        TieKind.MEETING: 2,
        TieKind.SHARED_CASE: 0,
        TieKind.COOPERATION: 0,
    }


def test_a_report_warns_against_reading_density_as_a_mark() -> None:
    notes = _report()["notes"]

    assert "nicht von selbst besser" in notes[0]["de"]
    assert "not better by itself" in notes[0]["en"]


def test_the_interval_is_named_and_is_no_error_of_measurement() -> None:
    interval = _report(*referrals([("a", "c"), ("c", "a"), ("a", "b")]))["density_interval"]

    assert interval["interval"]["low"] <= interval["interval"]["observed"] == 3 / 12 <= interval["interval"]["high"]
    assert "Snijders" in interval["name_de"]
    assert "kein Messfehler" in interval["definition_de"]


def test_a_closed_unit_cuts_off_who_hangs_on_it_alone() -> None:
    points = _report(*referrals([("a", "c"), ("a", "b"), ("b", "c"), ("c", "d")]))["single_points_of_failure"]

    assert [
        (point["unit"]["id"], [[unit["id"] for unit in part] for part in point["cut_off"]]) for point in points
    ] == [("c", [["d"]])]


def test_brokers_carry_their_roles_and_the_load_of_the_busiest_gatekeeper() -> None:
    brokers = _report(*referrals([("c", "a"), ("a", "b"), ("d", "a")]))["brokers"]

    assert [(broker["unit"]["id"], broker["gatekeeper"], broker["total"]) for broker in brokers["units"]] == [
        ("a", 2, 2)
    ]
    assert (brokers["gatekeeper_load"]["value"], brokers["paths"]) == (1, 2)


def test_nobody_between_others_leaves_the_load_undefined() -> None:
    brokers = _report(*referrals([("a", "c")]))["brokers"]

    assert (brokers["gatekeeper_load"]["value"], brokers["units"]) == (None, [])


def test_a_missing_referral_is_a_question_that_names_both_and_counts_their_partners() -> None:
    roster = roster_of("abxyz")
    ties = referrals([(one, other) for one in "ab" for other in "xyz"])
    questions: Any = network_report(roster, ties, QUARTER, TieKind.REFERRAL).to_json()["missing_ties"]

    assert questions[0]["question_de"] == (
        "Zwischen Stelle a und Stelle b gab es keine Weiterleitung, obwohl beide 3 gemeinsame Partner haben. "
        "Fehlt etwas, oder wird es nicht gebraucht?"
    )
    assert [unit["id"] for unit in questions[0]["partners"]] == ["x", "y", "z"]


def test_ties_to_other_kinds_only_have_the_greatest_index() -> None:
    mixing = _report(*referrals([("a", "c"), ("d", "c")]))["mixing"]

    assert (mixing["ei_index"]["value"], mixing["rescaled"]["value"]) == (1, 1)


def test_without_a_tie_there_is_no_core_and_nothing_central() -> None:
    report = _report()

    assert (report["core"]["k"], report["core"]["units"]) == (0, [])
    assert report["mixing"]["ei_index"]["value"] is None
    assert report["centralisation"]["in_degree"]["value"] == 0


def test_undirected_ties_have_one_centralisation() -> None:
    centralisation = _report(*meetings([("a", "b")]), kind=TieKind.MEETING)["centralisation"]

    assert centralisation["degree"]["value"] is not None
    assert (centralisation["in_degree"], centralisation["out_degree"]) == (None, None)
