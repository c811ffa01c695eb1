"""The three paths that reach a goal soonest, and where a path breaks."""

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from graphsvc.matching.german import LEVELS
from graphsvc.matching.pathways.moves import Ground, PathStep, Situation, moves, reached
from graphsvc.model.derived import CefrLevelCode

MOST_PATHS = 3
LONGEST_PATH = 6
"""Steps of one path, at most."""


@dataclass(frozen=True, slots=True)
class Path:
    """The steps in their order, and the situation at the end."""

    steps: tuple[PathStep, ...]
    end: Situation


@dataclass(frozen=True, slots=True)
class Break:
    """Where every path ends before the goal: what was reached, and what nothing reachable leads to.

    `level` is the highest level reached, `missing_level` the one of the goal that no reachable offer leads on to;
    `missing_statuses` are those that nothing reachable gives.
    """

    level: CefrLevelCode
    missing_level: CefrLevelCode | None
    missing_statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paths:
    """The best paths, soonest first, and where all others break; no break where there is a path."""

    paths: tuple[Path, ...]
    broken: Break | None


def search(start: Situation, ground: Ground) -> Paths:
    """The three paths that end soonest, waiting included; fewer where there are fewer.

    Best-first over situations (Dijkstra's algorithm): a step never ends before it begins, so the first three ends
    that are met are the soonest. Each situation is left at most three times, for no more than three paths through it
    can be among the best three. A path with every step of a sooner one and more besides is left out.
    """
    order = count()
    queue: list[tuple[int, int, int, Path]] = []
    heappush(queue, (start.on.toordinal(), 0, next(order), Path((), start)))
    left: dict[object, int] = {}
    found: list[Path] = []
    highest, statuses = start.level, set(start.statuses)
    while queue and len(found) < MOST_PATHS:
        *_, path = heappop(queue)
        if reached(path.end, ground.goal):
            if not any(_names(other) < _names(path) for other in found):
                found.append(path)
            continue
        highest, statuses = max(highest, path.end.level), statuses | path.end.statuses
        left[path.end.key] = left.get(path.end.key, 0) + 1
        if left[path.end.key] > MOST_PATHS or len(path.steps) == LONGEST_PATH:
            continue
        for step, after in moves(path.end, ground):
            further = Path((*path.steps, step), after)
            heappush(queue, (after.on.toordinal(), len(further.steps), next(order), further))
    return Paths(tuple(found), None if found else _break(ground, highest, statuses))


def _names(path: Path) -> frozenset[str]:
    """What tells the steps of a path from those of another."""
    return frozenset(step.facts.offer.id if step.facts is not None else step.title.en for step in path.steps)


def _break(ground: Ground, highest: int, statuses: set[str]) -> Break:
    wanted = ground.goal.level
    short = wanted is not None and highest < LEVELS.index(wanted)
    missing = tuple(each for each in ground.goal.statuses if each not in statuses)
    return Break(LEVELS[highest], wanted if short else None, missing)
