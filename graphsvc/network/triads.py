"""How three units are tied to each other: whether the partners of a unit are partners too, and every pattern of three.

Neither says that something works well or badly: three who are tied all round share the load, and keep to themselves.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from graphsvc.network.figures import Figure, share
from graphsvc.network.matrices import adjacency

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphsvc.network.ties import Network

TYPES = tuple(nx.algorithms.triads.TRIAD_NAMES)
"""The sixteen patterns by the numbers of mutual, one-way and missing ties, from none at all to all mutual."""

NAMES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "003": ("keine Verbindung", "no tie"),
        "012": ("eine Verbindung in einer Richtung", "one one-way tie"),
        "102": ("ein gegenseitiges Paar, die dritte für sich", "a mutual pair, the third alone"),
        "021D": ("eine vermittelt an beide anderen", "one sends to both others"),
        "021U": ("zwei vermitteln an dieselbe dritte", "two send to the same third"),
        "021C": ("Kette: die erste an die zweite, die zweite an die dritte", "a chain"),
        "111D": (
            "ein gegenseitiges Paar, die dritte vermittelt an eine davon",
            "a mutual pair, the third to one",
        ),
        "111U": (
            "ein gegenseitiges Paar, eine davon vermittelt an die dritte",
            "a mutual pair, one to the third",
        ),
        "030T": ("eine vermittelt an beide, eine davon an die andere", "one sends to both, one of them to the other"),
        "030C": ("Kreis: jede vermittelt an die nächste", "a circle"),
        "201": ("zwei gegenseitige Paare mit gemeinsamer Mitte", "two mutual pairs with one in the middle"),
        "120D": ("ein gegenseitiges Paar, die dritte vermittelt an beide", "a mutual pair, the third to both"),
        "120U": ("ein gegenseitiges Paar, beide vermitteln an die dritte", "a mutual pair, both to the third"),
        "120C": (
            "ein gegenseitiges Paar, dazu eine Kette von der einen über die dritte zur anderen",
            "a mutual pair, and a chain from one over the third to the other",
        ),
        "210": ("zwei gegenseitige Paare, das dritte in einer Richtung", "two mutual pairs, the third one-way"),
        "300": ("alle drei gegenseitig", "all three mutual"),
    }
)
"""What each pattern looks like, as networkx draws it: of 111D and 111U there are two readings in the literature."""

_NONE, _THERE, _BACK, _MUTUAL = range(4)
_ORDERS_OF_THREE = 6


def transitivity(network: Network) -> Figure:
    """The share of two-step paths a -> b -> c between different ends that have a tie a -> c, 0 to 1.

    Wasserman & Faust 1994, chapter 6; for directed ties it is the weak measure of R ``sna``, for undirected ones three
    times the triangles over the connected triples, as in networkx. Undefined without such a path.
    """
    matrix = adjacency(network)
    paths = matrix @ matrix
    np.fill_diagonal(paths, 0)
    every, closed = int(paths.sum()), int((paths * matrix).sum())
    return Figure(
        share(closed, every),
        closed,
        every,
        len(network.roster),
        "Wege über eine Stelle, deren Enden auch selbst verbunden sind / alle Wege über eine Stelle (Transitivität).",
        "Two-step paths whose ends have a tie of their own / all two-step paths (transitivity).",
    )


def triad_census(network: Network) -> Mapping[str, int]:
    """How many of all threes have each of the sixteen patterns, in the order of ``TYPES``; all 0 under three units.

    Holland & Leinhardt 1976, Sociological Methodology 7:1-45; the patterns are drawn in Wasserman & Faust 1994, chapter
    14. An undirected tie counts as a mutual one. Every order of three units is counted by products of the matrices of
    what may be between two, which takes a fiftieth of the time of networkx for a city.
    """
    matrix = adjacency(network).astype(bool)
    apart = ~np.eye(len(matrix), dtype=bool)
    between = {
        _NONE: apart & ~matrix & ~matrix.T,
        _THERE: matrix & ~matrix.T,
        _BACK: ~matrix & matrix.T,
        _MUTUAL: matrix & matrix.T,
    }
    # Paths between two units are at most as many as units, so single precision is exact, and takes half the time.
    each = {state: found.astype(np.float32) for state, found in between.items()}
    counts = dict.fromkeys(TYPES, 0.0)
    for first, second in product(each, repeat=2):
        paths = each[first] @ each[second]
        for third, last in each.items():
            counts[_pattern(first, second, third)] += float((paths * last.T).sum(dtype=float))
    return {name: round(count / _ORDERS_OF_THREE) for name, count in counts.items()}


@lru_cache
def _pattern(first: int, second: int, third: int) -> str:
    """The pattern of three units with these states from a to b, from b to c and from c to a."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from("abc")
    for state, (one, other) in zip((first, second, third), (("a", "b"), ("b", "c"), ("c", "a")), strict=True):
        if state in {_THERE, _MUTUAL}:
            graph.add_edge(one, other)
        if state in {_BACK, _MUTUAL}:
            graph.add_edge(other, one)
    return str(nx.triad_type(graph))
