"""Which way a referral can go, and who moves it."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.casework.referral_states import (
    FIRST_STATES,
    STATES,
    TERMINAL,
    may_move,
    next_states,
    reason_required,
)
from graphsvc.model.definition import schema
from graphsvc.model.derived import EventSideCode, ReferralStateCode

EVERY_STATE: tuple[ReferralStateCode, ...] = get_args(ReferralStateCode)
SIDES: tuple[EventSideCode, ...] = get_args(EventSideCode)


def test_the_table_has_a_rule_for_each_state_of_the_vocabulary() -> None:
    vocabulary = next(item for item in schema().vocabularies if item.vocabulary == "referral_state")

    assert tuple(STATES) == tuple(vocabulary.terms)


def test_a_referral_is_over_when_it_is_rejected_completed_failed_cancelled_or_an_error() -> None:
    assert {"rejected", "completed", "failed", "cancelled", "entered_in_error"} == TERMINAL


@pytest.mark.parametrize("state", sorted(TERMINAL - {"entered_in_error"}))
def test_a_referral_that_is_over_can_only_be_marked_as_an_error(state: ReferralStateCode) -> None:
    assert next_states(state) == ("entered_in_error",)


def test_nothing_follows_a_referral_entered_in_error() -> None:
    assert next_states("entered_in_error") == ()


@pytest.mark.parametrize("state", [state for state in EVERY_STATE if state != "entered_in_error"])
def test_the_sender_can_mark_a_referral_as_an_error_from_every_state(state: ReferralStateCode) -> None:
    assert may_move(state, "entered_in_error", "sender")
    assert not may_move(state, "entered_in_error", "receiver")


def test_only_the_receiver_answers_a_request() -> None:
    answers: tuple[ReferralStateCode, ...] = ("accepted", "rejected")

    assert all(may_move("requested", answer, "receiver") for answer in answers)
    assert not any(may_move("requested", answer, "sender") for answer in answers)


@pytest.mark.parametrize("side", SIDES)
def test_either_side_can_cancel(side: EventSideCode) -> None:
    assert may_move("requested", "cancelled", side)


def test_a_draft_must_be_sent_before_it_is_answered() -> None:
    assert not may_move("draft", "accepted", "receiver")
    assert may_move("draft", "requested", "sender")


def test_a_referral_that_was_refused_cannot_be_accepted_later() -> None:
    assert not may_move("rejected", "accepted", "receiver")


def test_a_reason_is_needed_where_something_stops_or_rests() -> None:
    needing = {state for state in EVERY_STATE if reason_required(state)}

    assert needing == {"rejected", "cancelled", "on_hold", "failed"}


@given(st.data())
def test_every_walk_stays_in_the_table_and_ends_only_where_a_referral_is_over(data: st.DataObject) -> None:
    state = data.draw(st.sampled_from(FIRST_STATES))
    for _ in range(20):
        options = [(following, side) for following in EVERY_STATE for side in SIDES if may_move(state, following, side)]
        assert {following for following, _ in options} == set(next_states(state))
        if not options:
            break
        state = data.draw(st.sampled_from([following for following, _ in options]))

    assert bool(set(next_states(state)) - {"entered_in_error"}) == (state not in TERMINAL)
