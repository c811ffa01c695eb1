"""What differs between the networks of two windows: ties kept, new and lost, and densities with their interval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from graphsvc.model.facts import Window
from graphsvc.network.brokerage import brokerage
from graphsvc.network.density import density
from graphsvc.network.structure import bootstrap_json, centralisation_json, gatekeeper_load, unit_json
from graphsvc.network.ties import TieNetwork, tie_network
from graphsvc.network.turnover import heirs, turnover
from graphsvc.network.uncertainty import density_difference_bootstrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphsvc.model.facts import Unit
    from graphsvc.network.case_test import CaseTest
    from graphsvc.network.report import NetworkReport
    from graphsvc.network.turnover import Succession, Turnover
    from graphsvc.network.unanswered import Unanswered
    from graphsvc.network.uncertainty import Bootstrap

_MONTHS = 12
_KEPT = 64
_NEARLY_EQUAL_DAYS = 3
"""Half-years and quarters of equal rank differ by up to three days."""

_DIFFERENCE = {
    "name_de": "95-%-Intervall des Unterschieds, gepaarter Bootstrap über Stellen (Snijders und Borgatti 1999)",
    "name_en": "95 % interval of the difference, paired vertex bootstrap (Snijders and Borgatti 1999)",
    "definition_de": "Dichte nachher minus Dichte vorher, beide über die Stellen, die in beiden Zeiträumen zum "
    "Netzwerk gehörten. Liegt 0 im Intervall, kann der Unterschied an der Auswahl der Stellen liegen.",
    "definition_en": "Density after minus density before, both over the units that belonged to the network in both "
    "windows. Where the interval includes 0, the difference may be due to which units there are.",
}
_NOTES = (
    {
        "de": "Mehr Verbindungen heißt nicht bessere Zusammenarbeit: Jede Verbindung kostet Zeit.",
        "en": "More ties do not mean that people work together better: every tie costs time.",
    },
    {
        "de": "Mit der Zahl der Ereignisse wächst die Dichte von selbst. Lesen Sie sie neben der Zahl der Ereignisse.",
        "en": "Density grows with the number of events by itself. Read it beside the number of events.",
    },
    {
        "de": "Je dichter ein Netz, desto kleiner die größtmögliche Zentralisierung: Ihr Rückgang sagt für sich wenig.",
        "en": "The denser a network, the smaller its largest possible centralisation: a fall says little by itself.",
    },
    {
        "de": "Eine umbenannte oder zusammengelegte Organisation zählt nicht als neu.",
        "en": "A renamed or merged organisation does not count as new.",
    },
)
_UNEQUAL = {
    "de": "Die beiden Zeiträume sind nicht gleich lang. Im längeren kommen von selbst mehr Verbindungen zusammen.",
    "en": "The two windows do not have the same length. The longer one has more ties by itself.",
}


@dataclass(frozen=True, slots=True)
class WindowChange:
    """Two reports of one kind of tie and what differs; only ``to_json`` is fit for showing.

    ``common`` are both networks over the units that belong to both, under the ids that hold at the end.
    ``heir_of`` gives the id that holds at the end to a body that has another one by then. ``unanswered`` and ``cases``
    stand beside referrals only.
    """

    before: NetworkReport
    after: NetworkReport
    turnover: Turnover
    common: tuple[TieNetwork, TieNetwork]
    heir_of: Mapping[str, str]
    unanswered: tuple[Unanswered, Unanswered] | None = None
    cases: CaseTest | None = None

    def to_json(self) -> dict[str, object]:
        """Plain JSON values: both sides, the difference of densities, turnover; ties in order of ids."""
        before, after = self.common
        units = {unit.id: unit for report in (self.before, self.after) for unit in report.network.roster}
        equal = abs(self.before.window.days - self.after.window.days) <= _NEARLY_EQUAL_DAYS
        return {
            "tie": self.after.kind.value,
            "directed": self.after.kind.directed,
            "before": _side(self.before, self.unanswered[0] if self.unanswered else None),
            "after": _side(self.after, self.unanswered[1] if self.unanswered else None),
            "equal_length": equal,
            "density_difference": {
                "before": density(before).to_json(),
                "after": density(after).to_json(),
                "interval": bootstrap_json(kept_difference(before, after)),
                **_DIFFERENCE,
            },
            "case_permutation": self.cases.to_json() if self.cases else None,
            "turnover": _turnover(self.turnover, units),
            "notes": [dict(note) for note in (() if equal else (_UNEQUAL,)) + _NOTES],
        }


def window_change(before: NetworkReport, after: NetworkReport, successions: Iterable[Succession]) -> WindowChange:
    """The change between two reports of the same kind of tie.

    Each succession names bodies of the rosters and took place before the end of the later window. Raises
    ``ValueError`` for reports of different kinds of tie.
    """
    if before.kind is not after.kind:
        message = f"{before.kind} and {after.kind} are different kinds of tie and do not compare"
        raise ValueError(message)
    steps = tuple(successions)
    heir_of = heirs(steps)
    both = [{heir_of.get(unit.id, unit.id) for unit in report.network.roster} for report in (before, after)]
    named = {unit.id: unit for report in (before, after) for unit in report.network.roster}
    roster = tuple(named[unit] for unit in sorted(both[0] & both[1]))
    return WindowChange(
        before,
        after,
        turnover(before.network, after.network, steps),
        (_among(before.network, roster, heir_of), _among(after.network, roster, heir_of)),
        heir_of,
    )


def window_before(window: Window) -> Window:
    """The window of equal length that ends where this one starts.

    A window from the first of a month to the first of another has as many months, any other as many days. Raises
    ``ValueError`` where the calendar starts later than that.
    """
    if window.start.day == window.end.day == 1:
        first = 2 * _months(window.start) - _months(window.end)
        year, month = divmod(first, _MONTHS)
        return Window(date(year, month + 1, 1), window.start)
    return Window(date.fromordinal(window.start.toordinal() - window.days), window.start)


@lru_cache(maxsize=_KEPT)
def kept_difference(before: TieNetwork, after: TieNetwork) -> Bootstrap | None:
    """The paired bootstrap, kept by rosters and ties: the same two networks have the same draws."""
    return density_difference_bootstrap(before, after)


def _months(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


def _among(network: TieNetwork, roster: tuple[Unit, ...], heir_of: Mapping[str, str]) -> TieNetwork:
    units = tuple(sorted(unit.id for unit in roster))
    return tie_network(roster, network.ties.among(units, heir_of), network.kind)


def _side(report: NetworkReport, unanswered: Unanswered | None) -> dict[str, object]:
    network = report.network
    return {
        "period": report.period_json(),
        "counts": report.counts_json(),
        "density": report.density.to_json(),
        "centralisation": centralisation_json(network),
        "gatekeeper_load": gatekeeper_load(brokerage(network), len(network.roster)).to_json(),
        "unanswered": unanswered.to_json() if unanswered else None,
    }


def _turnover(found: Turnover, units: Mapping[str, Unit]) -> dict[str, object]:
    # Made once for each unit, not for each of the thousands of ties.
    named = {unit.id: unit_json(unit) for unit in units.values()}
    return {
        "stability": found.stability.to_json(),
        **{
            part: [{"sender": named[one], "receiver": named[other]} for one, other in ties]
            for part, ties in (("kept", found.kept), ("new", found.new), ("lost", found.lost))
        },
        "units_new": [unit_json(units[unit]) for unit in found.units_new],
        "units_lost": [unit_json(units[unit]) for unit in found.units_lost],
    }
