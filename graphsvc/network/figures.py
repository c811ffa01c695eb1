"""A figure that says what it was divided by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A share with its numerator and denominator, the number of units it is about, and its definition.

    Numerator and denominator are whole numbers where they count; sums of weights and of differences need not be.
    ``value`` is unrounded, and None when there was nothing to divide by: undefined is not zero.
    """

    value: float | None
    numerator: float
    denominator: float
    n: int
    definition_de: str
    definition_en: str

    def to_json(self) -> dict[str, object]:
        """Plain JSON values under the names of the fields."""
        return {
            "value": self.value,
            "numerator": self.numerator,
            "denominator": self.denominator,
            "n": self.n,
            "definition_de": self.definition_de,
            "definition_en": self.definition_en,
        }


def share(numerator: float, denominator: float) -> float | None:
    """The quotient, or None when there is nothing to divide by."""
    return numerator / denominator if denominator else None
