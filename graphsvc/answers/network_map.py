"""The map of a network answer: every unit at its place, and the ties of the window with small counts hidden."""

from collections.abc import Mapping, MutableMapping
from datetime import date
from weakref import WeakKeyDictionary

import numpy as np

from graphsvc.answers.network import ALL_TIME, NetworkAnswer
from graphsvc.disclosure.cells import ShownCount
from graphsvc.disclosure.quarters import last_complete_quarters
from graphsvc.model.actor import Actor
from graphsvc.model.derived import CounsellingService
from graphsvc.model.facts import Tie, TieKind, Unit, Window
from graphsvc.model.ids import label_of
from graphsvc.model.vocabularies import terms
from graphsvc.network.strength import strength
from graphsvc.stores.protocol import Store
from graphsvc.stores.writing import check_network_reader
from visualisations.elements import MapEdge, MapNode
from visualisations.layout import Point, sector_layout

_Key = tuple[tuple[Unit, ...], Window]
# The last layout of each store: it holds for every window, kind of tie and reader.
_kept: MutableMapping[Store, tuple[_Key, Mapping[str, Point]]] = WeakKeyDictionary()


def map_positions(store: Store, actor: Actor | None, today: date) -> Mapping[str, Point]:
    """The place of every unit that ever was a member, by id: the same for every window and kind of tie.

    It follows from all ties up to the last complete quarter, so that nobody moves within a quarter unless the roster
    changes. The process keeps it for as long. Raises `NotSignedIn` without an actor.
    """
    check_network_reader(actor)
    roster = store.roster(ALL_TIME)
    past = Window(ALL_TIME.start, last_complete_quarters(today).end)
    kept = _kept.get(store)
    if kept is not None and kept[0] == (roster, past):
        return kept[1]
    members = tuple(unit.id for unit in roster)
    pairs = {pair for kind in TieKind for pair, _ in store.ties(actor, kind, past).among(members).counts()}
    different = sorted((one, other) for one, other in pairs if one != other)
    positions = sector_layout({unit.id: unit.kind for unit in roster}, different)
    _kept[store] = ((roster, past), positions)
    return positions


def map_elements(
    answer: NetworkAnswer, positions: Mapping[str, Point], *, linked: bool = True, most: int | None = None
) -> tuple[tuple[MapNode, ...], tuple[MapEdge, ...]]:
    """The nodes and edges of the map: the roster at its fixed places, and its ties with small counts hidden.

    `linked` lets every unit lead to its page; a map saved as a file has no pages to lead to. `most` is how many ties
    are drawn at most, the strongest first.
    """
    kinds = terms("organisation_kind")
    nodes = tuple(
        MapNode(
            id=unit.id,
            label=unit.name,
            group=unit.kind,
            group_label=kinds[unit.kind].de,
            x=positions[unit.id].x,
            y=positions[unit.id].y,
            href=_page_of(unit.id) if linked else "",
        )
        for unit in sorted(answer.report.network.roster, key=lambda unit: unit.id)
    )
    report = answer.report
    names = {unit.id: unit.name for unit in report.network.roster}
    # The sort is stable: of equals, those that come first by their ends.
    strongest = np.argsort(-report.shown.at_least, kind="stable")[:most].tolist()
    ties = report.network.ties
    return nodes, tuple(_edge(ties[place], report.shown[place], names) for place in strongest)


def _edge(tie: Tie, shown: ShownCount, names: Mapping[str, str]) -> MapEdge:
    arrow = "→" if tie.kind.directed else "–"
    return MapEdge(
        source=tie.sender,
        target=tie.receiver,
        label=f"{names[tie.sender]} {arrow} {names[tie.receiver]}: {shown.text_de}",
        width_class=strength(shown).code,
        directed=tie.kind.directed,
    )


def _page_of(unit_id: str) -> str:
    folder = "dienste" if label_of(unit_id) == CounsellingService.label else "organisationen"
    return f"/{folder}/{unit_id}"
