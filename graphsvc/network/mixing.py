"""Whether ties stay within kinds of unit or lead out of them.

The range of the E-I index is limited by the sizes of the kinds: where one kind is most of the network, most ties
must be internal. So the rescaled value and the value expected under random mixing stand beside it, and
``uncertainty.kind_permutation`` says whether it is more than chance.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphsvc.network.figures import Figure, share
from graphsvc.network.matrices import kinds_in_order, unit_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphsvc.network.ties import Network

_DE = "(nach außen - nach innen) / alle: -1 = Verbindungen nur in der eigenen Art, 1 = nur zu anderen Arten."
_EN = "(external - internal) / all: -1 = ties within the own kind only, 1 = to other kinds only."


@dataclass(frozen=True, slots=True)
class EiIndex:
    """The E-I index of a network, its kinds and its units (Krackhardt & Stern 1988, Soc. Psych. Q. 51:123-140).

    ``rescaled`` runs from -1 at the least index that as many ties could have with these kinds to 1 at the greatest,
    undefined where the two are equal. ``expected`` is the index of ties spread at random over all pairs. A tie counts
    for the kind, and for the unit, at each of its ends.
    """

    net: Figure
    rescaled: float | None
    expected: float | None
    by_kind: Mapping[str, Figure]
    by_unit: Mapping[str, Figure]


def ei_figure(external: int, internal: int, n: int) -> Figure:
    """(E - I) / (E + I) from the two numbers of ties; undefined without ties."""
    return Figure(
        share(external - internal, external + internal), external - internal, external + internal, n, _DE, _EN
    )


def ei_index(network: Network) -> EiIndex:
    """The index on every level; undefined without ties, for a kind or a unit without ties likewise."""
    order, kinds = unit_order(network), kinds_in_order(network)
    ties, sizes = network.arrays, Counter(kinds)
    names = sorted(sizes)
    number = np.array([names.index(kind) for kind in kinds], dtype=np.int64)
    leads_out = number[ties.senders] != number[ties.receivers]
    external, internal = int(leads_out.sum()), int((~leads_out).sum())
    within, between = _possible_ties(sizes, directed=network.directed)
    out, inside = (
        np.bincount(np.concatenate([ties.senders[chosen], ties.receivers[chosen]]), minlength=len(order))
        for chosen in (leads_out, ~leads_out)
    )
    # An internal tie has both ends in its kind and counts once for it.
    out_of_kind, in_kind = (np.bincount(number, ends, len(names)).astype(int) for ends in (out, inside))
    by_kind = zip(names, out_of_kind.tolist(), (in_kind // 2).tolist(), strict=True)
    by_unit = zip(order, out.tolist(), inside.tolist(), strict=True)
    return EiIndex(
        ei_figure(external, internal, len(order)),
        _rescaled(external, internal, within, between),
        share(between - within, between + within),
        {kind: ei_figure(leading, staying, sizes[kind]) for kind, leading, staying in by_kind},
        {unit: ei_figure(leading, staying, 1) for unit, leading, staying in by_unit},
    )


def assortativity(network: Network) -> Figure:
    """Coleman's homophily over kinds, (tr e - sum a b) / (1 - sum a b): 1 only within kinds, 0 as at random.

    Coleman 1958; Newman 2003, Phys. Rev. E 67:026126. e is the share of ties from kind to kind, a and b its sums of
    rows and columns; an undirected tie counts both ways. It allows for the sizes of the kinds and so compares between
    networks. Undefined without ties and where all ties start or end in one kind.
    """
    kinds = kinds_in_order(network)
    names = sorted(set(kinds))
    number = np.array([names.index(kind) for kind in kinds], dtype=np.int64)
    ties = network.arrays
    counts = np.zeros((len(names), len(names)), dtype=np.int64)
    np.add.at(counts, (number[ties.senders], number[ties.receivers]), 1)
    if not network.directed:
        counts += counts.T
    total = int(counts.sum())
    # In whole numbers, so that a denominator of 0 is 0.
    expected = int(counts.sum(axis=0) @ counts.sum(axis=1))
    numerator, denominator = int(np.trace(counts)) * total - expected, total * total - expected
    return Figure(
        share(numerator, denominator),
        numerator,
        denominator,
        len(kinds),
        "Neigung zu Verbindungen in der eigenen Art, um die Größe der Arten bereinigt (Coleman): 0 = wie zufällig.",
        "Tendency to ties within the own kind, allowing for the sizes of the kinds (Coleman): 0 = as at random.",
    )


def _possible_ties(sizes: Counter[str], *, directed: bool) -> tuple[int, int]:
    n = sizes.total()
    within = sum(size * (size - 1) for size in sizes.values())
    between = n * (n - 1) - within
    return (within, between) if directed else (within // 2, between // 2)


def _rescaled(external: int, internal: int, within: int, between: int) -> float | None:
    ties = external + internal
    fewest, most = max(0, ties - within), min(ties, between)
    return 2 * (external - fewest) / (most - fewest) - 1 if most > fewest else None
