"""Whether two windows differ by more than chance, tested with the cases behind their referrals, of which none is shown.

A case is what one service sent in a window for one client: its referrals hang together, so not the ties but the cases
change places, each within its service. Somebody whose case runs through both windows counts in each; that makes the
test more cautious, not less. The number of cases is not shown: where each has one referral, it is the sum over all
ties, and tells the one that is hidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graphsvc.network.change import Case, case_permutation
from graphsvc.network.uncertainty import PERMUTATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphsvc.model.facts import Unit
    from graphsvc.model.service_cases import ServiceCase
    from graphsvc.network.change import Change

_KEPT = 32
_FEWEST_PERMUTATIONS, _WORK = 199, 15_000_000
_DIGITS = 3
_EQUAL = 1e-12
_DEFINITION = {
    "definition_de": "Fälle wechseln 200- bis 2000-mal zufällig den Zeitraum, jeder innerhalb seiner Stelle. p ist der "
    "Anteil, bei dem der Unterschied mindestens so groß ist wie der gefundene. Ab etwa 0,05 und darüber kann er Zufall "
    "sein; mehr Fälle allein machen p nicht klein.",
    "definition_en": "Cases change the window at random 200 to 2,000 times, each within its service. p is the share in "
    "which the difference is at least as large as the one found. From about 0.05 on it can be chance; more cases alone "
    "do not make p small.",
}
_WORDS = {
    "density": (
        "Dichte bei gleich vielen Fällen",
        "density at as many cases",
    ),
    "across_kinds": (
        "Verbindungen zu anderen Arten je Fall",
        "ties to other kinds per case",
    ),
}


@dataclass(frozen=True, slots=True)
class CaseTest:
    """The two tests; None where a window has no case, or no tie is possible."""

    density: Change | None
    across_kinds: Change | None

    def to_json(self) -> dict[str, object]:
        """Plain JSON values: of each test the direction and p, and nothing from which a case follows."""
        return {
            "density": _test_json("density", self.density),
            "across_kinds": _test_json("across_kinds", self.across_kinds),
            **_DEFINITION,
        }


UNTESTED = CaseTest(None, None)
"""For windows with few referrals: few cases have few orders, and the chance would tell about them."""


def case_test(
    before: Sequence[ServiceCase], after: Sequence[ServiceCase], roster: tuple[Unit, ...], heir_of: Mapping[str, str]
) -> CaseTest:
    """The tests for the ties between units of the roster, under the ids that hold at the end.

    A case without such a tie still counts as one. Both tests are the same for the same cases, and kept by them.
    """
    return _kept(tuple(before), tuple(after), roster, tuple(sorted(heir_of.items())))


@lru_cache(maxsize=_KEPT)
def _kept(
    before: tuple[ServiceCase, ...],
    after: tuple[ServiceCase, ...],
    roster: tuple[Unit, ...],
    heirs: tuple[tuple[str, str], ...],
) -> CaseTest:
    kinds, heir_of, n = {unit.id: unit.kind for unit in roster}, dict(heirs), len(roster)
    every = [*_between(before, kinds, heir_of, after=False), *_between(after, kinds, heir_of, after=True)]
    across = [_across(case, kinds) for case in every]
    permutations = _permutations(every)
    return CaseTest(
        case_permutation(every, n * (n - 1), permutations=permutations),
        case_permutation(across, 1, statistic="ties_per_case", permutations=permutations),
    )


def _between(
    cases: Iterable[ServiceCase], kinds: Mapping[str, str], heir_of: Mapping[str, str], *, after: bool
) -> Iterable[Case]:
    for case in cases:
        service = heir_of.get(case.service, case.service)
        receivers = {heir_of.get(unit, unit) for _, unit in case.referrals}
        pairs = ((service, unit) for unit in receivers if unit in kinds and unit != service and service in kinds)
        yield Case(service, after, frozenset(pairs))


def _across(case: Case, kinds: Mapping[str, str]) -> Case:
    pairs = frozenset((one, other) for one, other in case.pairs if kinds[one] != kinds[other])
    return Case(case.stratum, case.after, pairs)


def _permutations(cases: Sequence[Case]) -> int:
    """As many as fit into a second or two."""
    return max(_FEWEST_PERMUTATIONS, min(PERMUTATIONS - 1, _WORK // max(1, len(cases))))


def _test_json(name: str, change: Change | None) -> dict[str, object]:
    name_de, name_en = _WORDS[name]
    if change is None:
        return {"name_de": name_de, "name_en": name_en, "direction": None, "p": None, "permutations": None}
    observed = change.test.observed
    return {
        "name_de": name_de,
        "name_en": name_en,
        "direction": "equal" if abs(observed) < _EQUAL else "more" if observed > 0 else "fewer",
        "p": round(change.test.p_two_sided, _DIGITS),
        "permutations": change.test.permutations,
    }
