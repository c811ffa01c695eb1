"""How densely the organisations work together in a window, and the map of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graphsvc.disclosure.cells import ShownCount
from graphsvc.disclosure.quarters import quarters_of, starts_quarter
from graphsvc.model.actor import Actor
from graphsvc.model.derived import CounsellingService
from graphsvc.model.facts import Tie, TieKind, Unit, Window
from graphsvc.model.ids import label_of
from graphsvc.model.vocabularies import terms
from graphsvc.network.report import NetworkReport, network_report
from graphsvc.network.strength import strength
from graphsvc.network.turnover import Succession
from graphsvc.network.window_change import WindowChange, window_change
from graphsvc.stores.protocol import Store
from visualisations.elements import MapEdge, MapNode
from visualisations.layout import Point, sector_layout

# The layout is laid out over all time, so that a unit stays in its place when the window moves.
ALL_TIME = Window(date(1990, 1, 1), date(2200, 1, 1))


@dataclass(frozen=True, slots=True)
class NetworkAnswer:
    """The report on one kind of tie, with what the roster left out: ties to bodies that are not members."""

    report: NetworkReport
    ties_off_roster: int

    def to_json(self) -> dict[str, object]:
        """Plain JSON values, small cells hidden."""
        return {**self.report.to_json(), "ties_off_roster": self.ties_off_roster}


def network_answer(store: Store, actor: Actor | None, kind: TieKind, window: Window) -> NetworkAnswer:
    """The figures of one kind of tie in the window; raises `NotSignedIn` without an actor."""
    ties = store.ties(actor, kind, window)
    roster = store.roster(window)
    between = ties.among(tuple(unit.id for unit in roster))
    quarters = [store.ties(actor, kind, quarter) for quarter in _quarters(kind, window)]
    return NetworkAnswer(network_report(roster, between, window, kind, quarters), len(ties) - len(between))


def _quarters(kind: TieKind, window: Window) -> tuple[Window, ...]:
    """The quarters that the counts of a window are made of; none where the window's own count may be shown.

    Agreements between organisations are about no client, and each would count in every quarter: their own count stays.
    """
    quarters = whole_quarters(window)
    return () if kind is TieKind.COOPERATION or len(quarters) == 1 else quarters


def whole_quarters(window: Window) -> tuple[Window, ...]:
    """The quarters of a window, the last first; a window of other days, which only the operator sees, is one itself."""
    whole = starts_quarter(window.start) and starts_quarter(window.end)
    return tuple(quarters_of(window)) if whole else (window,)


def change_answer(store: Store, actor: Actor | None, kind: TieKind, *, before: Window, after: Window) -> WindowChange:
    """The change between two windows; raises `NotSignedIn` without an actor.

    A body that succeeded another before the end of the later window goes on with its ties, where it is a member.
    """
    reports = [network_answer(store, actor, kind, window).report for window in (before, after)]
    return window_change(reports[0], reports[1], _successions(store, actor, reports))


def _successions(store: Store, actor: Actor | None, reports: Sequence[NetworkReport]) -> list[Succession]:
    """The successions among units of the rosters that end with a member of the later window."""
    members = [{unit.id for unit in report.network.roster} for report in reports]
    until = max(report.window.end for report in reports)
    found = []
    for body in sorted(members[0] - members[1]):
        steps = [*_steps(store, actor, body, until)]
        if steps and steps[-1].new in members[1]:
            found.append(Succession(body, steps[-1].new, steps[-1].since))
    return found


def _steps(store: Store, actor: Actor | None, body: str, until: date) -> Iterator[Succession]:
    """The successions from that body on, one after the other."""
    passed: set[str] = set()
    while body not in passed:
        passed.add(body)
        for link in store.links(actor, body):
            if link.type == "SUCCEEDED_BY" and link.properties["succeeded_on"] < until:
                yield Succession(body, link.target, link.properties["succeeded_on"])
                body = link.target


def map_positions(store: Store, actor: Actor | None) -> Mapping[str, Point]:
    """The place of every unit that ever was a member, by id: the same for every window and kind of tie."""
    roster = store.roster(ALL_TIME)
    members = tuple(unit.id for unit in roster)
    pairs = {pair for kind in TieKind for pair, _ in store.ties(actor, kind, ALL_TIME).among(members).counts()}
    return sector_layout(
        {unit.id: unit.kind for unit in roster}, sorted((one, other) for one, other in pairs if one != other)
    )


def _by_id(roster: tuple[Unit, ...]) -> list[Unit]:
    return sorted(roster, key=lambda unit: unit.id)


def map_elements(
    answer: NetworkAnswer, positions: Mapping[str, Point], *, linked: bool = True
) -> tuple[tuple[MapNode, ...], tuple[MapEdge, ...]]:
    """The nodes and edges of the map: the roster at its fixed places, and its ties with small counts hidden.

    `linked` lets every unit lead to its page; a map saved as a file has no pages to lead to.
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
        for unit in _by_id(answer.report.network.roster)
    )
    report = answer.report
    names = {unit.id: unit.name for unit in report.network.roster}
    return nodes, tuple(_edge(tie, report.shown_events(tie), names) for tie in report.network.ties)


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
