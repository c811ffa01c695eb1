"""Commands on a referral: no sequence leaves the table, none loses an event, and each refusal names its fields."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.casework.referral_moves import (
    BUSINESS_STATUS,
    answer_deadline,
    check_move,
    check_replaceable,
    next_step,
    no_feedback,
    possible_states,
    possible_statuses,
    replayed,
)
from graphsvc.casework.referral_states import STATES, TERMINAL, next_states, reason_required
from graphsvc.errors import ForbiddenMove
from graphsvc.model.changes import MoveReferral
from graphsvc.model.derived import EventSideCode, Referral, ReferralEvent, ReferralReasonCode
from graphsvc.model.ids import seed_id
from graphsvc.model.vocabularies import terms
from graphsvc.stores.commands import moved
from tests.contract.graph import COUNSELLOR, DAY, INSTANT, MBE

SIDES: tuple[EventSideCode, ...] = ("sender", "receiver")
DRAFT = Referral(id=seed_id(Referral, "R"), revision=1, holder=MBE.id, state="draft", requested_on=DAY, synthetic=True)
MOVES = st.builds(
    MoveReferral,
    referral_id=st.just(DRAFT.id),
    revision=st.just(1),
    by=st.sampled_from(SIDES),
    state=st.none() | st.sampled_from([*STATES]),
    business_status=st.none() | st.sampled_from([*BUSINESS_STATUS]),
    outcome=st.none() | st.sampled_from([*terms("referral_outcome")]),
    outcome_reason=st.none() | st.sampled_from([*terms("referral_reason")]),
    reason=st.none() | st.sampled_from([*terms("referral_reason")]),
    reason_text=st.none() | st.sampled_from(["", " ", "weil"]),
)


def refusals(referral: Referral, move: MoveReferral) -> list[str]:
    """The fields that the refusal names; empty where the move is allowed."""
    try:
        check_move(referral, move)
    except ForbiddenMove as error:
        return [problem.pointer for problem in error.problems if problem.de and problem.en]
    return []


def moving(**values: object) -> MoveReferral:
    """A move of the receiving side unless another is named."""
    return MoveReferral(**{"referral_id": DRAFT.id, "revision": 1, "by": "receiver", **values})  # type: ignore[arg-type]


@given(st.lists(MOVES, max_size=12))
def test_no_sequence_of_commands_reaches_a_forbidden_state_or_loses_an_event(moves: Sequence[MoveReferral]) -> None:
    referral = DRAFT
    events: list[ReferralEvent] = []
    made = 0
    for move in moves:
        if refusals(referral, move):
            continue
        made += 1
        before = referral
        referral, event = moved(referral, move, COUNSELLOR, INSTANT)
        events.append(event)
        assert referral.state == before.state or referral.state in next_states(before.state)
        assert referral.business_status is None or referral.state in BUSINESS_STATUS[referral.business_status]
        assert (referral.outcome is None) or "completed" in {each.state for each in events}
        if referral.state != before.state and reason_required(referral.state):
            assert referral.reason is not None
            assert (referral.reason_text or "").strip()
    assert len(events) == made
    assert replayed(tuple(events)) == (referral.state if events and referral.state != "draft" else None)


@given(st.sampled_from([*STATES]), st.sampled_from(SIDES), MOVES)
def test_a_side_moves_only_into_what_is_said_to_be_possible(
    state: str, side: EventSideCode, move: MoveReferral
) -> None:
    referral = replace(DRAFT, state=state)  # type: ignore[arg-type]  # a state of the table
    asked = replace(move, by=side)
    if not refusals(referral, asked):
        assert asked.state is None or asked.state in possible_states(referral.state, side)
        new = asked.state or referral.state
        assert asked.business_status is None or asked.business_status in possible_statuses(new, side)


@given(st.sampled_from(sorted(TERMINAL)), MOVES)
def test_nothing_leads_out_of_an_end_but_the_correction_of_an_error(state: str, move: MoveReferral) -> None:
    referral = replace(DRAFT, state=state)  # type: ignore[arg-type]  # a state of the table
    if not refusals(referral, move):
        assert move.state in {None, "entered_in_error"}


@pytest.mark.parametrize(
    ("state", "values", "fields"),
    [
        ("requested", {"state": "rejected"}, ["/reason", "/reason_text"]),
        ("requested", {"state": "rejected", "reason": "at_capacity", "reason_text": "  "}, ["/reason_text"]),
        ("requested", {"state": "rejected", "reason": "at_capacity", "reason_text": "voll"}, []),
        ("requested", {}, ["/state"]),
        ("requested", {"state": "in_progress"}, ["/state"]),
        ("requested", {"state": "accepted", "by": "sender"}, ["/state"]),
        ("draft", {"state": "requested"}, ["/state"]),
        ("draft", {"state": "requested", "by": "sender"}, []),
        ("accepted", {"state": "completed"}, ["/outcome"]),
        ("accepted", {"state": "completed", "outcome": "partly"}, ["/outcome_reason"]),
        ("accepted", {"state": "completed", "outcome": "got_help"}, []),
        ("accepted", {"state": "in_progress", "outcome": "got_help"}, ["/outcome"]),
        ("requested", {"business_status": "acknowledged"}, []),
        ("requested", {"business_status": "acknowledged", "by": "sender"}, ["/business_status"]),
        ("in_progress", {"business_status": "waitlisted"}, ["/business_status"]),
        ("requested", {"state": "accepted", "business_status": "acknowledged"}, ["/business_status"]),
    ],
)
def test_a_refusal_names_every_field_that_is_wrong(state: str, values: dict[str, str], fields: list[str]) -> None:
    referral = replace(DRAFT, state=state)  # type: ignore[arg-type]  # a state of the table
    assert refusals(referral, moving(**values)) == fields


def test_a_refused_state_says_which_states_are_possible() -> None:
    referral = replace(DRAFT, state="requested")
    with pytest.raises(ForbiddenMove) as refusal:
        check_move(referral, moving(state="completed", outcome="got_help"))
    assert refusal.value.problems[0].en.endswith("Possible: accepted, rejected, cancelled.")


def test_no_feedback_is_a_flag_of_a_silent_request_behind_its_deadline() -> None:
    sent = replace(DRAFT, state="requested")
    deadline = answer_deadline(sent)
    assert deadline == DAY + timedelta(days=14)
    assert answer_deadline(replace(sent, priority="urgent")) == DAY + timedelta(days=3)
    assert answer_deadline(replace(sent, answer_by=date(2026, 4, 1))) == date(2026, 4, 1)
    late = deadline + timedelta(days=1)
    assert (no_feedback(sent, deadline), no_feedback(sent, late)) == (False, True)
    assert not no_feedback(replace(sent, business_status="acknowledged"), late)
    assert not no_feedback(replace(sent, state="accepted"), late)


@pytest.mark.parametrize(
    ("state", "reason", "step"),
    [
        ("cancelled", "client_declined", "talk_to_client"),
        ("rejected", "client_unreachable", "talk_to_client"),
        ("rejected", "at_capacity", "other_offer"),
        ("rejected", "missing_documents", "same_offer_with_papers"),
        ("failed", "target_unreachable", "report_hurdle"),
        ("cancelled", "need_gone", "review_goal"),
        ("rejected", "other", "other_offer"),
        ("accepted", None, None),
        ("entered_in_error", None, None),
    ],
)
def test_who_said_no_decides_what_comes_next(state: str, reason: ReferralReasonCode | None, step: str | None) -> None:
    ended = replace(DRAFT, state=state, reason=reason)  # type: ignore[arg-type]  # a state of the table
    assert next_step(ended, DAY) == step


def test_completed_without_help_calls_for_a_next_step_and_with_help_for_none() -> None:
    done = replace(DRAFT, state="completed")
    assert next_step(replace(done, outcome="got_help"), DAY) is None
    assert next_step(replace(done, outcome="not", outcome_reason="wrong_offer"), DAY) == "other_offer"


def test_silence_calls_for_a_question_to_the_organisation() -> None:
    assert next_step(replace(DRAFT, state="requested"), DAY + timedelta(days=30)) == "ask_organisation"
    waiting = replace(DRAFT, state="requested", business_status="needs_client_action")
    assert next_step(waiting, DAY) == "talk_to_client"


def test_a_referral_is_replaced_only_when_it_is_over() -> None:
    for state in STATES:
        referral = replace(DRAFT, state=state)
        if state in TERMINAL - {"entered_in_error"}:
            check_replaceable(referral)
        else:
            with pytest.raises(ForbiddenMove):
                check_replaceable(referral)


def test_a_draft_made_by_mistake_leaves_one_event() -> None:
    _, event = moved(DRAFT, moving(by="sender", state="entered_in_error"), COUNSELLOR, INSTANT)
    assert replayed((event,)) == "entered_in_error"


def test_events_that_the_table_does_not_allow_are_not_replayed() -> None:
    event = ReferralEvent(
        id=seed_id(ReferralEvent, 1), holder=MBE.id, state="completed", at=INSTANT, by="receiver", synthetic=True
    )
    with pytest.raises(ValueError, match="not followed"):
        replayed((event,))
