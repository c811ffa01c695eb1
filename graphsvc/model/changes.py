"""Changes to the graph: what one write asks for, and what it answers."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, TypeAlias

from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.model.derived import (
    LINK_KINDS,
    RECORDS,
    CapacityAnswerCode,
    EventSideCode,
    HandoverStateCode,
    Link,
    LinkKind,
    OfferReportSettlementCode,
    Record,
    ReferralBusinessStatusCode,
    ReferralOutcomeCode,
    ReferralReasonCode,
    ReferralStateCode,
)
from graphsvc.model.ids import label_of

_KINDS = {(kind.type, kind.source, kind.target): kind for kind in LINK_KINDS}


@dataclass(frozen=True, slots=True)
class Create:
    """Store a new record, of revision 0; its required links belong into the same write."""

    record: Record


@dataclass(frozen=True, slots=True)
class Update:
    """Replace a record's properties; `record.revision` is the revision that was read."""

    record: Record


@dataclass(frozen=True, slots=True)
class Retire:
    """Take a record out of search, pages and suggestions; it can still be read by its id."""

    record_id: str
    revision: int


@dataclass(frozen=True, slots=True)
class Restore:
    """Undo a `Retire`."""

    record_id: str
    revision: int


@dataclass(frozen=True, slots=True)
class Join:
    """Store a link, or replace its properties; where a source has one target, the new one replaces the old."""

    link: Link


@dataclass(frozen=True, slots=True)
class Unjoin:
    """Remove a link; nothing happens where it is not stored."""

    link: Link


@dataclass(frozen=True, slots=True)
class TakePlace:
    """Take one free place of an intake."""

    intake_id: str


@dataclass(frozen=True, slots=True)
class GivePlaceBack:
    """Give one taken place of an intake back; never below zero."""

    intake_id: str


@dataclass(frozen=True, slots=True)
class WhileOpen:
    """Refuse the whole write where an agreement to which one of the records belongs has ended.

    The records are agreements, goals, steps, reviews or hurdles as they are stored before the write. Their agreements
    are locked until it is done, so that none ends in between. A write is the same with and without it.
    """

    record_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllSettled:
    """Refuse the whole write where a goal of that agreement is open behind the changes before this one.

    Whoever ends an agreement has said how each goal ended that they knew of; one may have come meanwhile. A write is
    the same with and without it.
    """

    agreement_id: str


@dataclass(frozen=True, slots=True)
class MoveReferral:
    """Move a referral on, or set its business status alone where `state` is None; the store adds the event.

    `by` is the side that acts, `revision` the revision that was read. A new state begins without the business status
    of the old one. A place of the referral's intake is taken or given back in the same write, as `HOLDS_A_PLACE` says.
    """

    referral_id: str
    revision: int
    by: EventSideCode
    state: ReferralStateCode | None = None
    business_status: ReferralBusinessStatusCode | None = None
    outcome: ReferralOutcomeCode | None = None
    outcome_reason: ReferralReasonCode | None = None
    reason: ReferralReasonCode | None = None
    reason_text: str | None = None
    requested_on: date | None = None


# A referral takes the place of its intake when it enters one of these states, and gives it back when it leaves them.
HOLDS_A_PLACE: frozenset[ReferralStateCode] = frozenset(("accepted", "in_progress", "on_hold", "completed"))


@dataclass(frozen=True, slots=True)
class AnswerEnquiry:
    """Answer a question about free places for the side that was asked."""

    enquiry_id: str
    revision: int
    answer: CapacityAnswerCode
    answered_on: date
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AnswerHandover:
    """Accept or decline a handover as the receiving service, or withdraw it as the giving one.

    Accepting changes the holder of every record of the cases in the same write.
    """

    handover_id: str
    revision: int
    state: HandoverStateCode


@dataclass(frozen=True, slots=True)
class SettleReports:
    """Settle every open report on an offer, as a person found the entry on that day."""

    offer_id: str
    settlement: OfferReportSettlementCode
    settled_on: date


Change: TypeAlias = (
    Create
    | Update
    | Retire
    | Restore
    | Join
    | Unjoin
    | TakePlace
    | GivePlaceBack
    | WhileOpen
    | AllSettled
    | SettleReports
    | MoveReferral
    | AnswerEnquiry
    | AnswerHandover
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer to a write: the new revision of each record it changed, by id."""

    revisions: Mapping[str, int]


def stored_key(account: str, key: str) -> str:
    """The caller's key as the store keeps it: a list, so that no two accounts and keys put together look alike."""
    return _KEY.encode([account, key])


def changes_digest(changes: Sequence[Change]) -> str:
    """SHA-256 of the changes: equal changes in equal order, equal digest.

    What only guards them is left out: a repeat may find a record under another agreement than the first write did.
    """
    text = _ENCODER.encode([[type(change).__name__, change] for change in changes if type(change) not in _GUARDS])
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a write will have done: the new revision of each record it changes, and the ids it touches."""

    revisions: dict[str, int]
    touched: set[str]


def foreseen(changes: Sequence[Change]) -> Outcome:
    """The outcome as far as the changes alone say it; that of taking or giving back a place is not known before.

    A write that ends otherwise than foreseen is either refused or settled afterwards.
    """
    revisions: dict[str, int] = {}
    touched: set[str] = set()
    for change in changes:
        match change:
            case Create(record):
                revisions[record.id] = 1
            case Update(record):
                revisions[record.id] = record.revision + 1
            case Retire(record_id, revision) | Restore(record_id, revision):
                revisions[record_id] = revision + 1
            case Join(link) | Unjoin(link):
                touched.add(link.source)
            case _:
                pass
    return Outcome(revisions, touched | revisions.keys())


def record_kind(record_id: str) -> type[Record]:
    """The kind of record that the id names; raises `InvalidInput` where it is no id of the graph."""
    label = label_of(record_id)
    if label is None:
        raise InvalidInput(
            [
                FieldProblem(
                    "/id",
                    "Das ist keine Kennung des Graphen. Kennungen sehen so aus: off_ und 26 Zeichen.",
                    "This is no id of the graph. Ids look like off_ and 26 characters.",
                ),
            ],
        )
    return RECORDS[label]


def link_kind(link: Link) -> LinkKind:
    """The kind of link that type and ends name; raises `InvalidInput` where the schema has no such pair.

    Also raised when a property is unknown, or a required one missing.
    """
    source, target = record_kind(link.source).label, record_kind(link.target).label
    kind = _KINDS.get((link.type, source, target))
    if kind is not None:
        if kind.properties or link.properties:
            _check_properties(link, kind)
        return kind
    raise InvalidInput(
        [
            FieldProblem(
                "/type",
                f"{link.type} verbindet nicht {source} mit {target}.",
                f"{link.type} does not join {source} with {target}.",
            ),
        ],
    )


def check_required_links(changes: Sequence[Change]) -> None:
    """Raise `InvalidInput` where a created record comes without a link that its label requires."""
    joined = {(change.link.type, change.link.source) for change in changes if isinstance(change, Join)}
    problems = [
        FieldProblem(
            f"/{number}/{kind.type}",
            f"{kind.source} braucht die Beziehung {kind.type} im selben Schreibvorgang.",
            f"{kind.source} needs the relationship {kind.type} in the same write.",
        )
        for number, change in enumerate(changes)
        if isinstance(change, Create)
        for kind in LINK_KINDS
        if kind.source == change.record.label
        and kind.targets in {"exactly_one", "at_least_one"}
        and (kind.type, change.record.id) not in joined
    ]
    if problems:
        raise InvalidInput(problems)


def _plain(value: Any) -> Any:  # noqa: ANN401  whatever JSON does not know
    names = _field_names(value.__class__)
    return str(value) if names is None else {name: getattr(value, name) for name in names}


@cache
def _field_names(kind: type) -> tuple[str, ...] | None:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


_GUARDS = frozenset((WhileOpen, AllSettled))
_KEY = json.JSONEncoder(ensure_ascii=False)
_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=_plain)


def _check_properties(link: Link, kind: LinkKind) -> None:
    known = {definition.name for definition in kind.properties}
    missing = [item.name for item in kind.properties if item.required and link.properties.get(item.name) is None]
    problems = [
        FieldProblem(f"/properties/{name}", f"{kind.type} kennt {name} nicht.", f"{kind.type} has no {name}.")
        for name in sorted(set(link.properties) - known)
    ] + [
        FieldProblem(f"/properties/{name}", f"{name} fehlt. Bitte ergänzen.", f"{name} is missing. Add it.")
        for name in missing
    ]
    if problems:
        raise InvalidInput(problems)
