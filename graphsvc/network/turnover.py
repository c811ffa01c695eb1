"""Which ties were kept, are new and were lost between two windows: more telling than the difference of densities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphsvc.network.figures import Figure, share
from graphsvc.network.matrices import unit_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from graphsvc.network.ties import Network


@dataclass(frozen=True, slots=True)
class Succession:
    """A body that goes on under another id from a day on: renamed, or merged into it."""

    old: str
    new: str
    since: date


@dataclass(frozen=True, slots=True)
class Turnover:
    """Ties and units in three parts each, in order, under the ids that hold at the end.

    ``stability`` is Jaccard's index of the ties, kept / (kept + new + lost) (Jaccard 1901); undefined where neither
    window has a tie. A tie between two bodies that merged is in none of the parts.
    """

    kept: tuple[tuple[str, str], ...]
    new: tuple[tuple[str, str], ...]
    lost: tuple[tuple[str, str], ...]
    units_kept: tuple[str, ...]
    units_new: tuple[str, ...]
    units_lost: tuple[str, ...]
    stability: Figure


def turnover(
    before: Network, after: Network, successions: Iterable[Succession] = (), *, until: date | None = None
) -> Turnover:
    """The ties and units that both windows have, or one of them.

    A body and its successors are one unit where the succession took place before ``until``, the first day outside the
    later window, or where no day is given: a renamed body is not new, and its ties are kept. Raises ``ValueError`` for
    windows of which one is directed and the other not, a body with two successors, and successions in a circle.
    """
    if before.directed != after.directed:
        message = "one network is directed and the other is not: their ties cannot be compared"
        raise ValueError(message)
    heir_of = heirs(step for step in successions if until is None or step.since < until)
    units = [{heir_of.get(unit.id, unit.id) for unit in network.roster} for network in (before, after)]
    every = sorted(units[0] | units[1])
    one, other = (_ties(network, heir_of, every) for network in (before, after))
    kept, new, lost = _both(one, other), _only(other, one), _only(one, other)
    union = len(kept) + len(new) + len(lost)
    return Turnover(
        kept=_pairs(kept, every),
        new=_pairs(new, every),
        lost=_pairs(lost, every),
        units_kept=tuple(sorted(units[0] & units[1])),
        units_new=tuple(sorted(units[1] - units[0])),
        units_lost=tuple(sorted(units[0] - units[1])),
        stability=Figure(
            share(len(kept), union),
            len(kept),
            union,
            len(every),
            "Verbindungen in beiden Zeiträumen / Verbindungen in mindestens einem (Jaccard).",
            "Ties in both windows / ties in at least one (Jaccard).",
        ),
    )


def heirs(successions: Iterable[Succession]) -> Mapping[str, str]:
    """The last successor of each body that has one; raises ``ValueError`` for two successors and for circles."""
    next_of: dict[str, str] = {}
    for step in successions:
        if next_of.setdefault(step.old, step.new) != step.new:
            message = f"{step.old} has two successors, {next_of[step.old]} and {step.new}; one can go on with its ties"
            raise ValueError(message)
    last = {}
    for body, heir in next_of.items():
        seen = {body}
        final = heir
        while final in next_of and final not in seen:
            seen.add(final)
            final = next_of[final]
        if final in seen:
            message = f"the successions of {body} lead back to where they came from"
            raise ValueError(message)
        last[body] = final
    return last


def _ties(network: Network, heir_of: Mapping[str, str], every: Sequence[str]) -> NDArray[np.int64]:
    """The ties under the ids that hold at the end, each as one number: that of its sender times n, and its receiver."""
    number = {unit: place for place, unit in enumerate(every)}
    place_of = np.array([number[heir_of.get(unit, unit)] for unit in unit_order(network)], dtype=np.int64)
    senders, receivers = place_of[network.arrays.senders], place_of[network.arrays.receivers]
    if not network.directed:
        senders, receivers = np.minimum(senders, receivers), np.maximum(senders, receivers)
    between = senders != receivers
    ties = np.sort(senders[between] * len(every) + receivers[between])
    first: NDArray[np.bool_] = np.diff(ties, prepend=-1) != 0
    return ties[first]


def _both(ties: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.intersect1d(ties, others, assume_unique=True)


def _only(ties: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.setdiff1d(ties, others, assume_unique=True)


def _pairs(ties: NDArray[np.int64], every: Sequence[str]) -> tuple[tuple[str, str], ...]:
    senders, receivers = np.divmod(ties, max(1, len(every)))
    return tuple((every[one], every[other]) for one, other in zip(senders.tolist(), receivers.tolist(), strict=True))
