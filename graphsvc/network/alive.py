"""When a tie counts as alive: with one event, with several, or with events that are worth less the older they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphsvc.disclosure.cells import SMALLEST_CELL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphsvc.model.ties import Ties


@dataclass(frozen=True, slots=True)
class AliveRule:
    """A tie is alive when its events weigh at least ``at_least``.

    Each event weighs 1, or with a ``half_life`` of h quarters 0.5^(age / h) (exponential decay; its age is that of its
    quarter, 0 for the last of the window).
    """

    at_least: float = 1
    half_life: float | None = None

    def __post_init__(self) -> None:
        """Refuse what no tie, or every pair, would pass."""
        if self.at_least <= 0 or (self.half_life is not None and self.half_life <= 0):
            message = "a threshold and a half-life are greater than 0"
            raise ValueError(message)

    def to_json(self) -> dict[str, object]:
        """The rule by its parameters and in words."""
        events = f"{self.at_least:g}"
        if self.half_life is None:
            one = self.at_least == 1
            de = f"Eine Verbindung zählt ab {events} {'Ereignis' if one else 'Ereignissen'} im Zeitraum."
            en = f"A tie counts from {events} {'event' if one else 'events'} in the window."
        else:
            de = (
                f"Eine Verbindung zählt ab einem Gewicht von {events}; ein Ereignis wiegt 1 und nach je "
                f"{self.half_life:g} {'Quartal' if self.half_life == 1 else 'Quartalen'} die Hälfte."
            )
            en = (
                f"A tie counts from a weight of {events}; an event weighs 1, and half of it after every "
                f"{self.half_life:g} {'quarter' if self.half_life == 1 else 'quarters'}."
            )
        if self != ONCE:
            de += " Kleine Quartalszahlen (1 bis 4) zählen dabei als 1."
            en += " Small counts of a quarter (1 to 4) count as 1."
        return {"at_least": self.at_least, "half_life": self.half_life, "de": de, "en": en}


ONCE = AliveRule()
"""Alive with one event in the window: the usual rule."""


def alive(ties: Ties, quarters: Sequence[Ties], rule: AliveRule) -> Ties:
    """The ties of the window that are alive by what its quarters show, the last quarter first; each has a tie of these.

    A count that is hidden weighs as the smallest it could be: a rule that looked closer would tell the hidden count to
    whoever tries several thresholds. Without quarters the ties count by their own events, and a half-life is refused.
    """
    if not quarters:
        if rule.half_life is not None:
            message = "a half-life needs whole quarters"
            raise ValueError(message)
        return ties.chosen(ties.events >= rule.at_least)
    n, weights = len(ties.units), np.zeros(len(ties))
    pairs = ties.senders * n + ties.receivers
    for age, quarter in enumerate(quarters):
        found = quarter.among(ties.units)
        place = np.searchsorted(pairs, found.senders * n + found.receivers)
        weights[place] += np.where(found.events < SMALLEST_CELL, 1, found.events) * _worth(rule, age)
    return ties.chosen(weights >= rule.at_least)


def _worth(rule: AliveRule, age: int) -> float:
    return 1.0 if rule.half_life is None else 0.5 ** (age / rule.half_life)
