"""The figures of one service: what it did in a window, exact for itself, and coarser for whoever else reads them.

A service may read every one of its cases, so its own figures are exact. What leaves the service hides counts from 1
to 4 and whatever would give them away: completed referrals are then the sum of their outcomes, and those that ended
without help the sum of their reasons, each as the range that the shown cells add up to.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from statistics import median
from types import MappingProxyType
from typing import Literal, TypeAlias

from graphsvc.disclosure.cells import SMALLEST_CELL, ShownCount, shown_count, shown_total
from graphsvc.model.days import day_of
from graphsvc.model.derived import OfferKindCode
from graphsvc.model.facts import Window
from graphsvc.model.figures import FigurePart, Start, WorkFacts

WaitingFrom: TypeAlias = Literal["entitlement", "request", "acceptance"]
# The states of a referral that ended without help, each with a reason.
ENDED_WITHOUT_HELP = ("rejected", "failed", "cancelled")
# Which vocabulary has the words of a part's codes; those of cases and sums are in `OWN_WORDS`.
VOCABULARIES: Mapping[FigurePart, str] = MappingProxyType(
    {
        "contacts": "topic",
        "goals": "goal_state",
        "referrals": "referral_state",
        "outcomes": "referral_outcome",
        "reasons": "referral_reason",
    }
)
PARTS: tuple[FigurePart, ...] = ("cases", "contacts", "goals", "referrals", "outcomes", "reasons")
OWN_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "running": ("Laufende Fälle", "cases running"),
        "begun": ("Begonnen", "begun"),
        "ended": ("Beendet", "ended"),
        "handed_over": ("An einen anderen Dienst übergeben", "handed over to another service"),
        "taken_over": ("Von einem anderen Dienst übernommen", "taken over from another service"),
        "ended_without_help": ("Ohne Hilfe beendet", "ended without help"),
        "total": ("Zusammen", "total"),
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """One count: the part it belongs to, its code, and the count as the reader may see it."""

    part: FigurePart
    code: str
    count: ShownCount


@dataclass(frozen=True, slots=True)
class Waiting:
    """How long people waited until help began, for one kind of offer, or every kind where it is None.

    `since` is where the wait is counted from; `days` is the median, None where too few may be shown or none waited.
    """

    offer_kind: OfferKindCode | None
    since: WaitingFrom
    people: ShownCount
    days: float | None


@dataclass(frozen=True, slots=True)
class ServiceYear:
    """All rows by part, and the waiting times: every kind first, then by kind; `shared` where small counts hide."""

    window: Window
    shared: bool
    rows: tuple[Row, ...]
    waiting: tuple[Waiting, ...]


def service_year(facts: WorkFacts, window: Window, *, shared: bool) -> ServiceYear:
    """The figures from the facts: exact, or as they may leave the service where `shared` is true.

    Within a part, codes are sorted, and the total comes last; cases have no total, because one can be in several.
    """
    rows: list[Row] = []
    for part in PARTS:
        cells = _cells(facts, part, shared=shared)
        rows += [Row(part, code, count) for code, count in cells.items()]
        if cells and part != "cases":
            rows.append(Row(part, "total", shown_total(cells.values())))
    return ServiceYear(window, shared, tuple(rows), _waiting(facts.starts, shared=shared))


def _cells(facts: WorkFacts, part: FigurePart, *, shared: bool) -> dict[str, ShownCount]:
    counts = facts.counts.get(part, {})
    cells = {code: _shown(count, shared=shared) for code, count in sorted(counts.items())}
    if part == "referrals" and shared:
        ended = [cells.pop(state) for state in ENDED_WITHOUT_HELP if state in cells]
        completed = cells.pop("completed", None)
        if completed:
            cells["completed"] = shown_total(_cells(facts, "outcomes", shared=True).values())
        if ended:
            cells["ended_without_help"] = shown_total(_cells(facts, "reasons", shared=True).values())
    return cells


def _shown(count: int, *, shared: bool) -> ShownCount:
    return shown_count(count) if shared else ShownCount(count, count)


def _waiting(starts: Iterable[Start], *, shared: bool) -> tuple[Waiting, ...]:
    """The waiting times by the three ways to count them; German statistics argue about the first and the last."""
    every = tuple(starts)
    kinds = sorted({start.offer_kind for start in every})
    groups = {kind: [start for start in every if start.offer_kind == kind] for kind in kinds}
    sinces: tuple[WaitingFrom, ...] = ("entitlement", "request", "acceptance")
    found: list[Waiting] = []
    for since in sinces:
        by_kind = [_waited(kind, since, group, shared=shared) for kind, group in groups.items()]
        whole = _waited(None, since, every, shared=shared)
        found += [replace(whole, people=shown_total(each.people for each in by_kind)), *by_kind]
    return tuple(found)


def _waited(kind: OfferKindCode | None, since: WaitingFrom, starts: Iterable[Start], *, shared: bool) -> Waiting:
    days = [waited for waited in (_days(start, since) for start in starts) if waited is not None]
    shows = days and (not shared or len(days) >= SMALLEST_CELL)
    return Waiting(kind, since, _shown(len(days), shared=shared), float(median(days)) if shows else None)


def _days(start: Start, since: WaitingFrom) -> int | None:
    begun = day_of(start.started_at)
    if since == "entitlement":
        return None if start.entitled_on is None else (begun - start.entitled_on).days
    if since == "request":
        return (begun - start.requested_on).days
    return None if start.accepted_at is None else (begun - day_of(start.accepted_at)).days
