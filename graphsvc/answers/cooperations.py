"""What changed in the network with one cooperation agreement: as many whole quarters before it as after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphsvc.answers.network import change_answer
from graphsvc.disclosure.quarters import last_complete_quarters, quarter_of, quarters_in, quarters_of
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.derived import Cooperation
from graphsvc.model.facts import TieKind, Window
from graphsvc.network.blocks import pair_density
from graphsvc.network.structure import unit_json
from graphsvc.stores.protocol import LARGEST_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from graphsvc.model.actor import Actor
    from graphsvc.network.ties import TieNetwork
    from graphsvc.network.window_change import WindowChange
    from graphsvc.stores.protocol import Store

_MOST_QUARTERS = 4
# German, English, and the kinds of unit on either side.
_COUNSELLING = frozenset(("mbe", "jmd"))
_BLOCKS = (
    ("MBE und JMD mit dem Jobcenter", "MBE and JMD with the Jobcentre", _COUNSELLING, frozenset(("jobcenter",))),
    (
        "MBE und JMD mit der Ausländerbehörde",
        "MBE and JMD with the foreigners authority",
        _COUNSELLING,
        frozenset(("foreigners_authority",)),
    ),
    ("MBE mit JMD", "MBE with JMD", frozenset(("mbe",)), frozenset(("jmd",))),
)
_NOTES = (
    {
        "de": "Das Quartal, in dem die Vereinbarung begann, zählt auf keiner Seite.",
        "en": "The quarter in which the agreement began counts on neither side.",
    },
    {
        "de": "Vorher und nachher sagt nicht, dass die Vereinbarung der Grund war. Vergleichen Sie mit der Dichte "
        "aller.",
        "en": "Before and after does not say that the agreement was the reason. Compare with the density of all.",
    },
)


@dataclass(frozen=True, slots=True)
class CooperationChange:
    """One agreement with its parties (ids) and the change between both windows; only `to_json` is fit for showing."""

    cooperation: Cooperation
    parties: frozenset[str]
    change: WindowChange

    def to_json(self) -> dict[str, object]:
        """Plain JSON values: densities between the parties and between kinds, then the change."""
        units = {unit.id: unit for report in (self.change.before, self.change.after) for unit in report.network.roster}
        return {
            "cooperation": {
                "id": self.cooperation.id,
                "name": self.cooperation.name,
                "valid_from": self.cooperation.valid_from.isoformat(),
                "parties": [unit_json(units[unit]) for unit in sorted(self.parties & units.keys())],
            },
            "blocks": [
                {"de": de, "en": en, "before": before, "after": after} for de, en, before, after in self._blocks()
            ],
            "change": self.change.to_json(),
            "notes": [dict(note) for note in _NOTES],
        }

    def _blocks(self) -> Iterator[tuple[str, str, dict[str, object], dict[str, object]]]:
        networks = (self.change.before.network, self.change.after.network)
        before, after = (pair_density(network, self.parties, self.parties).to_json() for network in networks)
        yield "Die Parteien untereinander", "The parties among themselves", before, after
        for de, en, ones, others in _BLOCKS:
            one, other = (
                pair_density(network, _of_kinds(network, ones), _of_kinds(network, others)).to_json()
                for network in networks
            )
            yield de, en, one, other


def _of_kinds(network: TieNetwork, kinds: frozenset[str]) -> frozenset[str]:
    return frozenset(unit.id for unit in network.roster if unit.kind in kinds)


def cooperations(store: Store, actor: Actor | None) -> tuple[Cooperation, ...]:
    """The agreements of the network, the latest first; raises `NotSignedIn`."""
    found: list[Cooperation] = []
    after: str | None = None
    while True:
        page = store.page(actor, Cooperation, after=after, limit=LARGEST_PAGE)
        found += page.records
        after = page.next_after
        if after is None:
            return tuple(sorted(found, key=lambda item: (item.valid_from, item.id), reverse=True))


def cooperation_change(
    store: Store, actor: Actor | None, cooperation_id: str, today: date, kind: TieKind = TieKind.REFERRAL
) -> CooperationChange:
    """The change with that agreement: up to four whole quarters before the one it began in, and as many after it.

    Raises `NotFound`, `NotSignedIn`, and `InvalidInput` where no quarter after it is over yet.
    """
    cooperation = store.get(actor, Cooperation, cooperation_id)
    parties = frozenset(link.target for link in store.links(actor, cooperation_id) if link.type == "BETWEEN")
    began = quarter_of(cooperation.valid_from)
    over = last_complete_quarters(today, 1).end
    if over <= began.end:
        raise InvalidInput([_TOO_EARLY])
    count = min(_MOST_QUARTERS, quarters_in(Window(began.end, over)))
    before = last_complete_quarters(began.start, count)
    later = [*quarters_of(Window(began.end, over))][-count:]
    change = change_answer(store, actor, kind, before=before, after=Window(began.end, later[0].end))
    return CooperationChange(cooperation, parties, change)


_TOO_EARLY = FieldProblem(
    "/id",
    "Nach dem Quartal, in dem die Vereinbarung begann, ist noch keines vorbei. Bitte später wieder fragen.",
    "No quarter is over yet since the one in which the agreement began. Ask again later.",
)
