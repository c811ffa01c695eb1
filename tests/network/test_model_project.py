"""The report on a change of 18 sites in which the truth is known; 200 runs are in docs/evaluation.md."""

from __future__ import annotations

from tests.evaluation.change import alarms

SEEDS = range(3)


def test_the_report_finds_an_effect_that_is_there() -> None:
    assert alarms(SEEDS, volume=1, across=1.3).across_kinds == len(SEEDS)


def test_the_report_does_not_cry_wolf_when_only_volume_grew() -> None:
    found = alarms(SEEDS, volume=1.5, across=1)

    assert max(found.density, found.across_kinds) <= 1
