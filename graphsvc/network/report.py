"""The state of a network in one window and one kind of tie, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from graphsvc.disclosure.cells import ShownCount, shown_count, shown_total
from graphsvc.disclosure.quarters import shown_over_quarters
from graphsvc.model.facts import TieKind
from graphsvc.network.components import Components, components
from graphsvc.network.density import BlockDensities, block_densities, density
from graphsvc.network.reciprocity import arc_reciprocity, dyad_reciprocity
from graphsvc.network.structure import structure_json, unit_json
from graphsvc.network.tie_history import LASTING
from graphsvc.network.ties import tie_network

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphsvc.model.facts import Tie, Window
    from graphsvc.model.ties import Ties
    from graphsvc.network.figures import Figure
    from graphsvc.network.ties import Roster, TieNetwork

_NOTES = (
    {
        "de": "Eine höhere Dichte ist nicht von selbst besser: Jede Verbindung kostet Zeit.",
        "en": "A higher density is not better by itself: every tie costs time.",
    },
    {
        "de": "Eine Weiterleitung ohne Antwort zählt hier wie eine mit Antwort.",
        "en": "A referral without an answer counts here like one with an answer.",
    },
)


@dataclass(frozen=True, slots=True)
class NetworkReport:
    """Every figure of one network. The object holds true counts; only ``to_json`` is fit for showing.

    Reciprocities are None for undirected kinds of tie. ``quarterly`` holds what may be shown of each pair's count over
    several quarters; a pair that is not in it is shown by its own count.
    """

    window: Window
    network: TieNetwork
    density: Figure
    blocks: BlockDensities
    dyad_reciprocity: Figure | None
    arc_reciprocity: Figure | None
    components: Components
    quarterly: Mapping[tuple[str, str], ShownCount]

    def shown_events(self, tie: Tie) -> ShownCount:
        """The number of events of a tie of this report as it may be shown."""
        return self.quarterly.get((tie.sender, tie.receiver)) or shown_count(tie.events)

    @property
    def kind(self) -> TieKind:
        """The one kind of tie that the report is about."""
        return self.network.kind

    def to_json(self) -> dict[str, object]:
        """Plain JSON values: unrounded figures, and counts of events with small cells hidden.

        ``ties`` is in order of sender and receiver; rows of ``blocks.matrix`` send, columns receive.
        """
        return {
            "period": self.period_json(),
            "tie": self.kind.value,
            "directed": self.kind.directed,
            "counts": self.counts_json(),
            "density": self.density.to_json(),
            "blocks": _blocks_json(self.blocks),
            "reciprocity": {
                "dyad": self.dyad_reciprocity.to_json() if self.dyad_reciprocity else None,
                "arc": self.arc_reciprocity.to_json() if self.arc_reciprocity else None,
            },
            "components": {
                "count": len(self.components.sizes),
                "sizes": list(self.components.sizes),
                "largest_share": self.components.largest_share.to_json(),
            },
            "isolates": [unit_json(unit) for unit in self.components.isolates],
            "ties": [
                {"sender": tie.sender, "receiver": tie.receiver, "count": self.shown_events(tie).to_json()}
                for tie in self.network.ties
            ],
            **structure_json(self.network),
            "notes": [dict(note) for note in _NOTES],
        }

    @property
    def events(self) -> ShownCount:
        """The number of events of all ties as it may be shown."""
        return self._total(self.network.ties)

    def period_json(self) -> dict[str, object]:
        """The days of the window; the end is the first day outside."""
        return {"start": self.window.start.isoformat(), "end": self.window.end.isoformat()}

    def counts_json(self) -> dict[str, object]:
        """How much there is of everything, events as a range that gives no small tie away."""
        return {
            "units": len(self.network.roster),
            "ties": len(self.network.ties),
            "events": self.events.to_json(),
            "isolates": len(self.components.isolates),
            "self_ties": len(self.network.self_ties),
            "self_tie_events": self._total(self.network.self_ties).to_json(),
        }

    def _total(self, ties: Iterable[Tie]) -> ShownCount:
        return shown_total(self.shown_events(tie) for tie in ties)


def network_report(
    roster: Roster, ties: Iterable[Tie], window: Window, kind: TieKind, quarters: Sequence[Ties] = ()
) -> NetworkReport:
    """Every figure for one kind of tie; ``ties`` are the events of the window, other kinds are left out.

    ``quarters`` are the ties of each quarter of a window of several, from which the counts to be shown are made.
    An empty roster or window gives a report with undefined figures. Raises ``RosterError`` for a tie off the
    roster.
    """
    network = tie_network(roster, ties, kind)
    return NetworkReport(
        window=window,
        network=network,
        density=density(network),
        blocks=block_densities(network),
        dyad_reciprocity=dyad_reciprocity(network),
        arc_reciprocity=arc_reciprocity(network),
        components=components(network),
        quarterly=_quarterly(network, quarters),
    )


def reports_by_kind(roster: Roster, ties: Iterable[Tie], window: Window) -> dict[TieKind, NetworkReport]:
    """One report for each kind of tie, in the order of ``TieKind``, also for kinds without a tie."""
    every_tie = tuple(ties)
    return {kind: network_report(roster, every_tie, window, kind) for kind in TieKind}


def _quarterly(network: TieNetwork, quarters: Sequence[Ties]) -> Mapping[tuple[str, str], ShownCount]:
    """What the quarters let each pair show; nothing without quarters."""
    if not quarters:
        return {}
    shown: dict[tuple[str, str], ShownCount] = {}
    for ties in (network.ties, network.self_ties):
        counts = _counts_by_quarter(ties, quarters)
        found = map(_over_quarters, counts, repeat(network.kind in LASTING))
        shown.update(zip((pair for pair, _ in ties.counts()), found, strict=True))
    return shown


def _counts_by_quarter(ties: Ties, quarters: Sequence[Ties]) -> Iterable[tuple[int, ...]]:
    """The count of each tie in each quarter."""
    n, pairs = len(ties.units), ties.senders * len(ties.units) + ties.receivers
    table = np.zeros((len(ties), len(quarters)), dtype=np.int64)
    for number, quarter in enumerate(quarters):
        found = quarter.among(ties.units)
        cells = found.senders * n + found.receivers
        known = np.isin(cells, pairs)
        table[np.searchsorted(pairs, cells[known]), number] = found.events[known]
    return map(tuple, table.tolist())


@lru_cache(maxsize=65_536)
def _over_quarters(counts: tuple[int, ...], lasting: bool) -> ShownCount:  # noqa: FBT001  a key of the cache
    return shown_over_quarters(counts, lasting=lasting)


def _blocks_json(blocks: BlockDensities) -> dict[str, object]:
    return {
        "kinds": list(blocks.kinds),
        "sizes": list(blocks.sizes),
        "definition_de": blocks.definition_de,
        "definition_en": blocks.definition_en,
        "matrix": [[_cell_json(figure) for figure in row] for row in blocks.rows],
    }


def _cell_json(figure: Figure) -> dict[str, object]:
    return {
        "value": figure.value,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "n": figure.n,
    }
