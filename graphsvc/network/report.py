"""The state of a network in one window and one kind of tie, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from graphsvc.disclosure.columns import ShownColumn, shown_column, shown_columns_over_quarters
from graphsvc.model.facts import TieKind
from graphsvc.network.components import Components, components, isolates
from graphsvc.network.density import BlockDensities, block_densities, density
from graphsvc.network.reciprocity import arc_reciprocity, dyad_reciprocity
from graphsvc.network.structure import structure_json, unit_json
from graphsvc.network.tie_history import LASTING
from graphsvc.network.ties import tie_network
from graphsvc.network.triads import triad_census

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graphsvc.disclosure.cells import ShownCount
    from graphsvc.model.facts import Tie, Unit, Window
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


@dataclass(frozen=True, eq=False)
class NetworkReport:
    """Every figure of one network, made when it is asked for. It holds true counts; only JSON is fit for showing.

    ``shown`` and ``shown_self`` are what may be shown of the events of the network's ties and self ties, in their
    order.
    """

    window: Window
    network: TieNetwork
    shown: ShownColumn
    shown_self: ShownColumn

    @cached_property
    def density(self) -> Figure:
        """The share of possible ties that there are."""
        return density(self.network)

    @cached_property
    def blocks(self) -> BlockDensities:
        """The densities between kinds of unit."""
        return block_densities(self.network)

    @cached_property
    def dyad_reciprocity(self) -> Figure | None:
        """The share of connected pairs that are mutual; None for undirected kinds of tie."""
        return dyad_reciprocity(self.network)

    @cached_property
    def arc_reciprocity(self) -> Figure | None:
        """The share of ties that are returned; None for undirected kinds of tie."""
        return arc_reciprocity(self.network)

    @cached_property
    def triads(self) -> Mapping[str, int]:
        """How many of all threes of units have each pattern, by the code of the pattern."""
        return triad_census(self.network)

    @cached_property
    def components(self) -> Components:
        """The parts without a tie between them."""
        return components(self.network)

    @cached_property
    def isolates(self) -> tuple[Unit, ...]:
        """The units without a tie, in order of name."""
        return isolates(self.network)

    @property
    def kind(self) -> TieKind:
        """The one kind of tie that the report is about."""
        return self.network.kind

    def to_json(self) -> dict[str, object]:
        """Plain JSON values: the figures, triads, and ``ties`` in order of sender and receiver, small counts hidden."""
        ties = enumerate(self.network.ties.counts())
        return {
            **self.figures_json(),
            "triad_census": dict(self.triads),
            "ties": [
                {"sender": sender, "receiver": receiver, "count": self.shown[place].to_json()}
                for place, ((sender, receiver), _) in ties
            ],
        }

    def figures_json(self) -> dict[str, object]:
        """The figures without the ties: unrounded, and counts of events with small cells hidden.

        Rows of ``blocks.matrix`` send, columns receive.
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
            "isolates": [unit_json(unit) for unit in self.isolates],
            **structure_json(self.network),
            "notes": [dict(note) for note in _NOTES],
        }

    @property
    def events(self) -> ShownCount:
        """The number of events of all ties as it may be shown."""
        return self.shown.total

    def period_json(self) -> dict[str, object]:
        """The days of the window; the end is the first day outside."""
        return {"start": self.window.start.isoformat(), "end": self.window.end.isoformat()}

    def counts_json(self) -> dict[str, object]:
        """How much there is of everything, events as a range that gives no small tie away."""
        return {
            "units": len(self.network.roster),
            "ties": len(self.network.ties),
            "events": self.events.to_json(),
            "isolates": len(self.isolates),
            "self_ties": len(self.network.self_ties),
            "self_tie_events": self.shown_self.total.to_json(),
        }


def network_report(
    roster: Roster, ties: Iterable[Tie], window: Window, kind: TieKind, quarters: Sequence[Ties] = ()
) -> NetworkReport:
    """Every figure for one kind of tie; ``ties`` are the events of the window, other kinds are left out.

    ``quarters`` are the ties of each quarter of a window of several, from which the counts to be shown are made.
    An empty roster or window gives a report with undefined figures. Raises ``RosterError`` for a tie off the
    roster.
    """
    network = tie_network(roster, ties, kind)
    shown, shown_self = (_shown(found, quarters, kind) for found in (network.ties, network.self_ties))
    return NetworkReport(window, network, shown, shown_self)


def reports_by_kind(roster: Roster, ties: Iterable[Tie], window: Window) -> dict[TieKind, NetworkReport]:
    """One report for each kind of tie, in the order of ``TieKind``, also for kinds without a tie."""
    every_tie = tuple(ties)
    return {kind: network_report(roster, every_tie, window, kind) for kind in TieKind}


def _shown(ties: Ties, quarters: Sequence[Ties], kind: TieKind) -> ShownColumn:
    """What may be shown of the events of each tie: by the quarters, where there are any."""
    if not quarters:
        return shown_column(ties.events)
    n, pairs = len(ties.units), ties.senders * len(ties.units) + ties.receivers
    table = np.zeros((len(ties), len(quarters)), dtype=np.int64)
    for number, quarter in enumerate(quarters):
        found = quarter.among(ties.units)
        cells = found.senders * n + found.receivers
        places = np.searchsorted(pairs, cells)
        known = np.append(pairs, -1)[places] == cells
        table[places[known], number] = found.events[known]
    return shown_columns_over_quarters(table, lasting=kind in LASTING)


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
