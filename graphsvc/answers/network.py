"""How densely the organisations work together in a window, what changed, and what a tie opens to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graphsvc.disclosure.cells import SMALLEST_CELL, ShownCount
from graphsvc.disclosure.quarters import in_whole_quarters, quarters_of
from graphsvc.errors import NotFound
from graphsvc.model.actor import Actor
from graphsvc.model.facts import TieKind, Unit, Window
from graphsvc.model.ids import kind_of
from graphsvc.model.ties import Ties
from graphsvc.network.alive import ONCE, AliveRule, alive
from graphsvc.network.attendance import AttendanceReport, attendance_report
from graphsvc.network.broken_ties import PATIENCE_DAYS
from graphsvc.network.case_test import UNTESTED, case_test
from graphsvc.network.report import NetworkReport, network_report
from graphsvc.network.structure import unit_json
from graphsvc.network.tie_history import LASTING, TieHistory, tie_history
from graphsvc.network.turnover import Succession
from graphsvc.network.unanswered import Unanswered, unanswered
from graphsvc.network.window_change import WindowChange, window_change
from graphsvc.stores.protocol import Store

# Every day that there are figures about.
ALL_TIME = Window(date(1990, 1, 1), date(2200, 1, 1))


@dataclass(frozen=True, slots=True)
class NetworkAnswer:
    """The report on one kind of tie, with what the roster left out: ties to bodies that are not members."""

    report: NetworkReport
    alive: AliveRule
    ties_off_roster: int

    def to_json(self) -> dict[str, object]:
        """Plain JSON values, small cells hidden."""
        return {**self.report.to_json(), **self._beside()}

    def figures_json(self) -> dict[str, object]:
        """The same without the ties, of which a city has ten thousand."""
        return {**self.report.figures_json(), **self._beside()}

    def _beside(self) -> dict[str, object]:
        return {"alive": self.alive.to_json(), "ties_off_roster": self.ties_off_roster}


@dataclass(frozen=True, slots=True)
class ShownTie:
    """A tie by its units, with its count as it may be shown."""

    sender: Unit
    receiver: Unit
    count: ShownCount

    def to_json(self) -> dict[str, object]:
        """Plain JSON values."""
        return {
            "sender": unit_json(self.sender),
            "receiver": unit_json(self.receiver),
            "count": self.count.to_json(),
        }


def shown_ties(answer: NetworkAnswer, kinds: tuple[str, str] = ("", ""), most: int | None = None) -> list[ShownTie]:
    """The ties behind the figures, strongest first, then by names; only so many where `most` says how many.

    `kinds` are the kinds of the sending and the receiving unit, "" being any, as a block of the densities has them;
    an undirected tie is in a block whichever way round.
    """
    report = answer.report
    ties, by_id = report.network.ties, {unit.id: unit for unit in report.network.roster}
    units = [by_id[unit] for unit in ties.units]
    place_of = {name: place for place, name in enumerate(sorted({unit.name for unit in units}))}
    names = np.array([place_of[unit.name] for unit in units], dtype=np.int64)
    order = np.lexsort((names[ties.receivers], names[ties.senders], -report.shown.at_least))
    chosen = order[_in_block(units, ties, kinds)[order]][:most].tolist()
    senders, receivers = ties.senders.tolist(), ties.receivers.tolist()
    return [ShownTie(units[senders[place]], units[receivers[place]], report.shown[place]) for place in chosen]


def _in_block(units: Sequence[Unit], ties: Ties, kinds: tuple[str, str]) -> NDArray[np.bool_]:
    one, other = (np.array([kind in {"", unit.kind} for unit in units], dtype=np.bool_) for kind in kinds)
    fits = one[ties.senders] & other[ties.receivers]
    return fits if ties.kind.directed else fits | (one[ties.receivers] & other[ties.senders])


def network_answer(
    store: Store, actor: Actor | None, kind: TieKind, window: Window, rule: AliveRule = ONCE
) -> NetworkAnswer:
    """The figures of one kind of tie in the window, of the ties that are alive.

    Raises `NotSignedIn` without an actor, and `ValueError` for a half-life in a window that is no whole quarters.
    """
    ties = store.ties(actor, kind, window)
    roster = store.roster(window)
    between = ties.among(tuple(unit.id for unit in roster))
    quarters = _quarters(store, actor, ties, window)
    found = alive(between, quarters, rule) if rule != ONCE else between
    # Agreements between organisations are about no client, and each would count in every quarter: their count stays.
    parts = () if kind is TieKind.COOPERATION else quarters
    return NetworkAnswer(network_report(roster, found, window, kind, parts), rule, len(ties) - len(between))


def _quarters(store: Store, actor: Actor | None, ties: Ties, window: Window) -> Sequence[Ties]:
    """The ties of each quarter, the last first; none for other days, which only the operator sees."""
    if not in_whole_quarters(window):
        return ()
    quarters = whole_quarters(window)
    return [ties] if len(quarters) == 1 else [store.ties(actor, ties.kind, quarter) for quarter in quarters]


def whole_quarters(window: Window) -> tuple[Window, ...]:
    """The quarters of a window, the last first; a window of other days, which only the operator sees, is one itself."""
    return tuple(quarters_of(window)) if in_whole_quarters(window) else (window,)


def change_answer(
    store: Store, actor: Actor | None, kind: TieKind, *, before: Window, after: Window, rule: AliveRule = ONCE
) -> WindowChange:
    """The change between two windows; raises as `network_answer` does.

    A body that succeeded another before the end of the later window goes on with its ties, where it is a member.
    Referrals are tested case by case too.
    """
    earlier, later = (network_answer(store, actor, kind, window, rule) for window in (before, after))
    return with_cases(store, actor, change_between(store, actor, earlier, later))


def change_between(store: Store, actor: Actor | None, before: NetworkAnswer, after: NetworkAnswer) -> WindowChange:
    """The change between two answers about one kind of tie; see `change_answer`."""
    kind, reports = after.report.kind, [before.report, after.report]
    change = window_change(reports[0], reports[1], _successions(store, actor, reports))
    if kind is not TieKind.REFERRAL:
        return change
    one, other = (_unanswered(store, actor, report) for report in reports)
    return replace(change, unanswered=(one, other))


def with_cases(store: Store, actor: Actor | None, change: WindowChange) -> WindowChange:
    """The change with its test by cases; of other kinds of tie, which have no cases, it is returned as it is.

    Whether there is a test follows from the numbers of referrals as they are shown, not from hidden ones.
    """
    if change.after.kind is not TieKind.REFERRAL:
        return change
    if min(report.events.at_least for report in (change.before, change.after)) < SMALLEST_CELL:
        return replace(change, cases=UNTESTED)
    before, after = (store.service_cases(actor, report.window) for report in (change.before, change.after))
    return replace(change, cases=case_test(before, after, change.common[1].roster, change.heir_of))


def _unanswered(store: Store, actor: Actor | None, report: NetworkReport) -> Unanswered:
    silent = store.unanswered(actor, report.window, PATIENCE_DAYS)
    return unanswered(silent, [unit.id for unit in report.network.roster], report.events)


def tie_answer(store: Store, actor: Actor | None, pair: tuple[str, str], window: Window) -> TieHistory:
    """All kinds of tie of two units in a window of whole quarters, month by month.

    Raises `NotSignedIn` without an actor, and `NotFound` for a unit that was never a member of the network.
    """
    months = {kind: store.tie_months(actor, kind, pair, window) for kind in TieKind}
    ends = set(pair)
    quarters = {
        kind: {
            quarter.start: events
            for quarter in quarters_of(window)
            for (one, other), events in store.ties(actor, kind, quarter).counts()
            if {one, other} == ends
        }
        for kind in LASTING
    }
    units = {unit.id: unit for unit in store.roster(ALL_TIME)}
    return tie_history((_unit(units, pair[0]), _unit(units, pair[1])), window, months, quarters)


def attendance_answer(store: Store, actor: Actor | None, window: Window) -> AttendanceReport:
    """Who takes part in the meetings of a window; raises `NotSignedIn`, and `NotAllowed` who may not read meetings."""
    attended = store.attendance(actor, window)
    return attendance_report(store.roster(window), attended, window, whole_quarters(window))


def _unit(units: dict[str, Unit], unit_id: str) -> Unit:
    if unit_id not in units:
        raise NotFound(kind_of(unit_id).label, unit_id)
    return units[unit_id]


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
