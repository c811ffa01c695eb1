"""What a map is drawn from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

WidthClass = Literal["hidden", "low", "mid", "high"]
"""How thick an edge is drawn; ``hidden`` is the dashed line of a count too small to be told."""

_WITHIN_THIS_SITE = re.compile(r"(?:/(?!/)|#)[^\\\x00-\x20\x7f]*|")


@dataclass(frozen=True, slots=True)
class MapNode:
    """One unit on a map: its words, its group, and its place in the coordinates of ``layout``.

    ``href`` is a path or fragment of the same site, empty for a node that leads nowhere.
    """

    id: str
    label: str
    group: str
    group_label: str
    x: float
    y: float
    href: str = ""

    def __post_init__(self) -> None:
        """Refuse a link that leaves the site or runs a script: labels and ids may come from outside."""
        if not _WITHIN_THIS_SITE.fullmatch(self.href):
            message = f"a map links only to paths of its own site, not to {self.href!r}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class MapEdge:
    """One tie on a map; ``label`` is its tooltip. Only a directed edge gets an arrowhead, at its target."""

    source: str
    target: str
    label: str
    width_class: WidthClass
    directed: bool
