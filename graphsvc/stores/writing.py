"""One write, on any store: the write key, the rules of each change, the audit entry.

A store brings a `WriteTransaction`; everything that must hold on every store stands here, once.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from graphsvc.errors import (
    FieldProblem,
    InvalidInput,
    NoPlaceLeft,
    NotAllowed,
    NotSignedIn,
    StoreUnavailable,
    VersionConflict,
    WriteKeyReused,
)
from graphsvc.model.actor import OPERATOR, Actor, Scope, reading_scope, receiver_of, writing_scope
from graphsvc.model.changes import (
    AllSettled,
    AnswerEnquiry,
    AnswerHandover,
    Change,
    Create,
    GivePlaceBack,
    Join,
    MoveReferral,
    Receipt,
    Restore,
    Retire,
    SettleReports,
    TakePlace,
    Unjoin,
    Update,
    WhileOpen,
    changes_digest,
    check_required_links,
    foreseen,
    link_kind,
    record_kind,
    stored_key,
)
from graphsvc.model.derived import (
    RECORDS,
    Agreement,
    AuditActionCode,
    AuditEntry,
    CapacityEnquiry,
    CaseworkRecord,
    Handover,
    Intake,
    Link,
    LinkKind,
    OfferReport,
    Record,
    Referral,
    WriteKey,
)
from graphsvc.model.ids import new_id
from graphsvc.model.open_agreements import require_open, require_settled
from graphsvc.stores import commands
from graphsvc.stores.transaction import WriteTransaction

LONGEST_KEY = 200


def check_write(actor: Actor | None, key: str, changes: Sequence[Change]) -> Actor:
    """The actor, after checking what needs no store.

    Raises `NotSignedIn` without an actor, and `InvalidInput` where the key is empty or too long, or where a record
    is created without a link that it requires.
    """
    if actor is None:
        message = "Sign in, or send a token in the Authorization header: writing needs an account."
        raise NotSignedIn(message)
    if not 1 <= len(key) <= LONGEST_KEY:
        raise InvalidInput([_WRONG_KEY])
    check_required_links(changes)
    return actor


def check_network_reader(actor: Actor | None) -> None:
    """Raise `NotSignedIn` without an actor: ties are for members of every role."""
    if actor is None:
        message = "Sign in, or send a token in the Authorization header: the network is shown to its members."
        raise NotSignedIn(message)


def check_load(actor: Actor | None) -> Actor:
    """The actor of a bulk load; raises `NotSignedIn`, or `NotAllowed` for anybody but the operator."""
    return _operator(actor, "load records in bulk")


def check_export(actor: Actor | None) -> Actor:
    """The actor of an export; raises `NotSignedIn`, or `NotAllowed` for anybody but the operator."""
    return _operator(actor, "export the whole graph")


def writing_is_paused() -> StoreUnavailable:
    """What to raise for a write, or for a read that would leave an audit entry, while writing is paused."""
    message = (
        "The graph is being copied: nothing is written meanwhile. Repeat the request later, a write with the same key. "
        "If no copy runs any more, run: graphsvc resume"
    )
    return StoreUnavailable(message)


def apply_write(transaction: WriteTransaction, actor: Actor, key: str, changes: Sequence[Change]) -> Receipt:
    """The receipt of the changes, or of their first write where the key was used before."""
    outcome = foreseen(changes)
    entry = audit_entry(actor, "write", outcome.touched)
    written = WriteKey(
        id=new_id(WriteKey),
        revision=1,
        updated_at=entry.at,
        key=stored_key(actor.account, key),
        digest=changes_digest(changes),
        answer=_ANSWER.encode(outcome.revisions),
        at=entry.at,
    )
    writer = _Writer(transaction, actor, entry.at)
    created = [writer.checked(change.record) for change in changes if isinstance(change, Create)]
    # All of it is stored before the other changes, in one go: on Neo4j each statement is a round trip.
    first = transaction.claim(written, entry, created)
    if first is not None:
        first_digest, answer = first
        if first_digest != written.digest:
            raise WriteKeyReused
        return Receipt(json.loads(answer))
    for record in created:
        writer.note(record)
    for change in changes:
        writer.apply(change)
    writer.check_remaining_links()
    if (writer.revisions, writer.touched) != (outcome.revisions, outcome.touched):
        answer = _ANSWER.encode(writer.revisions)
        transaction.settle(replace(written, answer=answer), replace(entry, records=tuple(sorted(writer.touched))))
    return Receipt(writer.revisions)


def audit_entry(actor: Actor | None, action: AuditActionCode, record_ids: Iterable[str]) -> AuditEntry:
    """The audit entry of one access to these records, at this instant."""
    who = actor or OPERATOR
    at = datetime.now(UTC)
    return AuditEntry(
        id=new_id(AuditEntry),
        revision=1,
        updated_at=at,
        at=at,
        role=who.role,
        account=who.account,
        action=action,
        records=tuple(sorted(set(record_ids))),
    )


def casework_ids(records: Iterable[Record]) -> list[str]:
    """The ids of the records about people: reading these leaves an audit entry."""
    return [record.id for record in records if isinstance(record, CaseworkRecord)]


def _operator(actor: Actor | None, what: str) -> Actor:
    if actor is None:
        message = f"The operator's account is needed to {what}."
        raise NotSignedIn(message)
    if actor.role != "operator":
        message = f"Only the operator may {what}."
        raise NotAllowed(message)
    return actor


class _Writer:
    """Applies one write's changes and remembers what they touched."""

    def __init__(self, transaction: WriteTransaction, actor: Actor, at: datetime) -> None:
        self.transaction = transaction
        self.actor = actor
        self.at = at
        self.revisions: dict[str, int] = {}
        self.touched: set[str] = set()
        self._thinned: dict[tuple[str, str], LinkKind] = {}

    def apply(self, change: Change) -> None:
        match change:
            case Create():
                pass  # Stored with the write key.
            case Update(record):
                self._update(record)
            case Retire(record_id, revision):
                self._retire(record_id, revision, self.at)
            case Restore(record_id, revision):
                self._retire(record_id, revision, None)
            case Join(link):
                self.transaction.join(self._see_ends(link), link)
            case Unjoin(link):
                self._unjoin(link)
            case TakePlace(intake_id):
                self._take_place(self._intake(intake_id))
            case GivePlaceBack(intake_id):
                self._give_place_back(self._intake(intake_id))
            case _:
                self._obey(change)

    def _settle_reports(self, settled: SettleReports) -> None:
        scope = writing_scope(self.actor, OfferReport)
        for report_id in self.transaction.open_reports(settled.offer_id):
            report = self.transaction.locked(OfferReport, report_id, scope)
            self._keep(replace(report, settled_on=settled.settled_on, settlement=settled.settlement))

    def _obey(self, command: Change) -> None:
        match command:
            case AllSettled(agreement_id):
                require_settled(self.transaction.open_goals(agreement_id, writing_scope(self.actor, Agreement)))
            case WhileOpen(record_ids):
                for agreement in self.transaction.agreements_of(record_ids, writing_scope(self.actor, Agreement)):
                    require_open(agreement)
            case SettleReports():
                self._settle_reports(command)
            case MoveReferral():
                self._move_referral(command)
            case AnswerEnquiry():
                self._answer_enquiry(command)
            case AnswerHandover():
                self._answer_handover(command)

    def check_remaining_links(self) -> None:
        """Raise `InvalidInput` where a record has lost the last link of a kind that it requires."""
        for (source, _), kind in self._thinned.items():
            if not self.transaction.has_link(kind, source):
                raise InvalidInput([_required(kind)])

    def checked(self, record: Record) -> Record:
        """The new record as it is to be stored; raises where the actor may not store it."""
        self._check_holder(record, writing_scope(self.actor, type(record)))
        commands.check_created(record, self.actor)
        if record_kind(record.id) is not type(record):
            raise InvalidInput([_wrong_id(type(record))])
        return replace(record, revision=1, updated_at=self.at, retired_at=None)

    def _update(self, record: Record) -> None:
        scope = writing_scope(self.actor, type(record))
        stored = self.transaction.locked(type(record), record.id, scope)
        if stored.revision != record.revision:
            raise VersionConflict(record.id, record, stored)
        self._check_holder(record, scope)
        commands.check_updated(record, stored)
        self._keep(replace(record, retired_at=stored.retired_at))

    def _retire(self, record_id: str, revision: int, retired_at: datetime | None) -> None:
        kind = record_kind(record_id)
        stored = self.transaction.locked(kind, record_id, writing_scope(self.actor, kind))
        retired = replace(stored, revision=revision, retired_at=retired_at)
        if stored.revision != revision:
            raise VersionConflict(record_id, retired, stored)
        if retired_at is not None:
            commands.check_retired(stored)
        self._keep(retired)

    def _unjoin(self, link: Link) -> None:
        kind = self._see_ends(link)
        if kind.targets == "exactly_one":
            raise InvalidInput([_required(kind)])
        if self.transaction.unjoin(kind, link) and kind.targets == "at_least_one":
            self._thinned[link.source, kind.type] = kind

    def _take_place(self, intake: Intake) -> None:
        if intake.booked >= intake.places or intake.retired_at is not None:
            raise NoPlaceLeft(intake.id)
        self._keep(replace(intake, booked=intake.booked + 1))

    def _give_place_back(self, intake: Intake) -> None:
        if intake.booked > 0:
            self._keep(replace(intake, booked=intake.booked - 1))
        else:
            self.revisions[intake.id] = intake.revision

    def _intake(self, intake_id: str) -> Intake:
        return self.transaction.locked(Intake, intake_id, writing_scope(self.actor, Intake))

    def _move_referral(self, move: MoveReferral) -> None:
        if move.by == "sender":
            stored = self.transaction.locked(Referral, move.referral_id, writing_scope(self.actor, Referral))
        else:
            stored = self.transaction.received(Referral, move.referral_id, receiver_of(self.actor))
        after, event = commands.moved(stored, move, self.actor, self.at)
        if stored.revision != move.revision:
            shown = stored if move.by == "sender" else commands.as_received(stored)
            raise VersionConflict(move.referral_id, replace(after, revision=move.revision), shown)
        self._keep(after)
        added = replace(event, revision=1, updated_at=self.at)
        self.transaction.create(added)
        self.note(added)
        link = Link("EVENT_OF", event.id, stored.id)
        self.transaction.join(link_kind(link), link)
        self._book(stored, after)

    def _book(self, before: Referral, after: Referral) -> None:
        """Take or give back the place of the referral's intake; the intake is locked after the referral."""
        change = commands.place_change(before, after)
        intake_id = self.transaction.intake_of(after.id) if change else None
        if intake_id is None:
            return
        intake = self.transaction.locked(Intake, intake_id, Scope(holder=None))
        if change == "take":
            self._take_place(intake)
        else:
            self._give_place_back(intake)

    def _answer_enquiry(self, answer: AnswerEnquiry) -> None:
        stored = self.transaction.received(CapacityEnquiry, answer.enquiry_id, receiver_of(self.actor))
        after = replace(
            stored,
            revision=answer.revision,
            answer=answer.answer,
            note=answer.note,
            answered_on=answer.answered_on,
        )
        if stored.revision != answer.revision:
            raise VersionConflict(answer.enquiry_id, after, stored)
        self._keep(after)

    def _answer_handover(self, answer: AnswerHandover) -> None:
        if answer.state == "withdrawn":
            stored = self.transaction.locked(Handover, answer.handover_id, writing_scope(self.actor, Handover))
        else:
            service = writing_scope(self.actor, Handover).holder or self.transaction.receiving_service(
                answer.handover_id
            )
            stored = self.transaction.handed_to(answer.handover_id, service)
        if stored.revision != answer.revision:
            raise VersionConflict(answer.handover_id, replace(stored, state=answer.state), stored)
        handed = self._hand_over(stored) if answer.state == "accepted" else None
        self._keep(commands.answered(stored, answer, self.actor, self.at, handed))

    def _hand_over(self, handover: Handover) -> int:
        """How many records changed their holder: every record of the cases, as far as the giver holds it."""
        receiver = self.transaction.receiving_service(handover.id)
        given = Scope(handover.holder)
        ids = self.transaction.case_records(handover.id)
        commands.check_held(ids)
        for record_id in ids:
            record = self.transaction.locked(record_kind(record_id), record_id, given)
            self._keep(replace(record, holder=receiver))  # type: ignore[call-arg]  # only casework is in a case
        return len(ids)

    def _keep(self, record: Record) -> None:
        """Store the next revision of a record that is locked."""
        kept = replace(record, revision=record.revision + 1, updated_at=self.at)
        self.transaction.store(kept)
        self.note(kept)

    def note(self, record: Record) -> None:
        """Remember that the record was stored."""
        self.revisions[record.id] = record.revision
        self.touched.add(record.id)

    def _check_holder(self, record: Record, scope: Scope) -> None:
        if isinstance(record, CaseworkRecord) and scope.holder not in {None, record.holder}:
            message = "The holder of a record must be the account's own counselling service."
            raise NotAllowed(message)

    def _see_ends(self, link: Link) -> LinkKind:
        """The kind of the link; raises where the actor may not write the source or read the target."""
        kind = link_kind(link)
        source, target = RECORDS[kind.source], RECORDS[kind.target]
        self._see(source, link.source, writing_scope(self.actor, source))
        if issubclass(source, commands.ASKING):
            commands.check_linked(link, self.transaction.locked(source, link.source, writing_scope(self.actor, source)))
        self._see(target, link.target, reading_scope(self.actor, target))
        self.touched.add(link.source)
        return kind

    def _see(self, kind: type[Record], record_id: str, scope: Scope) -> None:
        # What this write has changed was seen before.
        if scope.holder is not None and record_id not in self.revisions:
            self.transaction.locked(kind, record_id, scope)


def _wrong_id(kind: type[Record]) -> FieldProblem:
    return FieldProblem("/id", f"Die Kennung beginnt mit {kind.prefix}_.", f"The id begins with {kind.prefix}_.")


def _required(kind: LinkKind) -> FieldProblem:
    return FieldProblem(
        "/type",
        f"{kind.source} braucht {kind.type}. Verbinden Sie zuerst mit dem neuen Ziel.",
        f"{kind.source} needs {kind.type}. Join it with the new target first.",
    )


_ANSWER = json.JSONEncoder(sort_keys=True)
_WRONG_KEY = FieldProblem(
    "/key",
    f"Der Schreibschlüssel hat 1 bis {LONGEST_KEY} Zeichen.",
    f"The write key has 1 to {LONGEST_KEY} characters.",
)
