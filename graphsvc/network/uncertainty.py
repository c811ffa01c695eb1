"""How far a figure could be chance: vertex bootstrap, permutation of kinds, and QAP.

The binomial standard error is not here: ties of one unit hang together, and it would announce changes that are not
there (at 25 unlike units its 95 % interval covers the truth in 61 of 100 networks, the vertex bootstrap's in 95).
Every answer is the same for the same seed and the same names of units.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphsvc.network.matrices import adjacency, kinds_in_order, unit_order

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graphsvc.network.ties import Network

DRAWS = 5_000
PERMUTATIONS = 2_000

_INTERVAL = (2.5, 97.5)
_NO_SPREAD = 1e-12
_EQUAL = 1e-12
"""Floating sums of the same ties in another order differ by less."""


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """A figure with its standard error and its 95 % percentile interval over the draws.

    The standard error is the standard deviation of the draws. For a full register of a closed roster it answers
    whether another draw of such units would show the figure too, not whether the register is wrong.
    """

    observed: float
    standard_error: float
    low: float
    high: float
    draws: int
    seed: int


@dataclass(frozen=True, slots=True)
class Permuted:
    """An observed figure among those that chance would give, with (r + 1) / (R + 1) for R permutations.

    ``p_high`` counts permutations with at least the observed figure, ``p_low`` those with at most it; ``p_two_sided``
    is twice the smaller, 1 at most. ``mean`` is the mean of the permutations.
    """

    observed: float
    mean: float
    p_high: float
    p_low: float
    permutations: int
    seed: int

    @property
    def p_two_sided(self) -> float:
        """The chance of a figure that lies at least as far out on either side."""
        return min(1.0, 2 * min(self.p_high, self.p_low))


@dataclass(frozen=True, slots=True)
class KindPermutation:
    """Whether ties follow the kinds of units more than chance: kinds permuted over units, ties left as they are.

    ``ei`` is about the E-I index; ``blocks`` about the number of ties from the kind in the row to that in the column,
    in the order of ``kinds``.
    """

    kinds: tuple[str, ...]
    ei: Permuted
    blocks: tuple[tuple[Permuted, ...], ...]


def among_permutations(observed: float, figures: NDArray[np.float64], seed: int) -> Permuted:
    """The observed figure among the permuted ones; equal up to rounding counts as at least and at most."""
    high = int((figures >= observed - _EQUAL).sum())
    low = int((figures <= observed + _EQUAL).sum())
    count = len(figures)
    return Permuted(
        float(observed), float(figures.mean()), (high + 1) / (count + 1), (low + 1) / (count + 1), count, seed
    )


def density_bootstrap(
    network: Network, *, weighted: bool = False, draws: int = DRAWS, seed: int = 0
) -> Bootstrap | None:
    """The vertex bootstrap of the density, or of the valued density; None for fewer than two units.

    Snijders & Borgatti 1999, Connections 22(2). Each draw takes n units with replacement and the ties between the
    drawn; for a pair in which one unit was drawn twice it takes the value of a random pair of the network, any two
    different units with equal chance (their rule, and UCINET's).
    """
    drawn = _drawn_densities([network], weighted=weighted, draws=draws, seed=seed)
    return None if drawn is None else _bootstrap(drawn.observed[0], drawn.draws[:, 0], seed)


def density_difference_bootstrap(
    before: Network, after: Network, *, weighted: bool = False, draws: int = DRAWS, seed: int = 0
) -> Bootstrap | None:
    """The paired vertex bootstrap of the density after minus the density before; None for fewer than two units.

    Both networks are about the same units, and each draw takes the same units, and the same random pairs for units
    drawn twice, from both (Snijders & Borgatti 1999). Raises ``ValueError`` for different rosters or directions.
    """
    drawn = _drawn_densities([before, after], weighted=weighted, draws=draws, seed=seed)
    if drawn is None:
        return None
    return _bootstrap(drawn.observed[1] - drawn.observed[0], drawn.draws[:, 1] - drawn.draws[:, 0], seed)


def kind_permutation(network: Network, *, permutations: int = PERMUTATIONS, seed: int = 0) -> KindPermutation | None:
    """The E-I index and the block counts among those of permuted kinds; None without ties or with one kind only."""
    kinds, ties = kinds_in_order(network), network.arrays
    names = tuple(sorted(set(kinds)))
    if not len(ties.senders) or len(names) == 1:
        return None
    labels = np.array([names.index(kind) for kind in kinds], dtype=np.int64)
    chance = np.random.default_rng(seed)

    def blocks(kind_of: NDArray[np.int64]) -> NDArray[np.int64]:
        cells = np.bincount(kind_of[ties.senders] * len(names) + kind_of[ties.receivers], minlength=len(names) ** 2)
        table = cells.reshape(len(names), len(names))
        # An undirected tie has no row of its own: it counts once on the diagonal and in both cells beside it.
        return table if network.directed else table + table.T - np.diag(np.diag(table))

    def index(counts: NDArray[np.int64]) -> NDArray[np.float64]:
        internal = np.trace(counts, axis1=-2, axis2=-1)
        total: NDArray[np.float64] = 1 - 2 * internal / len(ties.senders)
        return total

    observed = blocks(labels)
    permuted = np.array([blocks(chance.permutation(labels)) for _ in range(permutations)])
    rows = tuple(
        tuple(among_permutations(observed[row, column], permuted[:, row, column], seed) for column in range(len(names)))
        for row in range(len(names))
    )
    return KindPermutation(names, among_permutations(float(index(observed)), index(permuted), seed), rows)


def qap(
    one: Network, other: Network, *, weighted: bool = False, permutations: int = PERMUTATIONS, seed: int = 0
) -> Permuted | None:
    """The correlation of two networks of the same units, among those with the units of one permuted.

    Quadratic assignment procedure, Krackhardt 1988, Social Networks 10:359-381: Pearson's correlation over all pairs
    of different units; rows and columns of one matrix are permuted together, so that what hangs together stays
    together. Only ties are moved, which is exact and takes time with the ties instead of the pairs. None where one of
    the two has no ties or all possible ones alike, and for fewer than two units. Raises ``ValueError`` for different
    rosters or directions.
    """
    _same_units([one, other])
    first, second = adjacency(one, weighted=weighted), adjacency(other, weighted=weighted)
    n = len(first)
    pairs = n * (n - 1)
    if not pairs:
        return None
    means = first.sum() / pairs, second.sum() / pairs
    spread = np.sqrt(((first**2).sum() / pairs - means[0] ** 2) * ((second**2).sum() / pairs - means[1] ** 2))
    if spread < _NO_SPREAD:
        return None
    rows, columns = np.nonzero(first)
    weights = first[rows, columns]
    # One byte for each pair stays in the processor's cache for a thousand units, eight do not.
    cells = (second if weighted else second.astype(np.int8)).ravel()
    chance = np.random.default_rng(seed)

    def correlation(place: NDArray[np.int64]) -> float:
        moved = cells.take(place.take(rows) * n + place.take(columns))
        both = weights @ moved if weighted else np.count_nonzero(moved)
        return float((both / pairs - means[0] * means[1]) / spread)

    observed = correlation(np.arange(n))
    return among_permutations(
        observed, np.array([correlation(chance.permutation(n)) for _ in range(permutations)]), seed
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    observed: NDArray[np.float64]
    draws: NDArray[np.float64]


def _drawn_densities(networks: list[Network], *, weighted: bool, draws: int, seed: int) -> _Drawn | None:
    """The densities of the networks, and of each draw one row of them."""
    _same_units(networks)
    n = len(networks[0].roster)
    pairs = n * (n - 1)
    if not pairs:
        return None
    # Only pairs with a tie in one of the networks add to a sum, so a draw takes time with the ties, not the pairs.
    matrices = [adjacency(network, weighted=weighted) for network in networks]
    if not networks[0].directed:
        matrices = [np.triu(matrix) for matrix in matrices]
        pairs //= 2
    rows, columns = np.nonzero(np.any(np.stack(matrices) > 0, axis=0))
    values = np.stack([matrix[rows, columns] for matrix in matrices], axis=1)
    chance = np.random.default_rng(seed)
    sums = np.empty((draws, len(networks)))
    for draw in range(draws):
        times = np.bincount(chance.integers(n, size=n), minlength=n)
        sums[draw] = (times[rows] * times[columns]) @ values
        twice = int((times * (times - 1)).sum()) * pairs // (n * (n - 1))
        filled = chance.integers(pairs, size=twice)
        sums[draw] += values[filled[filled < len(values)]].sum(axis=0)
    return _Drawn(values.sum(axis=0) / pairs, sums / pairs)


def _same_units(networks: list[Network]) -> None:
    if len({(unit_order(network), network.directed) for network in networks}) > 1:
        message = "both networks must have the same units on their roster, and ties of the same kind"
        raise ValueError(message)


def _bootstrap(observed: float, draws: NDArray[np.float64], seed: int) -> Bootstrap:
    low, high = np.percentile(draws, _INTERVAL)
    return Bootstrap(float(observed), float(draws.std(ddof=1)), float(low), float(high), len(draws), seed)
