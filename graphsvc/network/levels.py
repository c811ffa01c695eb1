"""What units say of their collaboration in a survey: levels, how far they agree, and good and challenging partners.

Levels of Collaboration Scale of Frey, Lohmeier, Lee and Tollefson 2006, American Journal of Evaluation 27(3):383-392,
from 0 (none) to 5 (collaboration). Referrals are what units do, levels are what they say: the two stay apart, and are
only correlated. That two partners name different levels is a finding to talk about, no error to average away.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal, get_args

from graphsvc.disclosure.ratings import FEWEST_RATERS, shown_mean, shown_raters
from graphsvc.model.derived import CollaborationLevelCode
from graphsvc.network.uncertainty import Permuted, qap
from graphsvc.network.weighted import weighted_network

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphsvc.disclosure.cells import ShownCount
    from graphsvc.model.facts import Tie, Unit
    from graphsvc.model.ratings import Rated
    from graphsvc.network.ties import Roster

LEVELS: tuple[CollaborationLevelCode, ...] = get_args(CollaborationLevelCode)
HIGHEST = len(LEVELS) - 1
Rule = Literal["min", "mean", "max"]
RULES: tuple[Rule, ...] = get_args(Rule)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class LevelDensity:
    """The share of pairs that agree on a level or a higher one.

    ``value`` is over the pairs of which both units answered, None without any. ``low`` and ``high`` are over all
    pairs of the roster, with every missing answer counted as 0, and as the highest level.
    """

    level: int
    pairs: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Received:
    """What others say of a unit, by id; the mean is None, and the counts are ranges, below three raters."""

    unit: str
    raters: ShownCount
    mean: float | None
    good: ShownCount
    challenging: ShownCount


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """How far two kinds of unit are apart over the pairs of which both answered, three pairs and raters at least."""

    kinds: Pair
    pairs: int
    mean: float


@dataclass(frozen=True, slots=True)
class LevelReport:
    """One survey round. Everything but the number of raters is empty below three raters.

    ``both``, ``one`` and ``neither`` count the pairs of the roster by who answered. ``agreed`` counts pairs by level,
    rounded down where the rule is the mean; ``apart`` counts them by the difference of both answers. ``with_referrals``
    correlates levels with numbers of referrals over the units that answered.
    """

    rule: Rule
    raters: ShownCount
    units: int
    both: int
    one: int
    neither: int
    agreed: tuple[int, ...]
    curve: tuple[LevelDensity, ...]
    apart: tuple[int, ...]
    by_kinds: tuple[Discrepancy, ...]
    received: tuple[Received, ...]
    with_referrals: Permuted | None


def level_report(roster: Roster, rated: Iterable[Rated], referrals: Iterable[Tie], rule: Rule = "min") -> LevelReport:
    """The report of a round; ratings of or by units off the roster and of a unit by itself are left out.

    Of several ratings by the same unit of the same other one the newest counts. Without a rule that is named, two
    partners agree on the lower of their levels, which both would sign.
    """
    units = {unit.id: unit for unit in roster}
    newest = {(item.kind, item.rater, item.rated): item for item in sorted(rated, key=lambda item: item.given_on)}
    counted = [
        item for item in newest.values() if item.rater != item.rated and {item.rater, item.rated} <= units.keys()
    ]
    levels = {(item.rater, item.rated): LEVELS.index(item.level) for item in counted if item.level is not None}
    raters = {item.rater for item in counted}
    answered = {rater for rater, _ in levels}
    shown = len(raters) >= FEWEST_RATERS
    pairs = [*combinations(sorted(units), 2)]
    both = [pair for pair in pairs if pair in levels and pair[::-1] in levels] if shown else []
    one = sum((pair in levels) != (pair[::-1] in levels) for pair in pairs) if shown else 0
    agreed = [_agreed(levels, pair, rule) for pair in both]
    return LevelReport(
        rule=rule,
        raters=shown_raters(len(raters)),
        units=len(units),
        both=len(both),
        one=one,
        neither=len(pairs) - len(both) - one,
        agreed=_counted(int(level) for level in agreed) if shown else (),
        curve=tuple(_density(level, agreed, len(pairs)) for level in range(1, HIGHEST + 1)) if shown else (),
        apart=_counted(abs(levels[pair] - levels[pair[::-1]]) for pair in both) if shown else (),
        by_kinds=_by_kinds(both, levels, units),
        received=_received(units, levels, counted) if shown else (),
        with_referrals=_with_referrals(units, levels, answered, referrals) if shown else None,
    )


def _agreed(levels: Mapping[Pair, int], pair: Pair, rule: Rule) -> float:
    one, other = levels[pair], levels[pair[::-1]]
    return {"min": min(one, other), "mean": (one + other) / 2, "max": max(one, other)}[rule]


def _counted(values: Iterable[int]) -> tuple[int, ...]:
    counts = Counter(values)
    return tuple(counts[value] for value in range(HIGHEST + 1))


def _density(level: int, agreed: Sequence[float], possible: int) -> LevelDensity:
    reached = sum(found >= level for found in agreed)
    missing = possible - len(agreed)
    return LevelDensity(
        level,
        reached,
        reached / len(agreed) if agreed else None,
        reached / possible if possible else None,
        (reached + missing) / possible if possible else None,
    )


def _by_kinds(both: Iterable[Pair], levels: Mapping[Pair, int], units: Mapping[str, Unit]) -> tuple[Discrepancy, ...]:
    found: defaultdict[Pair, list[Pair]] = defaultdict(list)
    for one, other in both:
        first, second = sorted((units[one].kind, units[other].kind))
        found[first, second].append((one, other))
    return tuple(
        Discrepancy(kinds, len(pairs), sum(abs(levels[pair] - levels[pair[::-1]]) for pair in pairs) / len(pairs))
        for kinds, pairs in sorted(found.items())
        if len(pairs) >= FEWEST_RATERS and len({unit for pair in pairs for unit in pair}) >= FEWEST_RATERS
    )


def _received(units: Mapping[str, Unit], levels: Mapping[Pair, int], counted: Iterable[Rated]) -> tuple[Received, ...]:
    given: defaultdict[str, list[int]] = defaultdict(list)
    for (_, rated), level in levels.items():
        given[rated].append(level)
    named = Counter((item.rated, item.kind) for item in counted)
    return tuple(
        Received(
            unit,
            shown_raters(len(given[unit])),
            shown_mean(given[unit]),
            shown_raters(named[unit, "good"]),
            shown_raters(named[unit, "challenging"]),
        )
        for unit in sorted(units)
        if given[unit] or named[unit, "good"] or named[unit, "challenging"]
    )


def _with_referrals(
    units: Mapping[str, Unit], levels: Mapping[Pair, int], answered: set[str], referrals: Iterable[Tie]
) -> Permuted | None:
    """QAP over the units that answered; a unit that an answer does not name counts as level 0."""
    roster = tuple(units[unit] for unit in sorted(answered))
    said = {pair: float(level) for pair, level in levels.items() if level and set(pair) <= answered}
    done = {
        (tie.sender, tie.receiver): float(tie.events)
        for tie in referrals
        if tie.sender != tie.receiver and {tie.sender, tie.receiver} <= answered
    }
    return qap(
        weighted_network(roster, said, directed=True), weighted_network(roster, done, directed=True), weighted=True
    )
