"""Whether a network changed between two windows, or only more happened in it.

The binary density grows with the number of cases by itself. So both windows are brought to the same number of cases
(rarefaction), and chance is what happens when the cases, not the pairs, change places between the windows.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from graphsvc.network.uncertainty import PERMUTATIONS, Permuted, among_permutations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

Statistic = Literal["density", "ties_per_case"]


@dataclass(frozen=True, slots=True)
class Case:
    """One case with the pairs of units that it connects, and the window it belongs to.

    Cases of one ``stratum``, such as a site, may change places with each other. ``pairs`` holds each pair once; for
    undirected ties always in the same order.
    """

    stratum: str
    after: bool
    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Change:
    """The difference after minus before at equal exposure, and where it lies among permutations of the cases.

    ``before`` and ``after`` are the statistic in each window; a density is that expected of ``exposure`` cases, the
    smaller number of the two windows, drawn from each.
    """

    statistic: Statistic
    before: float
    after: float
    exposure: int
    test: Permuted


def rarefied_density(cases_of_pairs: Iterable[int], cases: int, exposure: int, possible: int) -> float | None:
    """The density to be expected of ``exposure`` of the cases, drawn at random; None where no tie is possible.

    A pair that w of N cases connect is missing from n of them with probability C(N - w, n) / C(N, n), so the density is
    the sum over pairs of 1 minus that, over all possible pairs (Hurlbert 1971, Ecology 52:577-586, for species): closed
    form, without drawing. Raises ``ValueError`` for more exposure than cases, or a pair with more cases than there are.
    """
    counts = np.array(list(cases_of_pairs), dtype=np.int64)
    if exposure > cases or (len(counts) and counts.max() > cases):
        message = f"{exposure} cases cannot be drawn from {cases}, nor can a pair have more cases than there are"
        raise ValueError(message)
    return float(_seen(cases, exposure)[counts].sum() / possible) if possible else None


def case_permutation(
    cases: Sequence[Case],
    possible: int,
    *,
    statistic: Statistic = "density",
    permutations: int = PERMUTATIONS,
    seed: int = 0,
) -> Change | None:
    """The change between the windows, tested by permuting cases within their strata.

    Under chance, which window a case of a stratum belongs to says nothing about its pairs. The numbers of cases of each
    stratum and window stay as they are, and the ties of one case stay together (permutation within strata: Good 2005,
    Permutation, Parametric and Bootstrap Tests). ``density`` is the rarefied density over ``possible`` pairs,
    ``ties_per_case`` the mean number of pairs of a case. To test a part of the network, such as ties across kinds, give
    every case with the pairs of that part only, and their possible number. None where a window has no case or no tie is
    possible.
    """
    moved = np.array([case.after for case in cases], dtype=bool)
    exposure = int(min(moved.sum(), (~moved).sum()))
    if not exposure or not possible:
        return None
    measure = _measure(cases, possible, statistic, exposure)
    strata = _strata(cases)
    chance = np.random.default_rng(seed)
    before, after = measure(~moved), measure(moved)
    differences = np.empty(permutations)
    for number in range(permutations):
        mixed = moved.copy()
        for places in strata:
            mixed[places] = chance.permutation(moved[places])
        differences[number] = measure(mixed) - measure(~mixed)
    return Change(statistic, before, after, exposure, among_permutations(after - before, differences, seed))


def _measure(
    cases: Sequence[Case], possible: int, statistic: Statistic, exposure: int
) -> Callable[[NDArray[np.bool_]], float]:
    """The statistic of the cases that a mask chooses; permutations only change the mask."""
    number_of = {pair: number for number, pair in enumerate(sorted({pair for case in cases for pair in case.pairs}))}
    of_case = np.array([number for number, case in enumerate(cases) for _ in case.pairs], dtype=np.int64)
    of_pair = np.array([number_of[pair] for case in cases for pair in sorted(case.pairs)], dtype=np.int64)
    seen: dict[int, NDArray[np.float64]] = {}

    def measure(chosen: NDArray[np.bool_]) -> float:
        total = int(chosen.sum())
        here = of_pair[chosen[of_case]]
        if statistic == "ties_per_case":
            return len(here) / total
        if total not in seen:
            seen[total] = _seen(total, exposure)
        # A pair without a case has no chance to be seen, so it adds nothing.
        return float(seen[total][np.bincount(here, minlength=len(number_of))].sum() / possible)

    return measure


def _strata(cases: Sequence[Case]) -> list[NDArray[np.int64]]:
    places: dict[str, list[int]] = defaultdict(list)
    for number, case in enumerate(cases):
        places[case.stratum].append(number)
    return [np.array(numbers, dtype=np.int64) for _, numbers in sorted(places.items())]


def _seen(cases: int, exposure: int) -> NDArray[np.float64]:
    """The chance that a pair of 0, 1, ... cases is seen among ``exposure`` of the cases."""
    left = np.arange(cases, 0, -1)
    missed = np.cumprod(np.maximum(left - exposure, 0) / left)
    return np.concatenate([[0.0], 1 - missed])
