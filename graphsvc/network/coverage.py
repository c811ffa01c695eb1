"""What a survey says about a network when not everybody answered.

Leaving out whoever did not answer is almost always the worst choice (Smith, Morgan & Moody 2022, Social Networks), so
the figure is about the pairs that somebody reported on, its bounds say what the others could change, and below 70 % of
the units answering there are bounds only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphsvc.network.figures import Figure, share
from graphsvc.network.matrices import tie_pairs

if TYPE_CHECKING:
    from collections.abc import Collection

    from graphsvc.network.ties import Network

FEWEST_ANSWERS = 0.7
"""The share of units that must have answered for a figure to be shown beside its bounds."""


@dataclass(frozen=True, slots=True)
class ReportedDensity:
    """A density from answers, with how far they reach.

    ``coverage`` is the share of units that answered; ``density`` is over the pairs that somebody reported on, its
    value undefined without such pairs and below ``FEWEST_ANSWERS``. ``low`` counts every pair without a report as no
    tie, ``high`` as a tie; both are None for fewer than two units.
    """

    coverage: Figure
    density: Figure
    low: float | None
    high: float | None


def reported_density(network: Network, answered: Collection[str]) -> ReportedDensity:
    """The density of reported ties: a directed pair is known when its sender answered, an undirected one when one did.

    ``answered`` are the ids of the units that answered. Raises ``ValueError`` for an id off the roster and for a tie
    that nobody who answered can have reported.
    """
    units = {unit.id for unit in network.roster}
    known = frozenset(answered)
    reporters = ({one} if network.directed else {one, other} for one, other in tie_pairs(network))
    if not known <= units or not all(known & ends for ends in reporters):
        message = "every answer must come from a unit of the roster, and every tie from a unit that answered"
        raise ValueError(message)
    n, silent = len(units), len(units) - len(known)
    possible = n * (n - 1) if network.directed else n * (n - 1) // 2
    missing = silent * (n - 1) if network.directed else silent * (silent - 1) // 2
    ties = network.arrays.number
    coverage = share(len(known), n)
    enough = coverage is not None and coverage >= FEWEST_ANSWERS
    return ReportedDensity(
        Figure(
            coverage, len(known), n, n, "Anteil der Stellen, die geantwortet haben.", "Share of units that answered."
        ),
        Figure(
            share(ties, possible - missing) if enough else None,
            ties,
            possible - missing,
            n,
            "Berichtete Verbindungen / Paare, zu denen eine Antwort vorliegt.",
            "Reported ties / pairs that there is an answer about.",
        ),
        share(ties, possible),
        share(ties + missing, possible),
    )
