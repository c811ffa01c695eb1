"""A network that somebody else collected: a roster and weighted ties of a kind that is not known here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphsvc.network.ties import Roster, RosterError, TieArrays, listed_ids

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class WeightedNetwork:
    """A roster and its ties with any positive weight; ``arrays`` has each tie once. It is equal to itself only."""

    roster: Roster
    directed: bool
    arrays: TieArrays


def weighted_network(roster: Roster, weights: Mapping[tuple[str, str], float], *, directed: bool) -> WeightedNetwork:
    """The network of these weights by sender and receiver; an undirected pair may stand either way, but once.

    Raises ``RosterError`` for a unit listed twice or a tie off the roster, and ``ValueError`` for a self tie, a weight
    that is not positive, and an undirected pair given both ways.
    """
    number = {unit: position for position, unit in enumerate(sorted(listed_ids(roster)))}
    found: dict[tuple[int, int], float] = {}
    for (sender, receiver), weight in weights.items():
        if sender not in number or receiver not in number:
            message = f"the tie from {sender} to {receiver} ends off the roster"
            raise RosterError(message)
        one, other = number[sender], number[receiver]
        pair = (one, other) if directed or one < other else (other, one)
        if one == other or not weight > 0 or pair in found:
            message = f"the tie from {sender} to {receiver} is a self tie, is not positive, or stands twice"
            raise ValueError(message)
        found[pair] = weight
    pairs = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    ordered = np.array([found[pair] for pair in sorted(found)], dtype=np.float64)
    return WeightedNetwork(roster, directed, TieArrays(pairs[:, 0], pairs[:, 1], ordered))
