"""How often a referral relation runs both ways.

Two figures in common use carry the same name and differ: on Knoke's bureaucracies the one is 0.531, the other
0.694 (Hanneman & Riddle 2005, chapter 8). So each is named, and none is called just reciprocity.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from graphsvc.network.figures import Figure, share

if TYPE_CHECKING:
    from graphsvc.network.ties import TieNetwork


def dyad_reciprocity(network: TieNetwork) -> Figure | None:
    """Pairs connected both ways as a share of the pairs connected at all, M / (M + A).

    The value is undefined without ties. None for an undirected kind of tie, where the question has no
    meaning.
    """
    if not network.kind.directed:
        return None
    mutual = _mutual_pairs(network)
    connected = len(network.ties) - mutual
    return Figure(
        share(mutual, connected),
        mutual,
        connected,
        len(network.roster),
        "Paare mit Verbindung in beide Richtungen / verbundene Paare (Paar-Reziprozität).",
        "Pairs with a tie both ways / connected pairs (dyad reciprocity).",
    )


def arc_reciprocity(network: TieNetwork) -> Figure | None:
    """Ties that are returned as a share of all ties, 2 M / ties.

    The value is undefined without ties. None for an undirected kind of tie, where the question has no
    meaning.
    """
    if not network.kind.directed:
        return None
    ties = len(network.ties)
    # networkx raises for a graph without edges, which an empty window is.
    value = float(nx.overall_reciprocity(network.graph)) if ties else None
    return Figure(
        value,
        2 * _mutual_pairs(network),
        ties,
        len(network.roster),
        "Erwiderte Verbindungen / alle Verbindungen (Verbindungs-Reziprozität).",
        "Returned ties / all ties (arc reciprocity).",
    )


def _mutual_pairs(network: TieNetwork) -> int:
    pairs = {(tie.sender, tie.receiver) for tie in network.ties}
    return sum((receiver, sender) in pairs for sender, receiver in pairs) // 2
