"""The density between two sets of units, whichever way a tie runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphsvc.network.figures import Figure, share

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from graphsvc.network.ties import TieNetwork

_PAIR = 2
_DE = "Anteil der Paare zwischen beiden Seiten, die in mindestens einer Richtung verbunden sind."
_EN = "Share of the pairs between both sides that have a tie in at least one direction."


def pair_density(network: TieNetwork, ones: AbstractSet[str], others: AbstractSet[str]) -> Figure:
    """The share of pairs of one unit and another that have a tie either way; undefined where there is no pair.

    Equal sets count the pairs within; sets that share some units count each pair once. Units off the roster are left
    out. ``n`` is the number of units on either side.
    """
    listed = {unit.id for unit in network.roster}
    one, other = ones & listed, others & listed
    both = len(one & other)
    possible = len(one) * len(other) - both * (both + 1) // _PAIR
    tied = {
        frozenset((tie.sender, tie.receiver))
        for tie in network.ties
        if (tie.sender in one and tie.receiver in other) or (tie.sender in other and tie.receiver in one)
    }
    return Figure(share(len(tied), possible), len(tied), possible, len(one | other), _DE, _EN)
