"""Whether there is an inner circle in which most know each other, and who belongs to it.

Ties count once for a pair, whichever way they point, and without weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from graphsvc.network.figures import Figure, share
from graphsvc.network.matrices import connections, unit_order

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from graphsvc.network.ties import Network


@dataclass(frozen=True, slots=True)
class KCore:
    """The innermost k-core: the largest k for which some units have k partners each among themselves.

    Seidman 1983, Social Networks 5:269-287. ``share`` is its share of the roster, undefined for an empty one;
    ``coreness`` gives each unit the largest k of a core that it belongs to.
    """

    k: int
    units: tuple[str, ...]
    share: Figure
    coreness: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CorePeriphery:
    """The best division into core and periphery (Borgatti & Everett 1999, Social Networks 21:375-395).

    The ideal has all ties within the core and none within the periphery; ties between the two do not matter.
    ``core`` has the fewest pairs that differ from it, ``misfits`` of all pairs within core or periphery; the smaller
    one where two do. Units in ``undecided`` have as many partners each, and only some of them would belong to a best
    core, no matter which: they are on neither side, and their pairs do not count.
    ``correlation`` is Pearson's, between ties and ideal over the pairs that count; None where one of the two does not
    vary, as in a star, whose core has no pairs.
    """

    core: tuple[str, ...]
    undecided: tuple[str, ...]
    correlation: float | None
    misfits: Figure


def k_core(network: Network) -> KCore:
    """The innermost k-core; k is 0 where nobody has a tie, and then everybody is in it."""
    order = unit_order(network)
    numbers = nx.core_number(connections(network))
    coreness = {unit: numbers[number] for number, unit in enumerate(order)}
    k = max(coreness.values(), default=0)
    members = tuple(unit for unit in order if coreness[unit] == k)
    words = (
        f"Anteil der Stellen im innersten Kern, in dem jede mit mindestens {k} anderen daraus verbunden ist.",
        f"Share of units in the innermost core, in which each is connected to at least {k} others of it.",
    )
    n = len(order)
    return KCore(k, members, Figure(share(len(members), n), len(members), n, n, *words), coreness)


def core_periphery(network: Network) -> CorePeriphery:
    """The division with the fewest misfits, found exactly; no core for an empty roster.

    The number of misfits is m + k (k - 1) / 2 minus the degrees of a core of k units, so the best core of each size is
    the k units with most partners, and a cut of the order by degree is exact (Lip 2011, arXiv:1102.5511).
    """
    graph = connections(network)
    degrees = dict(graph.degree())
    by_degree = sorted(degrees, key=lambda number: -degrees[number])
    ranked = [degrees[number] for number in by_degree]
    # One more member pays as long as it has more partners than the core has members already.
    size = sum(degree > members for members, degree in enumerate(ranked))
    whole = [cut for cut in (size, size + 1) if not _parts_equals(ranked, cut)]
    if whole:
        core, undecided = by_degree[: whole[0]], []
    else:
        core = [number for number in by_degree if degrees[number] > size]
        undecided = [number for number in by_degree if degrees[number] == size]
    outside = [number for number in by_degree if number not in {*core, *undecided}]
    correlation, misfits = _fit(graph, core, outside)
    order = unit_order(network)
    return CorePeriphery(
        tuple(order[number] for number in sorted(core)),
        tuple(order[number] for number in sorted(undecided)),
        correlation,
        misfits,
    )


def _parts_equals(ranked: list[int], cut: int) -> bool:
    # Where units have as many partners as the core has members, it makes no difference whether one of them is in it.
    return 0 < cut < len(ranked) and ranked[cut - 1] == ranked[cut]


def _fit(graph: nx.Graph[int], core: Collection[int], periphery: Collection[int]) -> tuple[float | None, Figure]:
    inside = [graph.has_edge(*pair) for pair in combinations(core, 2)]
    outside = [graph.has_edge(*pair) for pair in combinations(periphery, 2)]
    pairs = len(inside) + len(outside)
    wrong = inside.count(False) + outside.count(True)
    ties = np.array([*inside, *outside], dtype=float)
    ideal = np.array([*[1.0] * len(inside), *[0.0] * len(outside)])
    varies = pairs > 0 and bool(np.ptp(ties)) and bool(np.ptp(ideal))
    return (
        float(np.corrcoef(ties, ideal)[0, 1]) if varies else None,
        Figure(
            share(wrong, pairs),
            wrong,
            pairs,
            graph.number_of_nodes(),
            "Anteil der Paare in Kern oder Rand, die nicht zum Bild passen: im Kern unverbunden, am Rand verbunden.",
            "Share of pairs within core or periphery that do not fit: unconnected in the core, connected outside it.",
        ),
    )
