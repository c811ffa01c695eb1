"""Where the words go on a map, so that none covers another or a mark."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from visualisations.layout import HEIGHT, WIDTH, Point, group_anchors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from visualisations.elements import MapNode

HEADING_SIZE = 15.0
"""Font size of the names of groups."""

_EM = 0.58
"""Mean width of a letter of a wide sans serif face, as a share of the font size."""
_BOLD_EM = 0.69
_LINE = 1.16
_LONGEST_LINE = 22
_SHORTENED = (15, 10)
_EDGE = 4.0
_TILE = 40.0
_ABOVE_OR_BELOW = 0.16
_ASIDE = (0, -20, 20, -40, 40, -60, 60)


class Box(NamedTuple):
    """A rectangle on the map."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """True when the rectangles share some area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def on_the_map(self) -> bool:
        """True when nothing sticks out of the view box."""
        return self.left >= _EDGE and self.top >= _EDGE and self.right <= WIDTH - _EDGE and self.bottom <= HEIGHT


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """Lines of text with the baseline of the first; ``anchor`` is that of SVG: start, middle or end."""

    lines: tuple[str, ...]
    x: float
    baseline: float
    anchor: str
    box: Box

    def kept_on_the_map(self) -> PlacedLabel:
        """The label moved sideways until it no longer sticks out of the view box."""
        shift = max(0.0, _EDGE - self.box.left) - max(0.0, self.box.right - (WIDTH - _EDGE))
        box = self.box._replace(left=self.box.left + shift, right=self.box.right + shift)
        return replace(self, x=self.x + shift, box=box)


def split_label(text: str, longest: int = _LONGEST_LINE) -> tuple[str, ...]:
    """The text on one or two lines, broken at the space nearest to its middle.

    A line over the longest is cut with an ellipsis.
    """
    words = " ".join(text.split())
    if len(words) <= longest * 0.7:
        return (words,)
    spaces = [index for index, letter in enumerate(words) if letter == " "]
    if not spaces:
        return (_cut(words, longest),)
    middle = min(spaces, key=lambda index: abs(index - len(words) / 2))
    return _cut(words[:middle], longest), _cut(words[middle + 1 :], longest)


def place_labels(
    labels: Mapping[str, str], points: Mapping[str, Point], size: float, mark: float, taken: list[Box]
) -> dict[str, PlacedLabel]:
    """A place for each label beside its point, nothing overlapping; a label without room is left out.

    Labels come first in the order given. ``mark`` is the radius of the marks on the points; ``taken`` is what
    else must stay free. A long label is shortened before it is left out.
    """
    full = _Full([*taken, *(_around(point, mark) for point in points.values())])
    placed: dict[str, PlacedLabel] = {}
    for key, text in labels.items():
        own = _around(points[key], mark)
        for candidate in _candidates(text, points[key], size, mark):
            if candidate.box.on_the_map() and full.is_free(candidate.box, own):
                placed[key] = candidate
                full.add(candidate.box)
                break
    return placed


def group_headings(nodes: Sequence[MapNode], mark: float) -> dict[str, PlacedLabel]:
    """The name of each group outside its sector, clear of marks and of each other where there is room.

    ``mark`` is the radius of the marks. Groups with only isolates have no heading.
    """
    words = {node.group: node.group_label for node in nodes}
    full = [_around(Point(node.x, node.y), mark) for node in nodes]
    headings = {}
    for group, (x, y) in group_anchors(nodes).items():
        aside = (x - WIDTH / 2) / WIDTH
        anchor = "middle" if abs(aside) < _ABOVE_OR_BELOW else "start" if aside > 0 else "end"
        lines = split_label(words[group])
        tries = [
            text_box(lines, Point(x, y + away), HEADING_SIZE, anchor, em=_BOLD_EM).kept_on_the_map() for away in _ASIDE
        ]
        clear = (label for label in tries if not any(label.box.meets(box) for box in full))
        headings[group] = next(clear, tries[0])
        full.append(headings[group].box)
    return headings


def text_box(lines: tuple[str, ...], point: Point, size: float, anchor: str, *, em: float = _EM) -> PlacedLabel:
    """Lines set around a point, centred on its height; ``em`` is the mean width of a letter."""
    width = max(len(line) for line in lines) * size * em
    height = len(lines) * size * _LINE
    left = {"start": point.x, "middle": point.x - width / 2, "end": point.x - width}[anchor]
    top = point.y - height / 2
    return PlacedLabel(lines, point.x, top + size * 0.9, anchor, Box(left, top, left + width, top + height))


class _Full:
    """Where something stands already, by the tiles that each box touches: only what is near can be met."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._on_tile: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        for tile in _tiles(box):
            self._on_tile[tile].append(box)

    def is_free(self, box: Box, own: Box) -> bool:
        """Whether nothing but what is equal to ``own`` stands there."""
        return not any(box.meets(other) and other != own for tile in _tiles(box) for other in self._on_tile[tile])


def _tiles(box: Box) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (math.floor(side / _TILE) for side in box)
    return product(range(left, right + 1), range(top, bottom + 1))


def _candidates(text: str, point: Point, size: float, mark: float) -> Iterator[PlacedLabel]:
    seen = set()
    for longest in (_LONGEST_LINE, *_SHORTENED):
        lines = split_label(text, longest)
        if lines in seen:
            continue
        seen.add(lines)
        away = mark * 1.35 + 3 + len(lines) * size * _LINE / 2
        yield text_box(lines, Point(point.x, point.y + away), size, "middle")
        yield text_box(lines, Point(point.x, point.y - away), size, "middle")
        yield text_box(lines, Point(point.x + mark * 1.35 + 4, point.y), size, "start")
        yield text_box(lines, Point(point.x - mark * 1.35 - 4, point.y), size, "end")


def _around(point: Point, mark: float) -> Box:
    reach = mark * 1.3
    return Box(point.x - reach, point.y - reach, point.x + reach, point.y + reach)


def _cut(line: str, longest: int) -> str:
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
