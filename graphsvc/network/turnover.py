"""Which ties were kept, are new and were lost between two windows: more telling than the difference of densities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphsvc.network.figures import Figure, share
from graphsvc.network.matrices import tie_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

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
    ties = [_ties(network, heir_of) for network in (before, after)]
    units = [{heir_of.get(unit.id, unit.id) for unit in network.roster} for network in (before, after)]
    kept, new, lost = ties[0] & ties[1], ties[1] - ties[0], ties[0] - ties[1]
    union = len(kept) + len(new) + len(lost)
    return Turnover(
        kept=tuple(sorted(kept)),
        new=tuple(sorted(new)),
        lost=tuple(sorted(lost)),
        units_kept=tuple(sorted(units[0] & units[1])),
        units_new=tuple(sorted(units[1] - units[0])),
        units_lost=tuple(sorted(units[0] - units[1])),
        stability=Figure(
            share(len(kept), union),
            len(kept),
            union,
            len(units[0] | units[1]),
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


def _ties(network: Network, heir_of: Mapping[str, str]) -> set[tuple[str, str]]:
    ends = ((heir_of.get(one, one), heir_of.get(other, other)) for one, other in tie_pairs(network))
    return {(one, other) if network.directed or one < other else (other, one) for one, other in ends if one != other}
