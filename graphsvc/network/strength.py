"""How strong a tie is, in four steps that a map can draw and a legend can name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from graphsvc.disclosure.cells import SMALLEST_CELL

if TYPE_CHECKING:
    from graphsvc.disclosure.cells import ShownCount


StrengthCode: TypeAlias = Literal["hidden", "low", "mid", "high"]


@dataclass(frozen=True, slots=True)
class Strength:
    """One step: its code, the smallest number of events in it, and its words."""

    code: StrengthCode
    at_least: int
    text_de: str
    text_en: str


STRENGTHS = (
    Strength("hidden", 1, f"1 bis {SMALLEST_CELL - 1}", f"1 to {SMALLEST_CELL - 1}"),
    Strength("low", SMALLEST_CELL, f"{SMALLEST_CELL} bis 9", f"{SMALLEST_CELL} to 9"),
    Strength("mid", 10, "10 bis 19", "10 to 19"),
    Strength("high", 20, "20 und mehr", "20 and more"),
)
"""The steps from weak to strong. The first is the range of a hidden cell."""


def strength(count: ShownCount) -> Strength:
    """The step that a tie falls into, by what may be known of its count.

    Raises ``ValueError`` for a count of 0, which is no tie.
    """
    if count.at_most < 1:
        message = "a tie has at least one event"
        raise ValueError(message)
    return next(step for step in reversed(STRENGTHS) if count.at_least >= step.at_least)
