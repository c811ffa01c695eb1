"""A model project of 18 sites before and after, in which the true effect is known.

Each case has its service and the bodies it was referred to as pairs, within the kind of the service and across kinds.
More volume means more cases of the same sort; an effect means more referrals across kinds in each case.
"""

from __future__ import annotations

import numpy as np

from graphsvc.network.change import Case

SITES = 18
CASES = 60
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
            cases = chance.poisson(CASES * busy * (volume if after else 1))
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
