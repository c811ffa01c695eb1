"""The test of change on 18 sites in which the truth is known; 200 runs are in docs/network-measures.md."""

from __future__ import annotations

from datetime import date

from graphsvc.model.facts import Unit
from graphsvc.model.service_cases import ServiceCase
from graphsvc.network.case_test import CaseTest, case_test
from tests.network.model_project import alarms, project

RUNS = 12
QUARTER = date(2026, 1, 1)


def test_an_effect_that_is_there_is_found() -> None:
    assert alarms(RUNS, volume=1, across=1.3) >= 0.8 * RUNS


def test_more_volume_alone_raises_no_alarm_more_often_than_chance_does() -> None:
    assert alarms(RUNS, volume=1.5, across=1) <= 2


def reported(seed: int, *, volume: float, across: float) -> CaseTest:
    """The test as the report on a change makes it, from the cases of the services."""
    cases = project(seed, volume=volume, across=across)
    ends = sorted({end for case in cases for pair in case.pairs for end in pair})
    roster = tuple(Unit(end, end, "other" if " other " in end else "same", None) for end in ends)
    sides = [
        [
            ServiceCase(f"{case.stratum} service", tuple((QUARTER, receiver) for _, receiver in sorted(case.pairs)))
            for case in cases
            if case.after is after
        ]
        for after in (False, True)
    ]
    return case_test(sides[0], sides[1], roster, {})


def test_the_report_finds_the_effect_and_does_not_cry_wolf_when_only_volume_grew() -> None:
    found = [reported(seed, volume=1, across=1.3).across_kinds for seed in range(3)]
    grown = [reported(seed, volume=1.5, across=1).across_kinds for seed in range(3)]

    assert all(change and change.test.p_two_sided < 0.05 for change in found)
    assert sum(change is not None and change.test.p_two_sided < 0.05 for change in grown) <= 1
