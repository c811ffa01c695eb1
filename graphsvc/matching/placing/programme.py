"""The integer programme of a placing problem, and its linear relaxation, solved by HiGHS through scipy.

    maximise    sum of value x  -  PENALTY * sum of shortfall
    subject to  no intake beyond its places
                each group: value reached + shortfall >= floor
                people left out of those whom first come, first served places <= limit
                each household on one intake at most, or left out

The relaxation lets x be a share from 0 to 1, so its value is never below that of the programme.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from graphsvc.matching.placing.problem import SAME, Placement, Problem
from graphsvc.matching.placing.terms import Bounds, Floor

PENALTY = 10.0
"""What one point of value below a floor costs: enough that a floor gives way only where it must."""
_ROUND_UP = 0.5
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The optimum of the relaxation: its value and the share of each option.

    `lacking` is by how much the value of each option is too low for it to be chosen, at the shadow prices of places
    and households; 0 for those chosen.
    """

    value: float
    shares: Floats
    lacking: Floats


class Programme:
    """The columns and rows.

    Columns: one for each household and each of its options, then one shortfall for each floor, then one for each
    household of `bounds.first` that says whether it is left out. That column spares the limit on displacement a row
    over the options of all these households, with which the relaxation takes twice the time.
    """

    def __init__(self, problem: Problem, bounds: Bounds, places: Sequence[float] | None = None) -> None:
        """The programme of that problem; `places` replaces the free places where shares of them are given."""
        self.problem, self.bounds = problem, bounds
        self.places: Floats = np.array(problem.places if places is None else places, dtype=float)
        households = problem.households
        self.household: Ints = np.repeat(np.arange(len(households)), [len(each.options) for each in households])
        self.intake: Ints = np.array([option.intake for each in households for option in each.options], dtype=np.int64)
        self.value: Floats = np.array([option.value for each in households for option in each.options], dtype=float)
        self.size: Ints = np.array([each.size for each in households], dtype=np.int64)
        self._options_of: dict[str, Ints] = {}

    @property
    def options(self) -> int:
        """The number of columns that are options."""
        return len(self.household)

    @cached_property
    def gain(self) -> Floats:
        """What each column adds to the value to be maximised."""
        nothing = np.zeros(len(self.bounds.first))
        return np.concatenate([self.value, np.full(len(self.bounds.floors), -PENALTY), nothing])

    @cached_property
    def rows(self) -> Any:  # noqa: ANN401  a sparse matrix, which has no types
        """The rows: places, floors (negated), the people left out, households."""
        from scipy import sparse  # noqa: PLC0415  a third of a second to import, paid only where people are placed

        options, wide, first = np.arange(self.options), len(self.gain), np.array(self.bounds.first, dtype=np.int64)
        left_out = np.arange(wide - len(first), wide)

        def row(values: Any, at: Any) -> Any:  # noqa: ANN401  arrays in, a sparse matrix out
            return sparse.csr_matrix((values, (np.zeros(len(at), dtype=int), at)), shape=(1, wide))

        weights = self.size[self.household].astype(float)
        parts = [sparse.csr_matrix((weights, (self.intake, options)), shape=(len(self.places), wide))]
        for number, floor in enumerate(self.bounds.floors):
            inside = self._inside(floor)
            parts.append(row(np.append(-self.value[inside], -1.0), np.append(inside, self.options + number)))
        parts.append(row(self.size[first].astype(float), left_out))
        at = np.concatenate([self.household, first]), np.concatenate([options, left_out])
        parts.append(sparse.csr_matrix((np.ones(len(at[0])), at), shape=(len(self.size), wide)))
        return sparse.vstack(parts).tocsc()

    @cached_property
    def limits(self) -> Floats:
        """The upper limit of each row."""
        floors = [-floor.value for floor in self.bounds.floors]
        left_out = self.size[list(self.bounds.first)].sum() - self.bounds.people_of_first
        return np.concatenate([self.places, floors, [left_out], np.ones(len(self.size))])

    @cached_property
    def exact(self) -> npt.NDArray[np.bool_]:
        """Which rows are equal to their limit: the households that have a column for being left out."""
        found = np.zeros(len(self.limits), dtype=bool)
        found[len(self.limits) - len(self.size) + np.array(self.bounds.first, dtype=np.int64)] = True
        return found

    def relaxed(self) -> Relaxation:
        """The optimum of the relaxation."""
        from scipy.optimize import linprog  # noqa: PLC0415  see `rows`

        if not self.options:
            nothing = np.zeros(0)
            return Relaxation(self.worth((None,) * len(self.size)), nothing, nothing)
        rows, limits, exact = self.rows.tocsr(), self.limits, self.exact
        # No upper bound of 1 on a column: the row of its household is one, and HiGHS is faster without.
        found: Any = linprog(
            -self.gain,
            A_ub=rows[~exact],
            b_ub=limits[~exact],
            A_eq=rows[exact],
            b_eq=limits[exact],
            bounds=(0, None),
            method="highs-ds",
        )
        return Relaxation(-found.fun, found.x[: self.options], found.lower.marginals[: self.options])

    def solved(self, taken: Ints, kept: Ints, seconds: float, gap: float) -> tuple[Placement, float] | None:
        """The best placement with the columns `taken` in it and any of the columns `kept`, and the bound proven.

        The bound is above every such placement. None where none was found within the seconds.
        """
        from scipy.optimize import Bounds as Range  # noqa: PLC0415  see `rows`
        from scipy.optimize import LinearConstraint, milp  # noqa: PLC0415

        others = np.arange(self.options, len(self.gain))
        columns = np.concatenate([kept, others])
        if not len(kept):
            only = self.placement(taken)
            return only, self.worth(only)
        fixed = np.asarray(self.rows[:, taken].sum(axis=1)).ravel()
        found: Any = milp(
            -self.gain[columns],
            constraints=LinearConstraint(
                self.rows[:, columns], np.where(self.exact, self.limits - fixed, -np.inf), self.limits - fixed
            ),
            integrality=np.concatenate([np.ones(len(kept)), np.zeros(len(others))]),
            bounds=Range(0, np.concatenate([np.ones(len(kept)), np.full(len(others), np.inf)])),
            options={"time_limit": seconds, "mip_rel_gap": gap},
        )
        if found.x is None:
            return None
        chosen = np.concatenate([taken, kept[found.x[: len(kept)] > _ROUND_UP]])
        return self.placement(chosen), float(self.gain[taken].sum() - found.mip_dual_bound)

    def placement(self, chosen: Ints) -> Placement:
        """The placement of the chosen columns."""
        at = dict(zip(self.household[chosen].tolist(), self.intake[chosen].tolist(), strict=True))
        return tuple(at.get(position) for position in range(len(self.size)))

    def worth(self, placement: Placement) -> float:
        """The value of a placement less the penalty for every floor it misses: what the programme maximises."""
        shares = self.shares(placement)
        short = sum(floor.value - self._reached(floor, shares) for floor in self.missed(shares))
        return float(self.value @ shares - PENALTY * short)

    def shares(self, placement: Placement) -> Floats:
        """The placement as the share of each option: 0 or 1."""
        at = np.array([-1 if intake is None else intake for intake in placement], dtype=np.int64)
        chosen: Floats = (at[self.household] == self.intake).astype(float)
        return chosen

    def missed(self, shares: Floats) -> tuple[Floor, ...]:
        """The floors that these shares of the options do not reach."""
        return tuple(floor for floor in self.bounds.floors if self._reached(floor, shares) < floor.value - SAME)

    def _reached(self, floor: Floor, shares: Floats) -> float:
        return float((self.value * shares)[self._inside(floor)].sum())

    def _inside(self, floor: Floor) -> Ints:
        """The options of the households of a group."""
        if floor.group not in self._options_of:
            found: Ints = np.flatnonzero(np.isin(self.household, floor.members))
            self._options_of[floor.group] = found
        return self._options_of[floor.group]
