"""The order of suggestions: few points, additive and monotone, from a weights file.

Offers on the topic itself come before those that only cover a broader one; within each, offers that fit before
those that are unknown, and entries nobody checked for long last.
Legal facts have no points. Equal points rotate among carriers by a seed that is part of the answer, and among the
first five are at least two carriers where two have an offer that fits.
"""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graphsvc.matching.standing import NO_ASSOCIATION, Standing
from graphsvc.matching.verdicts import Verdict, rank
from graphsvc.model.facts import OfferFacts

FIRST_FEW: Final = 5
"""Among so many at the top stand at least two carriers, where two have an offer that fits."""


@dataclass(frozen=True, slots=True)
class Rankable:
    """An offer with its verdict and its standing."""

    facts: OfferFacts
    verdict: Verdict
    standing: Standing


@dataclass(frozen=True, slots=True)
class Order:
    """The positions of the offers in the order to show them.

    `lifted` is the position of the offer that stands among the first five only so that they are of two carriers;
    None where no offer had to be lifted.
    """

    positions: tuple[int, ...]
    lifted: int | None


def order(offers: Sequence[Rankable], seed: str) -> Order:
    """The order of the offers, whatever order they come in.

    First those on the topic or a narrower one, then those that fit, then entries that are fresh and that nobody has
    reported, then more points. Among equals each carrier gets one place after the other, in an order that the
    seed draws.
    """
    groups: defaultdict[tuple[bool, int, bool, int], list[int]] = defaultdict(list)
    for position, offer in enumerate(offers):
        placed = offer.standing
        doubtful = placed.stale or bool(offer.facts.reports)
        key = placed.only_broader, -rank(offer.verdict), doubtful, -placed.points
        groups[key].append(position)
    facts = [each.facts for each in offers]
    positions = [position for key in sorted(groups) for position in _rotated(groups[key], facts, seed)]
    lifted = _of_another_carrier(positions, offers)
    if lifted is not None:
        positions.remove(lifted)
        positions.insert(FIRST_FEW - 1, lifted)
    return Order(tuple(positions), lifted)


def _of_another_carrier(positions: list[int], offers: Sequence[Rankable]) -> int | None:
    """The best offer that fits, of another carrier than all of the first five; None where it is not needed."""
    first = {_carrier(offers[position].facts) for position in positions[:FIRST_FEW]}
    if len(first) != 1:
        return None
    later = positions[FIRST_FEW:]
    return next((at for at in later if offers[at].verdict == "fits" and _carrier(offers[at].facts) not in first), None)


def _rotated(positions: list[int], facts: list[OfferFacts], seed: str) -> list[int]:
    turns: defaultdict[str, int] = defaultdict(int)
    keys: dict[int, tuple[int, str, str]] = {}
    for position in sorted(positions, key=lambda each: _drawn(seed, facts[each].offer.id)):
        carrier = _carrier(facts[position])
        keys[position] = turns[carrier], _drawn(seed, carrier), facts[position].offer.id
        turns[carrier] += 1
    return sorted(positions, key=lambda each: keys[each])


def _carrier(facts: OfferFacts) -> str:
    carrier = facts.provider.carrier
    return facts.provider.id if carrier is None or carrier in NO_ASSOCIATION else carrier


def _drawn(seed: str, name: str) -> str:
    return hashlib.sha256(f"{seed}\x1f{name}".encode()).hexdigest()
