"""Who takes part in what: units on one side, events such as meetings or working groups on the other.

Borgatti & Everett 1997, Social Networks 19:243-269. What two units share follows from it, see ``projections``; it is
measured here because a projection is dense by construction: one large meeting ties everybody to everybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphsvc.network.figures import Figure, share

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class TwoModeNetwork:
    """Units and events by name in order, and who took part: pairs of unit and event, each once."""

    units: tuple[str, ...]
    events: tuple[str, ...]
    parts: frozenset[tuple[str, str]]


def two_mode_network(units: Iterable[str], parts: Iterable[tuple[str, str]]) -> TwoModeNetwork:
    """The network of these units, those without an event too; raises ``ValueError`` for a pair of another unit."""
    listed, pairs = frozenset(units), frozenset(parts)
    unknown = sorted({unit for unit, _ in pairs} - listed)
    if unknown:
        message = f"takes part but is not among the units: {', '.join(unknown)}"
        raise ValueError(message)
    return TwoModeNetwork(tuple(sorted(listed)), tuple(sorted({event for _, event in pairs})), pairs)


def bipartite_density(network: TwoModeNetwork) -> Figure:
    """The share of possible participations that there are, m / (n1 n2), 0 to 1; undefined without units or events.

    Borgatti & Everett 1997; ``networkx.bipartite.density``, which answers 0 where it is undefined.
    """
    possible = len(network.units) * len(network.events)
    return Figure(
        share(len(network.parts), possible),
        len(network.parts),
        possible,
        len(network.units),
        "Teilnahmen / alle möglichen Teilnahmen: Stellen mal Anlässe.",
        "Participations / all that could be: units times events.",
    )
