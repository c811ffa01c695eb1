"""Referrals for people and programs: make one, move it, and what each side sees of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from graphsvc.answers.checked_writing import write_checked
from graphsvc.casework.referral_moves import (
    NextStep,
    answer_deadline,
    check_move,
    check_replaceable,
    next_step,
    no_feedback,
    possible_states,
    possible_statuses,
)
from graphsvc.casework.referral_states import STATES, TERMINAL
from graphsvc.errors import FieldProblem, ForbiddenMove, InvalidInput, NotFound
from graphsvc.model.actor import Actor
from graphsvc.model.changes import Change, Create, Join, MoveReferral
from graphsvc.model.derived import (
    CapacityEnquiry,
    EventSideCode,
    Link,
    Referral,
    ReferralBusinessStatusCode,
    ReferralEvent,
    ReferralPriorityCode,
    ReferralStateCode,
)
from graphsvc.model.ids import new_id, seed_id
from graphsvc.model.referral_facts import EnquiryFacts, ReferralFacts
from graphsvc.model.validation import record_to_json
from graphsvc.stores.protocol import Store

OPEN: tuple[ReferralStateCode, ...] = tuple(state for state in STATES if state not in TERMINAL)
CLOSED: tuple[ReferralStateCode, ...] = tuple(state for state in STATES if state in TERMINAL)


@dataclass(frozen=True, slots=True)
class ReferralRequest:
    """What a service asks of an offer, as ids."""

    offer: str
    goal: str | None = None
    intake: str | None = None
    replaces: str | None = None
    priority: ReferralPriorityCode | None = None
    answer_by: date | None = None
    entitled_on: date | None = None
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class CapacityRequest:
    """How many places are sought at which offer; nothing about a person."""

    offer: str
    places: int
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class ReferralView:
    """A referral as one side sees it on a day, with what that side may do next."""

    facts: ReferralFacts
    answer_by: date
    no_feedback: bool
    next_step: NextStep | None
    possible_states: tuple[ReferralStateCode, ...]
    possible_statuses: tuple[ReferralBusinessStatusCode, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; the receiving side gets no goal, no client, and no words of the sender."""
        facts, referral = self.facts, self.facts.referral
        return {
            "id": referral.id,
            "revision": referral.revision,
            "side": facts.side,
            "state": referral.state,
            "business_status": referral.business_status,
            "priority": referral.priority or "routine",
            "requested_on": referral.requested_on.isoformat(),
            "answer_by": self.answer_by.isoformat(),
            "entitled_on": referral.entitled_on.isoformat() if referral.entitled_on else None,
            "no_feedback": self.no_feedback,
            "reason": referral.reason,
            "reason_text": referral.reason_text,
            "outcome": referral.outcome,
            "outcome_reason": referral.outcome_reason,
            "next_step": self.next_step,
            "possible_states": list(self.possible_states),
            "possible_statuses": list(self.possible_statuses),
            "offer": {"id": facts.offer.id, "name": facts.offer.name},
            "sender": {"id": facts.sender.id, "name": facts.sender.name},
            "intake": facts.intake.id if facts.intake else None,
            "goal": facts.goal,
            "replaces": facts.replaces,
            "events": [_event_to_json(event) for event in facts.events],
            "synthetic": referral.synthetic,
        }


def view(facts: ReferralFacts, on: date) -> ReferralView:
    """The facts with what follows from them on that day."""
    referral, side = facts.referral, facts.side
    return ReferralView(
        facts=facts,
        answer_by=answer_deadline(referral),
        no_feedback=no_feedback(referral, on),
        next_step=next_step(referral, on) if side == "sender" else None,
        possible_states=possible_states(referral.state, side),
        possible_statuses=possible_statuses(referral.state, side),
    )


def referral_view(
    store: Store, actor: Actor | None, referral_id: str, on: date, side: EventSideCode | None = None
) -> ReferralView:
    """One referral as the side that is named, else as the one that the actor is on; raises `NotFound`.

    A partner receives. An account of casework is the sender where its service holds the referral, else the receiver.
    """
    if side is None and actor is not None and actor.role == "partner":
        side = "receiver"
    if side is not None:
        return view(store.referral_facts(actor, side, referral_id), on)
    try:
        return view(store.referral_facts(actor, "sender", referral_id), on)
    except NotFound:
        return view(store.referral_facts(actor, "receiver", referral_id), on)


def send_referral(store: Store, actor: Actor, key: str, asked: ReferralRequest, on: date) -> str:
    """The id of a new referral, made and sent in one write; a repeat with the same key gives the same id.

    Raises `InvalidInput` that names the field of an end that does not exist, `ForbiddenMove` for a deadline that has
    passed, an entitlement still to come or an earlier referral that is not over, `NotAllowed` for an account without a
    counselling service.
    """
    problems = [_PAST_DEADLINE] if asked.answer_by is not None and asked.answer_by < on else []
    if asked.entitled_on is not None and asked.entitled_on > on:
        problems.append(_NOT_ENTITLED_YET)
    if problems:
        raise ForbiddenMove(problems)
    _check_ends(store, actor, asked)
    referral = Referral(
        id=seed_id(Referral, "sent", actor.account, key) if key else new_id(Referral),
        holder=actor.service or "",
        state="draft",
        requested_on=on,
        priority=asked.priority,
        answer_by=asked.answer_by,
        entitled_on=asked.entitled_on,
        synthetic=asked.synthetic,
    )
    ends = [
        ("TO", asked.offer),
        ("FROM", referral.holder),
        ("FOR", asked.goal),
        ("PLACED_IN", asked.intake),
        ("REPLACES", asked.replaces),
    ]
    changes: list[Change] = [Create(referral)]
    changes += [Join(Link(kind, referral.id, target)) for kind, target in ends if target]  # type: ignore[arg-type]
    changes.append(MoveReferral(referral.id, 1, "sender", "requested", requested_on=on))
    try:
        write_checked(store, actor, key, changes)
    except NotFound as error:
        raise InvalidInput([_no_such(error.record_id, asked)]) from None
    return referral.id


def move_referral(store: Store, actor: Actor, key: str, move: MoveReferral) -> int:
    """The new revision after the move; a repeat with the same key gives the first one.

    Raises `ForbiddenMove` as `check_move` does, `VersionConflict` where the referral was moved meanwhile, `NotFound`
    where the actor is not on that side, `NoPlaceLeft` where the intake is full.
    """
    referral = store.referral_facts(actor, move.by, move.referral_id).referral
    # From another revision it is either a repeat, which the key tells, or a conflict, which the store tells.
    if referral.revision == move.revision:
        check_move(referral, move)
    return write_checked(store, actor, key, [move]).revisions[move.referral_id]


def ask_capacity(store: Store, actor: Actor, key: str, asked: CapacityRequest, on: date) -> str:
    """The id of a new question about free places; a repeat with the same key gives the same id.

    Raises `InvalidInput` for an offer that does not exist, `NotAllowed` without a counselling service.
    """
    record = CapacityEnquiry(
        id=seed_id(CapacityEnquiry, "asked", actor.account, key) if key else new_id(CapacityEnquiry),
        holder=actor.service or "",
        asked_on=on,
        places=asked.places,
        synthetic=asked.synthetic,
    )
    links = [Link("TO", record.id, asked.offer), Link("FROM", record.id, record.holder)]
    try:
        write_checked(store, actor, key, [Create(record), *(Join(link) for link in links)])
    except NotFound:
        raise InvalidInput([_no_record("/offer")]) from None
    return record.id


def enquiry_to_json(facts: EnquiryFacts) -> dict[str, Any]:
    """Plain JSON values of a question about free places."""
    return {
        **record_to_json(facts.enquiry),
        "offer": {"id": facts.offer.id, "name": facts.offer.name},
        "sender": {"id": facts.sender.id, "name": facts.sender.name},
    }


def _check_ends(store: Store, actor: Actor, asked: ReferralRequest) -> None:
    if asked.intake is not None:
        try:
            links = store.links(None, asked.intake)
        except NotFound:
            raise InvalidInput([_no_record("/intake")]) from None
        if not any(link.type == "INTAKE_OF" and link.target == asked.offer for link in links):
            raise InvalidInput([_OTHER_INTAKE])
    if asked.replaces is not None:
        try:
            check_replaceable(store.referral_facts(actor, "sender", asked.replaces).referral)
        except NotFound:
            raise InvalidInput([_no_record("/replaces")]) from None


def _no_such(record_id: str, asked: ReferralRequest) -> FieldProblem:
    names = {asked.offer: "/offer", asked.goal: "/goal", asked.intake: "/intake", asked.replaces: "/replaces"}
    return _no_record(names.get(record_id, "/offer"))


def _event_to_json(event: ReferralEvent) -> dict[str, Any]:
    return {
        "id": event.id,
        "at": event.at.isoformat(),
        "by": event.by,
        "state": event.state,
        "business_status": event.business_status,
        "reason": event.reason,
        "reason_text": event.reason_text,
        "outcome": event.outcome,
        "account": event.account,
        "role": event.role,
    }


def _no_record(pointer: str) -> FieldProblem:
    return FieldProblem(
        pointer,
        "Diesen Eintrag gibt es nicht, oder der Zugang reicht nicht so weit. Bitte die Kennung prüfen.",
        "There is no such record, or the account does not reach it. Check the id.",
    )


_PAST_DEADLINE = FieldProblem(
    "/answer_by",
    "Die Frist liegt in der Vergangenheit. Bitte heute oder einen späteren Tag wählen.",
    "The deadline has passed. Choose today or a later day.",
)
_NOT_ENTITLED_YET = FieldProblem(
    "/entitled_on",
    "Der Tag liegt in der Zukunft. Bitte den Tag angeben, seit dem die Berechtigung besteht.",
    "The day is still to come. Give the day from which the person is entitled.",
)
_OTHER_INTAKE = FieldProblem(
    "/intake",
    "Dieser Starttermin gehört nicht zu dem Angebot. Bitte einen seiner Termine wählen.",
    "This intake does not belong to the offer. Choose one of its own.",
)
