"""How far the partners of a unit are connected among themselves, and so can do without it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphsvc.network.matrices import adjacency, unit_order

if TYPE_CHECKING:
    from graphsvc.network.ties import Network


@dataclass(frozen=True, slots=True)
class StructuralHoles:
    """Burt's two measures of one unit (Burt 1992, Structural Holes); both None for an isolate.

    ``constraint`` is the sum over j of (p_ij + sum over q of p_iq p_qj)²: low for a unit between many parts, 1 and
    more for one whose partners all know each other. ``effective_size`` is the number of partners minus the mean number
    of ties of a partner to the other partners, n - 2 t / n (Borgatti 1997).
    """

    unit: str
    constraint: float | None
    effective_size: float | None


def structural_holes(network: Network) -> tuple[StructuralHoles, ...]:
    """Both measures of every unit, in order of id; ties count once for a pair, whichever way, and without weights."""
    matrix = adjacency(network)
    linked = ((matrix + matrix.T) > 0).astype(float)
    partners = linked.sum(axis=1)
    known = np.where(partners > 0, partners, 1)
    # networkx needs a minute and a half for a thousand units without SciPy; as products of matrices it is instant.
    invested = linked / known[:, np.newaxis]
    constraint = (linked * (invested + invested @ invested) ** 2).sum(axis=1)
    among_partners = (linked * (linked @ linked)).sum(axis=1)
    size = partners - among_partners / known
    return tuple(
        StructuralHoles(unit, float(constraint[number]), float(size[number]))
        if partners[number]
        else StructuralHoles(unit, None, None)
        for number, unit in enumerate(unit_order(network))
    )
