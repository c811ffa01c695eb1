"""What only a command may change, and what a command makes of a record: the same on every store.

Whether a move is allowed is judged by `graphsvc.casework`, on the revision that the command names; the store sees to
it that the move, its event and the place belong together, and that nobody writes one without the others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from graphsvc.errors import FieldProblem, ForbiddenMove
from graphsvc.model.actor import Actor
from graphsvc.model.changes import HOLDS_A_PLACE, AnswerHandover, MoveReferral
from graphsvc.model.derived import (
    CapacityEnquiry,
    CaseworkRecord,
    Handover,
    Link,
    Record,
    Referral,
    ReferralEvent,
    Substitution,
)
from graphsvc.model.ids import new_id

# Records that go from one service to somebody: their links say whom, and are not changed behind anybody's back.
ASKING = (Referral, ReferralEvent, CapacityEnquiry, Handover)
# What only commands set, with the value that a new record has.
_COMMANDED: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        Referral.label: {
            "state": "draft",
            **dict.fromkeys(("business_status", "reason", "reason_text", "outcome", "outcome_reason")),
        },
        CapacityEnquiry.label: dict.fromkeys(("answer", "note", "answered_on")),
        Handover.label: {"state": "offered", **dict.fromkeys(("answered_at", "answered_by", "records"))},
    }
)
# Who wrote it, in records that say so.
_AUTHORS: Mapping[str, str] = MappingProxyType({Handover.label: "offered_by", Substitution.label: "given_by"})
_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        Referral.label: "POST /api/v1/referrals/{id}/moves",
        ReferralEvent.label: "POST /api/v1/referrals/{id}/moves",
        CapacityEnquiry.label: "POST /api/v1/capacity_enquiries/{id}/answer",
        Handover.label: "POST /api/v1/handovers/{id}/answer",
    }
)


def check_created(record: Record, actor: Actor) -> None:
    """Raise `ForbiddenMove` where a new record has what only a command gives, or names another account than its own."""
    author = _AUTHORS.get(record.label)
    if author is not None and getattr(record, author) != actor.account:
        raise ForbiddenMove([_other_account(author)])
    if isinstance(record, ReferralEvent):
        raise ForbiddenMove([_command_only(record.label, "/")])
    for name, first in _COMMANDED.get(record.label, {}).items():
        if getattr(record, name) != first:
            raise ForbiddenMove([_command_only(record.label, f"/{name}")])


def check_updated(record: Record, stored: Record) -> None:
    """Raise `ForbiddenMove` where a replacement changes what only a command may change."""
    if isinstance(record, ReferralEvent):
        raise ForbiddenMove([_command_only(record.label, "/")])
    changed = [name for name in _COMMANDED.get(record.label, {}) if getattr(record, name) != getattr(stored, name)]
    if isinstance(record, Referral) and isinstance(stored, Referral) and stored.state != "draft":
        # What the other side was asked stays as it was asked.
        changed += [name for name in ("requested_on", "priority") if getattr(record, name) != getattr(stored, name)]
    if changed:
        raise ForbiddenMove([_command_only(record.label, f"/{name}") for name in changed])


def check_retired(record: Record) -> None:
    """Raise `ForbiddenMove` for a record that a command ends instead of hiding it."""
    if record.label in _COMMANDS:
        raise ForbiddenMove([_command_only(record.label, "/")])


def check_linked(link: Link, source: Record) -> None:
    """Raise `ForbiddenMove` where that link of a stored record may not be changed, or names another sender."""
    if isinstance(source, ReferralEvent):
        raise ForbiddenMove([_command_only(source.label, "/links")])
    if isinstance(source, Referral) and source.state != "draft":
        raise ForbiddenMove([_SENT_ALREADY])
    if isinstance(source, CaseworkRecord) and link.type == "FROM" and link.target != source.holder:
        raise ForbiddenMove([_OTHER_SENDER])


def check_held(case: Sequence[str]) -> None:
    """Raise `ForbiddenMove` where nothing of the cases is held by the service that hands them over."""
    if not case:
        raise ForbiddenMove([_NOT_HELD])


def moved(stored: Referral, move: MoveReferral, actor: Actor, at: datetime) -> tuple[Referral, ReferralEvent]:
    """The referral after the move, and the event that says who moved it, for which side, when and why.

    Reason and words are those of the state: what changes only the business status leaves them.
    """
    changes_state = move.state is not None
    after = replace(
        stored,
        state=move.state or stored.state,
        business_status=move.business_status,
        outcome=move.outcome or stored.outcome,
        outcome_reason=move.outcome_reason or stored.outcome_reason,
        reason=move.reason if changes_state else stored.reason,
        reason_text=move.reason_text if changes_state else stored.reason_text,
        requested_on=move.requested_on or stored.requested_on,
    )
    event = ReferralEvent(
        id=new_id(ReferralEvent),
        holder=stored.holder,
        state=after.state,
        at=at,
        by=move.by,
        reason=move.reason,
        reason_text=move.reason_text,
        business_status=move.business_status,
        outcome=move.outcome,
        account=actor.account,
        role=actor.role,
        synthetic=stored.synthetic,
    )
    return after, event


def place_change(before: Referral, after: Referral) -> Literal["take", "give_back"] | None:
    """What happens to the place of the referral's intake when it goes from the one to the other."""
    held, holds = before.state in HOLDS_A_PLACE, after.state in HOLDS_A_PLACE
    if held == holds:
        return None
    return "take" if holds else "give_back"


def as_received(referral: Referral) -> Referral:
    """The referral without the words and the facts that the sender keeps for itself."""
    return replace(referral, reason_text=None, entitled_on=None)


def event_as_received(event: ReferralEvent) -> ReferralEvent:
    """The event without what the sender wrote in words, and without the sender's account."""
    return event if event.by == "receiver" else replace(event, reason_text=None, account=None)


def answered(stored: Handover, answer: AnswerHandover, actor: Actor, at: datetime, records: int | None) -> Handover:
    """The handover after its answer; raises `ForbiddenMove` where it was answered before."""
    if stored.state != "offered" or answer.state == "offered":
        raise ForbiddenMove([_ANSWERED_ALREADY])
    return replace(
        stored,
        revision=answer.revision,
        state=answer.state,
        answered_at=at,
        answered_by=actor.account,
        records=records,
    )


def _other_account(name: str) -> FieldProblem:
    return FieldProblem(
        f"/{name}",
        "Hier steht das eigene Konto: wer etwas einträgt, tut es im eigenen Namen.",
        "This is the own account: whoever records something does so for themselves.",
    )


def _command_only(label: str, pointer: str) -> FieldProblem:
    command = _COMMANDS[label]
    return FieldProblem(
        pointer,
        f"Das ändert nur ein eigener Befehl: {command}. Bitte hier so lassen, wie es war.",
        f"Only a command changes this: {command}. Leave it as it was here.",
    )


_SENT_ALREADY = FieldProblem(
    "/links",
    "Die Weiterleitung ist schon abgeschickt. Für ein anderes Angebot legen Sie eine neue an, die diese ersetzt.",
    "The referral has been sent. For another offer, make a new one that replaces it.",
)
_ANSWERED_ALREADY = FieldProblem(
    "/state",
    "Diese Übergabe ist schon beantwortet. Bitte laden Sie sie neu.",
    "This handover has been answered. Read it again.",
)
_OTHER_SENDER = FieldProblem(
    "/links",
    "FROM ist der eigene Dienst, der den Eintrag führt.",
    "FROM is the own service, which holds the record.",
)
_NOT_HELD = FieldProblem(
    "/state",
    "Der übergebende Dienst führt diesen Fall nicht mehr. Die Übergabe kann nur abgelehnt werden.",
    "The giving service does not hold this case any more. The handover can only be declined.",
)
