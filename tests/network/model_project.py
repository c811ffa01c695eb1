"""A model project of 18 sites before and after, in which the true effect is known.

Each case has its service and the bodies it was referred to as pairs, within the kind of the service and across kinds.
More volume means more cases of the same sort; an effect means more referrals across kinds in each case.
"""

from __future__ import annotations

import sys

import numpy as np

from graphsvc.network.change import Case, case_permutation

SITES = 18
_CASES = 60
_WITHIN, _ACROSS = 0.8, 0.8
_BODIES = 12
_LEVEL_OF_SITES = (0.6, 1.4)


def project(seed: int, *, volume: float, across: float) -> list[Case]:
    """The cases of both windows, with so many times as many cases and referrals across kinds in the later one."""
    chance = np.random.default_rng(seed)
    found = []
    for site in range(SITES):
        # Sites differ, and so do bodies: a few get most.
        busy = chance.uniform(*_LEVEL_OF_SITES)
        weights = 1 / np.arange(1, _BODIES + 1)
        for after in (False, True):
            cases = chance.poisson(_CASES * busy * (volume if after else 1))
            for _ in range(cases):
                # Some cases need more than others, of both sorts.
                needs = chance.gamma(2, 0.5)
                within = chance.poisson(_WITHIN * needs)
                beyond = chance.poisson(_ACROSS * needs * (across if after else 1))
                pairs = [("same", body) for body in chance.choice(_BODIES, within, p=weights / weights.sum())]
                pairs += [("other", body) for body in chance.choice(_BODIES, beyond, p=weights / weights.sum())]
                ends = ((f"{site} service", f"{site} {kind} {body}") for kind, body in pairs)
                found.append(Case(str(site), after, frozenset(ends)))
    return found


def across_kinds(cases: list[Case]) -> list[Case]:
    """The same cases with their pairs across kinds only."""
    return [
        Case(case.stratum, case.after, frozenset(pair for pair in case.pairs if " other " in pair[1])) for case in cases
    ]


def p_value(cases: list[Case], seed: int, permutations: int = 199) -> float:
    """How likely chance alone makes as large a change of the pairs across kinds of a case, on either side."""
    change = case_permutation(across_kinds(cases), 1, statistic="ties_per_case", permutations=permutations, seed=seed)
    assert change is not None
    return change.test.p_two_sided


def alarms(runs: int, *, volume: float, across: float, level: float = 0.05) -> int:
    """In how many of the runs the test finds a change at that level."""
    return sum(p_value(project(seed, volume=volume, across=across), seed) < level for seed in range(runs))


if __name__ == "__main__":
    RUNS = 200
    sys.stdout.write(f"only volume, 1.5 times as many cases: {alarms(RUNS, volume=1.5, across=1)} of {RUNS} alarms\n")
    sys.stdout.write(f"referrals across kinds up by 30 %: found in {alarms(RUNS, volume=1, across=1.3)} of {RUNS}\n")
