"""How often a referral relation runs both ways.

Two figures in common use carry the same name and differ: on Knoke's bureaucracies the one is 0.531, the other
0.694 (Hanneman & Riddle 2005, chapter 8). So each is named, and none is called just reciprocity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphsvc.network.figures import Figure, share

if TYPE_CHECKING:
    from graphsvc.network.ties import Network


def dyad_reciprocity(network: Network) -> Figure | None:
    """Pairs connected both ways as a share of the pairs connected at all, M / (M + A).

    The value is undefined without ties. None for an undirected kind of tie, where the question has no
    meaning.
    """
    if not network.directed:
        return None
    mutual = _mutual_pairs(network)
    connected = network.arrays.number - mutual
    return Figure(
        share(mutual, connected),
        mutual,
        connected,
        len(network.roster),
        "Paare mit Verbindung in beide Richtungen / verbundene Paare (Paar-Reziprozität).",
        "Pairs with a tie both ways / connected pairs (dyad reciprocity).",
    )


def arc_reciprocity(network: Network) -> Figure | None:
    """Ties that are returned as a share of all ties, 2 M / ties.

    The value is undefined without ties. None for an undirected kind of tie, where the question has no
    meaning.
    """
    if not network.directed:
        return None
    ties = network.arrays.number
    returned = 2 * _mutual_pairs(network)
    return Figure(
        share(returned, ties),
        returned,
        ties,
        len(network.roster),
        "Erwiderte Verbindungen / alle Verbindungen (Verbindungs-Reziprozität).",
        "Returned ties / all ties (arc reciprocity).",
    )


def _mutual_pairs(network: Network) -> int:
    n, ties = len(network.roster), network.arrays
    there, back = ties.senders * n + ties.receivers, ties.receivers * n + ties.senders
    return int(np.isin(there, back, assume_unique=True).sum()) // 2
