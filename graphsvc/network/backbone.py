"""The ties that stand out, for a map that would otherwise be one dark patch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphsvc.network.matrices import unit_order

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graphsvc.network.ties import Network

_LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Backbone:
    """The ties to draw, as pairs of sender and receiver in order, and how many are left out."""

    ties: tuple[tuple[str, str], ...]
    hidden: int
    level: float


def backbone(network: Network, level: float = _LEVEL) -> Backbone:
    """The disparity filter: ties stronger than chance would share out the weight of one of their ends.

    Serrano, Boguñá & Vespignani 2009, PNAS 106:6483-6488. At an end with k ties of strength s together, a tie of weight
    w has alpha = (1 - w / s)^(k - 1), and it stays where alpha is below the level at either end; of a directed tie the
    sender's ties sent and the receiver's ties received count. The rule for an end with a single tie is the formula's
    own: alpha is 1, so that end never keeps its tie (R ``bibnets`` always keeps it instead). It is for display only,
    and no measure is taken from it. With equal weights hardly a tie stays.
    """
    order, ties = unit_order(network), network.arrays
    n = len(order)
    if network.directed:
        at_sender = _alpha(ties.weights, ties.senders, ties.senders, n)
        at_receiver = _alpha(ties.weights, ties.receivers, ties.receivers, n)
    else:
        both = np.concatenate([ties.senders, ties.receivers])
        at_sender = _alpha(ties.weights, ties.senders, both, n)
        at_receiver = _alpha(ties.weights, ties.receivers, both, n)
    kept = np.minimum(at_sender, at_receiver) < level
    pairs = zip(ties.senders[kept].tolist(), ties.receivers[kept].tolist(), strict=True)
    return Backbone(tuple((order[one], order[other]) for one, other in pairs), int((~kept).sum()), level)


def _alpha(
    weights: NDArray[np.float64], ends: NDArray[np.int64], counted: NDArray[np.int64], n: int
) -> NDArray[np.float64]:
    shares = np.tile(weights, len(counted) // len(weights)) if len(weights) else weights
    strength = np.bincount(counted, shares, minlength=n)[ends]
    degree = np.bincount(counted, minlength=n)[ends]
    alpha: NDArray[np.float64] = np.clip(1 - weights / strength, 0, 1) ** (degree - 1)
    return alpha
