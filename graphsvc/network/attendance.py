"""Who of a network takes part in its meetings: the two-mode figures of a window, as they may be shown.

Participations follow the rules for meeting ties: 1 to 4 as that range, several quarters by what each of them shows, a
sum exact where it leaves every hidden count its whole range. What is made of ranges is a range.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graphsvc.disclosure.cells import ShownCount, shown_total
from graphsvc.disclosure.quarters import shown_over_quarters
from graphsvc.disclosure.sums import ShownShare, shown_share, shown_sum
from graphsvc.network.projections import projection
from graphsvc.network.structure import unit_json
from graphsvc.network.two_mode import TwoModeNetwork, two_mode_network

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphsvc.model.facts import Attendance, Unit, Window

_DENSITY = (
    "Teilnahmen / alle möglichen Teilnahmen: Stellen mal Treffen.",
    "Participations / all that could be: units times meetings.",
)
_SIZE = (
    "Stellen, die im Mittel bei einem Treffen waren: Teilnahmen / Treffen.",
    "Units at a meeting on average: participations / meetings.",
)
_NOTES = (
    {
        "de": "Gemeinsame Treffen sind noch keine Zusammenarbeit: Ein großes Treffen verbindet alle mit allen. Darum "
        "steht hier keine Dichte der Paare.",
        "en": "Meetings in common are not yet collaboration: one large meeting ties everybody to everybody. So no "
        "density of the pairs is given.",
    },
    {
        "de": "Zahlen von 1 bis 4 in einem Quartal erscheinen als dieser Bereich. Eine Summe ist genau, wo sie keine "
        "davon verrät, sonst ein Bereich.",
        "en": "Counts from 1 to 4 in a quarter are shown as that range. A sum is exact where it tells none of them, "
        "else a range.",
    },
)


@dataclass(frozen=True, slots=True)
class SharedMeetings:
    """Two units by id, in order, and what they share; see ``projections.SharedEvents``.

    The three weights are None where the meetings of both, or of one of them, are shown as a range.
    """

    one: str
    other: str
    shared: ShownCount
    newman: float | None
    jaccard: float | None
    overlap: float | None


@dataclass(frozen=True, eq=False)
class AttendanceReport:
    """Every figure of who takes part, made when it is asked for; ``whole`` and ``quarters`` hold true counts."""

    window: Window
    roster: tuple[Unit, ...]
    whole: TwoModeNetwork
    quarters: tuple[TwoModeNetwork, ...]
    units_off_roster: int

    @cached_property
    def meetings(self) -> ShownCount:
        """The number of meetings with a member."""
        return shown_over_quarters((len(quarter.events) for quarter in self.quarters), lasting=False)

    @cached_property
    def attended(self) -> Mapping[str, ShownCount]:
        """How many meetings each member was at, by id."""
        return {
            unit: shown_over_quarters((counts[unit] for counts in self._counts), lasting=False)
            for unit in self.whole.units
        }

    @cached_property
    def participations(self) -> ShownCount:
        """The sum of these numbers, quarter by quarter."""
        return shown_total(shown_sum(counts.values()) for counts in self._counts)

    @property
    def density(self) -> ShownShare | None:
        """The share of possible participations that there are; None where there may be none possible.

        Borgatti & Everett 1997; see ``two_mode.bipartite_density``.
        """
        n = len(self.roster)
        possible = ShownCount(n * self.meetings.at_least, n * self.meetings.at_most)
        return shown_share(self.participations, possible)

    @property
    def units_at_a_meeting(self) -> ShownShare | None:
        """The mean degree of a meeting, which is the density times the units; None without a meeting."""
        found, n = self.density, len(self.roster)
        return found and ShownShare(found.at_least * n, found.at_most * n)

    @property
    def by_attendance(self) -> tuple[tuple[Unit, ShownCount], ...]:
        """Each member with its meetings as they are shown: most first, then by name."""
        counted = ((unit, self.attended[unit.id]) for unit in self.roster)
        return tuple(sorted(counted, key=lambda item: (*_most_first(item[1]), item[0].name, item[0].id)))

    @cached_property
    def pairs(self) -> tuple[SharedMeetings, ...]:
        """The pairs that met, most meetings as shown first, then by names."""
        names = {unit.id: unit.name for unit in self.roster}
        attended = [_meetings_of(quarter) for quarter in self.quarters]
        found = []
        for pair in projection(self.whole):
            counts = (len(sets.get(pair.one, frozenset()) & sets.get(pair.other, frozenset())) for sets in attended)
            shared = shown_over_quarters(counts, lasting=False)
            exact = shared.exact and self.attended[pair.one].exact and self.attended[pair.other].exact
            weights = (pair.newman, pair.jaccard, pair.overlap) if exact else (None, None, None)
            found.append(SharedMeetings(pair.one, pair.other, shared, *weights))
        return tuple(sorted(found, key=lambda pair: (*_most_first(pair.shared), names[pair.one], names[pair.other])))

    def to_json(self) -> dict[str, object]:
        """Plain JSON values, pairs included; null is undefined or hidden."""
        units = {unit.id: unit_json(unit) for unit in self.roster}
        return {
            **self.figures_json(),
            "pairs": [
                {
                    "one": units[pair.one],
                    "other": units[pair.other],
                    "shared": pair.shared.to_json(),
                    "newman": pair.newman,
                    "jaccard": pair.jaccard,
                    "overlap": pair.overlap,
                }
                for pair in self.pairs
            ],
        }

    def figures_json(self) -> dict[str, object]:
        """The same without the pairs, which take longest."""
        return {
            "period": {"start": self.window.start.isoformat(), "end": self.window.end.isoformat()},
            "counts": {
                "units": len(self.roster),
                "units_attending": sum(count.at_most > 0 for count in self.attended.values()),
                "meetings": self.meetings.to_json(),
                "participations": self.participations.to_json(),
                "units_off_roster": self.units_off_roster,
            },
            "density": _figure_json(self.density, _DENSITY),
            "units_at_a_meeting": _figure_json(self.units_at_a_meeting, _SIZE),
            "units": [{"unit": unit_json(unit), "meetings": count.to_json()} for unit, count in self.by_attendance],
            "notes": [dict(note) for note in _NOTES],
        }

    @cached_property
    def _counts(self) -> tuple[Counter[str], ...]:
        return tuple(Counter(unit for unit, _ in quarter.parts) for quarter in self.quarters)


def attendance_report(
    roster: Sequence[Unit], attended: Iterable[Attendance], window: Window, quarters: Sequence[Window]
) -> AttendanceReport:
    """The report on the members of the roster; others who attended are left out and counted.

    ``quarters`` are those of the window, or the window itself where it is of other days. A window without a meeting
    gives a report with undefined figures.
    """
    members, every = {unit.id for unit in roster}, tuple(attended)
    between = [item for item in every if item.unit in members]
    return AttendanceReport(
        window,
        tuple(roster),
        two_mode_network(members, ((item.unit, item.meeting) for item in between)),
        tuple(
            two_mode_network(members, ((item.unit, item.meeting) for item in between if item.held_on in quarter))
            for quarter in quarters
        ),
        len({item.unit for item in every} - members),
    )


def _meetings_of(network: TwoModeNetwork) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for unit, meeting in network.parts:
        found.setdefault(unit, set()).add(meeting)
    return found


def _most_first(count: ShownCount) -> tuple[int, int]:
    return -count.at_least, -count.at_most


def _figure_json(found: ShownShare | None, words: tuple[str, str]) -> dict[str, object]:
    value: dict[str, object] = found.to_json() if found else {"value": None, "at_least": None, "at_most": None}
    return {**value, "definition_de": words[0], "definition_en": words[1]}
