"""The best placement with a proven gap: the relaxation first, then whole people.

Nearly all shares of the relaxation's optimum are 0 or 1, for without families and floors the problem is one of
transport. So those are kept, but for the intakes where a household was split: a small integer programme fills them
anew, and what room is left is filled in turn. The relaxation proves how far that can be from the optimum; where it is
too far, the whole integer programme is solved.
"""

from dataclasses import dataclass, replace

import numpy as np

from graphsvc.matching.placing.baselines import filled, first_come
from graphsvc.matching.placing.problem import SAME, Placement, Problem
from graphsvc.matching.placing.programme import Ints, Programme, Relaxation
from graphsvc.matching.placing.terms import Bounds, Floor

LARGEST_GAP = 0.01
"""The gap that a proposal may have to the optimum."""
_SMALL = 3_000
"""Up to so many options the whole integer programme is solved at once, to its very optimum."""
_SECONDS = 60.0
_ENOUGH = 0.0005
"""The gap at which filling the contested intakes anew ends."""
_NEAR = 0.01
"""An option is tried where it lacks no more than this share of the highest value."""


@dataclass(frozen=True, slots=True)
class Solved:
    """A placement, its worth, and the bound that no placement exceeds.

    The worth is the value less the penalty for floors that are missed.
    """

    placement: Placement
    worth: float
    bound: float

    @property
    def gap(self) -> float:
        """How far the placement can be from the optimum, as a share of the bound; 0 is proven to be the best."""
        return max(self.bound - self.worth, 0.0) / self.bound if self.bound > SAME else 0.0


def optimum(problem: Problem, bounds: Bounds | None = None, largest_gap: float = LARGEST_GAP) -> Solved:
    """The best placement within the bounds; `gap` says how well that is proven."""
    every = Programme(problem, bounds or Bounds())
    if every.options <= _SMALL:
        return _whole(every, _started(every, every.relaxed()), 0.0)
    best = _with_missed_floors(every)
    return best if best.gap <= largest_gap else _whole(every, best, largest_gap)


def _with_missed_floors(every: Programme) -> Solved:
    """The best rounded placement; floors enter the programme only once they are missed, for they make it slow.

    The relaxation with fewer floors is less bound, so its value stays a bound for all of them.
    """
    floors: tuple[Floor, ...] = ()
    while True:
        programme = Programme(every.problem, replace(every.bounds, floors=floors))
        relaxation = programme.relaxed()
        missed = every.missed(relaxation.shares)
        if not set(missed) - set(floors):
            best = _rounded(every, programme, relaxation)
            missed = every.missed(every.shares(best.placement))
            if not set(missed) - set(floors):
                return best
        floors = tuple(floor for floor in every.bounds.floors if floor in {*floors, *missed})


def _started(every: Programme, relaxation: Relaxation) -> Solved:
    """First come, first served: within every bound but the floors, and a floor that is missed only costs."""
    start = first_come(every.problem)
    return Solved(start, every.worth(start), relaxation.value)


def _whole(every: Programme, best: Solved, gap: float) -> Solved:
    """The better of that placement and the one of the whole integer programme, within its seconds."""
    options = np.arange(every.options)
    found = every.solved(options[:0], options, _SECONDS, gap)
    if found is None:
        return best
    placement, bound = found
    better = max((best.placement, placement), key=every.worth)
    return replace(best, placement=better, worth=every.worth(better), bound=min(best.bound, bound))


def _rounded(every: Programme, programme: Programme, relaxation: Relaxation) -> Solved:
    """The relaxation with whole people, or first come, first served where that is better."""
    best = _started(every, relaxation)
    taken, tried = _kept_and_tried(programme, relaxation)
    found = programme.solved(taken, tried, _SECONDS, _ENOUGH)
    if found is None:
        return best
    placement = max((best.placement, found[0], filled(every.problem, found[0])), key=every.worth)
    return replace(best, placement=placement, worth=every.worth(placement))


def _kept_and_tried(programme: Programme, relaxation: Relaxation) -> tuple[Ints, Ints]:
    """The options that stay chosen, and those among which the contested intakes are filled anew."""
    household, intake, shares = programme.household, programme.intake, relaxation.shares
    chosen = shares > 1 - SAME
    split = np.isin(household, household[(shares > SAME) & ~chosen])
    contested = np.isin(intake, intake[split & (shares > SAME)])
    movable = split | np.isin(household, household[contested & chosen])
    outside = ~np.isin(household, household[shares > SAME]) & contested
    near = relaxation.lacking <= _NEAR * programme.value.max()
    return np.flatnonzero(chosen & ~movable), np.flatnonzero((movable | outside) & near)
