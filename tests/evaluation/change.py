"""How often the report on a change cries wolf, and how often it finds an effect, where the truth is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.evaluation.report import Section
from tests.network.model_project import CASES, SITES
from tests.network.stored_project import reported

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphsvc.network.change import Change

RUNS, LEVEL = 200, 0.05
VOLUME, EFFECT = 1.5, 1.3
FALSE_ALARMS, POWER = 18, 0.8


@dataclass(frozen=True, slots=True)
class Alarms:
    """In how many runs each of the two tests that the report shows finds a change."""

    density: int
    across_kinds: int


def alarms(seeds: Iterable[int], *, volume: float, across: float) -> Alarms:
    """The alarms of the reports on these model projects."""
    found = [reported(seed, volume=volume, across=across) for seed in seeds]
    return Alarms(sum(_alarm(each.density) for each in found), sum(_alarm(each.across_kinds) for each in found))


def change() -> Section:
    """The false alarms where only volume grew, and the power where each case has more referrals across kinds."""
    seeds = range(RUNS)
    return change_section(alarms(seeds, volume=VOLUME, across=1), alarms(seeds, volume=1, across=EFFECT))


def change_section(grown: Alarms, risen: Alarms) -> Section:
    """The section of what was counted without an effect and with one."""
    wolf, found = max(grown.density, grown.across_kinds), risen.across_kinds
    met = "met" if wolf <= FALSE_ALARMS and found >= POWER * RUNS else "missed"
    asked = "each in a store of its own and asked about through the report (`change_answer`)"
    return Section(
        "change",
        "The report on a change, where the truth is known",
        (
            f"{RUNS} model projects for each row, {asked}, two-sided at {LEVEL:.0%}.",
            f"{SITES} sites with about {CASES} cases each before and after; cases change places within their site.",
            f"Volume: {VOLUME:g} times as many cases. Effect: {EFFECT - 1:.0%} more referrals across kinds per case.",
            "A case that sent nothing is not stored, so the report cannot count it.",
        ),
        ("what is true", "alarms: ties to other kinds per case", "alarms: density at as many cases"),
        (
            ("only volume grew", _of_runs(grown.across_kinds), _of_runs(grown.density)),
            ("each case has more referrals across kinds", _of_runs(risen.across_kinds), _of_runs(risen.density)),
        ),
        (
            f"Aim: at most {FALSE_ALARMS} false alarms of either test, the effect found in {POWER:.0%}. It is {met}.",
            "Density has little to find: a service has ties to nine in ten bodies of its site before and after.",
        ),
    )


def _alarm(test: Change | None) -> bool:
    return test is not None and test.test.p_two_sided < LEVEL


def _of_runs(count: int) -> str:
    return f"{count} of {RUNS}"
