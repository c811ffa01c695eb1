"""Two versions of one record side by side, after somebody else has changed it meanwhile."""

from collections.abc import Sequence
from typing import TypeAlias

from graphsvc.web.words import Pair

# What a field is called in German and English, and its content in words.
InWords: TypeAlias = tuple[str, str, Pair]
# The same with the typed content first and the stored one behind it.
BothVersions: TypeAlias = tuple[str, str, Pair, Pair]


def both_versions(mine: Sequence[InWords], stored: Sequence[InWords]) -> list[BothVersions]:
    """One row for each field, in the order of the fields; both have the same ones."""
    return [(de, en, own, other) for (de, en, own), (_, _, other) in zip(mine, stored, strict=True)]
