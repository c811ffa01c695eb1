"""The test of change on 18 sites in which the truth is known; 200 runs are in docs/network-measures.md."""

from __future__ import annotations

from tests.network.model_project import alarms

RUNS = 12


def test_an_effect_that_is_there_is_found() -> None:
    assert alarms(RUNS, volume=1, across=1.3) >= 0.8 * RUNS


def test_more_volume_alone_raises_no_alarm_more_often_than_chance_does() -> None:
    assert alarms(RUNS, volume=1.5, across=1) <= 2
