"""Commands on a referral: whether a side may move it, what the move must bring along, and what to do next.

The states and moves are the table of `referral_states`; the business status is kept apart from the state (FHIR's
Task.businessStatus), and so is the outcome, so that "completed" never means "helped".
"""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal, TypeAlias

from graphsvc.casework.referral_states import may_move, next_states, reason_required
from graphsvc.errors import FieldProblem, ForbiddenMove
from graphsvc.model.changes import MoveReferral
from graphsvc.model.derived import (
    EventSideCode,
    Referral,
    ReferralBusinessStatusCode,
    ReferralEvent,
    ReferralReasonCode,
    ReferralStateCode,
)
from graphsvc.model.vocabularies import terms

_OPEN: frozenset[ReferralStateCode] = frozenset(("requested", "accepted", "in_progress", "on_hold"))
_ENDED: frozenset[ReferralStateCode] = frozenset(("rejected", "completed", "failed", "cancelled"))
# In which states each business status may stand; the receiving side sets it.
BUSINESS_STATUS: Mapping[ReferralBusinessStatusCode, frozenset[ReferralStateCode]] = MappingProxyType(
    {
        "acknowledged": frozenset(("requested",)),
        "waitlisted": frozenset(("requested", "on_hold")),
        "contacted": _OPEN,
        "appointment_made": _OPEN,
        "needs_client_action": _OPEN,
        "referred_on": _ENDED,
    }
)
# Days within which an answer is expected where the referral names none.
DAYS_TO_ANSWER = 14
DAYS_TO_ANSWER_URGENT = 3

NextStep: TypeAlias = Literal[
    "ask_organisation", "other_offer", "same_offer_with_papers", "talk_to_client", "review_goal", "report_hurdle"
]
# What a reason suggests once a referral has ended without help: the reasons of the person lead back to a talk with
# the person, those of the organisation to another way.
_NEXT_BY_REASON: Mapping[ReferralReasonCode, NextStep] = MappingProxyType(
    {
        "client_declined": "talk_to_client",
        "client_unreachable": "talk_to_client",
        "need_gone": "review_goal",
        "missing_documents": "same_offer_with_papers",
        "at_capacity": "other_offer",
        "not_eligible": "other_offer",
        "outside_area": "other_offer",
        "wrong_offer": "other_offer",
        "resources_lacking": "report_hurdle",
        "target_unreachable": "report_hurdle",
        "expired": "ask_organisation",
    }
)


def possible_states(state: ReferralStateCode, side: EventSideCode) -> tuple[ReferralStateCode, ...]:
    """The states into which that side may move a referral now, in the order of the table; empty at the end."""
    return tuple(new for new in next_states(state) if may_move(state, new, side))


def possible_statuses(state: ReferralStateCode, side: EventSideCode) -> tuple[ReferralBusinessStatusCode, ...]:
    """The business statuses that the side may set in that state; the sending side sets none."""
    return tuple(status for status, within in BUSINESS_STATUS.items() if state in within and side == "receiver")


def check_move(referral: Referral, move: MoveReferral) -> None:
    """Raise `ForbiddenMove`, which names each field, where the side of the move may not move the referral so.

    Refused are a move that the table does not know or the side may not make, a reason or outcome that is missing or
    does not belong here, and a business status that does not go with the state.
    """
    problems = [*_wrong_state(referral.state, move), *_wrong_reason(move), *_wrong_outcome(move)]
    problems += _wrong_status(move.state or referral.state, move)
    if problems:
        raise ForbiddenMove(problems)


def check_replaceable(referral: Referral) -> None:
    """Raise `ForbiddenMove` where a new referral cannot stand in for this one, because it is not over yet."""
    if referral.state not in _ENDED:
        raise ForbiddenMove([_NOT_OVER])


def answer_deadline(referral: Referral) -> date:
    """The last day on which an answer is expected: as agreed, else 14 days after the request, 3 where it is urgent."""
    days = DAYS_TO_ANSWER_URGENT if referral.priority == "urgent" else DAYS_TO_ANSWER
    return referral.answer_by or referral.requested_on + timedelta(days=days)


def no_feedback(referral: Referral, on: date) -> bool:
    """Whether nothing was heard and the deadline has passed: a flag for one day, never a state."""
    silent = referral.state == "requested" and referral.business_status is None
    return silent and answer_deadline(referral) < on


def next_step(referral: Referral, on: date) -> NextStep | None:
    """What the sending side might do now; None where it is somebody else's turn, or all is done."""
    if no_feedback(referral, on):
        return "ask_organisation"
    if referral.business_status == "needs_client_action" and referral.state in _OPEN:
        return "talk_to_client"
    if referral.state == "completed":
        return None if referral.outcome == "got_help" else _NEXT_BY_REASON.get(referral.outcome_reason or "other")
    if referral.state in _ENDED:
        return _NEXT_BY_REASON.get(referral.reason or "other", "other_offer")
    return None


def replayed(events: tuple[ReferralEvent, ...]) -> ReferralStateCode | None:
    """The state that the events lead to, in their order; None without events.

    A draft is stored without an event, so that the first event may also be one that follows a draft. Raises
    `ValueError` at the first event that the table does not allow behind the one before it.
    """
    state: ReferralStateCode | None = None
    for event in events:
        before: tuple[ReferralStateCode | None, ...] = (None, "draft") if state is None else (state,)
        if event.state != state and not any(may_move(each, event.state, event.by) for each in before):
            message = f"Event {event.id}: {state} is not followed by {event.state}."
            raise ValueError(message)
        state = event.state
    return state


def _wrong_state(current: ReferralStateCode, move: MoveReferral) -> list[FieldProblem]:
    if move.state is None:
        return [] if move.business_status else [_NOTHING_ASKED]
    if may_move(current, move.state, move.by):
        return []
    words, names = terms("referral_state"), possible_states(current, move.by)
    possible_de = ", ".join(words[name].de for name in names) or "kein anderer Stand"
    possible_en = ", ".join(names) or "none"
    return [
        FieldProblem(
            "/state",
            f"Von „{words[current].de}“ geht es auf dieser Seite nicht zu „{words[move.state].de}“. "
            f"Möglich ist: {possible_de}.",
            f"From {current} this side cannot move to {move.state}. Possible: {possible_en}.",
        )
    ]


def _wrong_reason(move: MoveReferral) -> list[FieldProblem]:
    if move.state is None or not reason_required(move.state):
        return []
    return [
        problem
        for problem, value in ((_REASON_MISSING, move.reason), (_WORDS_MISSING, (move.reason_text or "").strip()))
        if not value
    ]


def _wrong_outcome(move: MoveReferral) -> list[FieldProblem]:
    if move.state != "completed":
        return [_NO_OUTCOME_YET] if move.outcome or move.outcome_reason else []
    if move.outcome is None:
        return [_OUTCOME_MISSING]
    if move.outcome != "got_help" and move.outcome_reason is None:
        return [_OUTCOME_REASON_MISSING]
    return []


def _wrong_status(state: ReferralStateCode, move: MoveReferral) -> list[FieldProblem]:
    status = move.business_status
    if status is None or status in possible_statuses(state, move.by):
        return []
    words = terms("referral_business_status")
    possible = possible_statuses(state, move.by)
    possible_de = ", ".join(words[name].de for name in possible) or "keiner"
    return [
        FieldProblem(
            "/business_status",
            f"Dieser Arbeitsstand passt hier nicht. Möglich ist: {possible_de}.",
            f"This business status does not go here. Possible: {', '.join(possible) or 'none'}.",
        )
    ]


_NOTHING_ASKED = FieldProblem(
    "/state",
    "Bitte einen neuen Stand oder einen Arbeitsstand wählen.",
    "Choose a new state or a business status.",
)
_REASON_MISSING = FieldProblem("/reason", "Bitte einen Grund wählen.", "Choose a reason.")
_WORDS_MISSING = FieldProblem(
    "/reason_text",
    "Bitte den Grund auch in Worten sagen, ohne Namen von Personen.",
    "Say the reason in words as well, without names of people.",
)
_OUTCOME_MISSING = FieldProblem(
    "/outcome",
    "Bitte sagen, ob geholfen wurde: abgeschlossen heißt noch nicht geholfen.",
    "Say whether it helped: completed does not mean helped.",
)
_OUTCOME_REASON_MISSING = FieldProblem(
    "/outcome_reason",
    "Bitte den Grund wählen, warum nur teilweise oder nicht geholfen wurde.",
    "Choose why it helped in part only, or not.",
)
_NO_OUTCOME_YET = FieldProblem(
    "/outcome",
    "Ein Ergebnis gehört nur zu „Abgeschlossen“. Bitte weglassen.",
    "An outcome belongs to completed only. Leave it out.",
)
_NOT_OVER = FieldProblem(
    "/replaces",
    "Diese Weiterleitung ist noch nicht zu Ende. Bitte zuerst abbrechen oder die Antwort abwarten.",
    "This referral is not over yet. Cancel it first, or wait for the answer.",
)
