"""What the tables of agreement, goal and step allow, and that the page about them is fresh."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.casework.life_cycle_page import life_cycle_page
from graphsvc.casework.life_cycles import LIFE_CYCLES, check_change, check_new
from graphsvc.errors import ForbiddenMove
from graphsvc.model.definition import schema
from graphsvc.model.derived import Agreement, AgreementStateCode, AgreementVersion, Goal, Signature, Step
from graphsvc.model.open_agreements import OPEN_STATES
from tests.docs.documents import text_of

DAY = date(2026, 3, 2)
AGREED = Agreement(id="agr_1", holder="svc_1", version=1, state="agreed", concluded_on=DAY, synthetic=True)
GOAL = Goal(id="goa_1", holder="svc_1", state="open", synthetic=True)
STEP = Step(id="stp_1", holder="svc_1", whose_turn="client", state="open", synthetic=True)
CYCLES = [pytest.param(cycle, id=label) for label, cycle in LIFE_CYCLES.items()]


def problems_of(stored: Any, changed: Any) -> list[str]:  # noqa: ANN401  any record
    """The fields that the refusal names."""
    with pytest.raises(ForbiddenMove) as refusal:
        check_change(stored, changed)
    return [problem.pointer for problem in refusal.value.problems]


@pytest.mark.parametrize("cycle", CYCLES)
def test_each_table_has_the_states_of_its_vocabulary(cycle: Any) -> None:  # noqa: ANN401  any life cycle
    vocabulary = next(item for item in schema().vocabularies if item.vocabulary == cycle.vocabulary)
    assert tuple(cycle.states) == tuple(vocabulary.terms)


@pytest.mark.parametrize("cycle", CYCLES)
def test_every_state_can_be_reached_from_the_first(cycle: Any) -> None:  # noqa: ANN401  any life cycle
    reached = set(cycle.first)
    for _ in cycle.states:
        reached |= {follower for state in reached for follower in cycle.next_states(state)}
    assert reached == set(cycle.states)


def test_an_agreement_ends_only_completed_or_early() -> None:
    cycle = LIFE_CYCLES["Agreement"]
    assert {state for state in cycle.states if cycle.ends(state)} == {"completed", "ended_early"}
    assert set(cycle.states) - OPEN_STATES == {"completed", "ended_early"}


def test_a_draft_cannot_become_active_without_being_agreed() -> None:
    draft = replace(AGREED, state="draft")
    with pytest.raises(ForbiddenMove, match="agreed"):
        check_change(draft, replace(draft, state="active"))


def test_the_refusal_says_that_an_end_is_an_end() -> None:
    ended = replace(AGREED, state="completed", closed_on=DAY, closing_reason="goals_settled")
    with pytest.raises(ForbiddenMove, match="is the end"):
        check_change(ended, replace(ended, state="active"))


def test_ending_needs_a_day_and_a_reason() -> None:
    assert problems_of(AGREED, replace(AGREED, state="ended_early")) == ["/closed_on", "/closing_reason"]
    check_change(AGREED, replace(AGREED, state="ended_early", closed_on=DAY, closing_reason="moved_away"))


@pytest.mark.parametrize("state", ["dropped", "not_reached"])
def test_a_goal_is_not_given_up_without_a_reason(state: Any) -> None:  # noqa: ANN401  a code
    assert problems_of(GOAL, replace(GOAL, state=state)) == ["/reason"]
    check_change(GOAL, replace(GOAL, state=state, reason="supply_gap"))


def test_the_reason_of_a_result_stays_while_the_result_does() -> None:
    dropped = replace(GOAL, state="dropped", reason="supply_gap")
    assert problems_of(dropped, replace(dropped, reason=None)) == ["/reason"]
    check_change(dropped, replace(dropped, reason="life_changed"))
    # A case system may have brought a result without one.
    check_change(replace(dropped, reason=None), replace(dropped, reason=None, words="anders"))


def test_a_done_step_is_opened_before_it_is_dropped() -> None:
    done = replace(STEP, state="done")
    assert problems_of(done, replace(done, state="dropped")) == ["/state"]
    check_change(done, replace(done, state="open"))


def test_an_earlier_version_never_changes() -> None:
    version = AgreementVersion(id="agv_1", holder="svc_1", version=1, replaced_on=DAY, synthetic=True)
    assert problems_of(version, replace(version, why="anders")) == [""]


def test_signatures_and_not_signed_contradict_each_other() -> None:
    signed = replace(AGREED, signatures=(Signature(role="client", signed_on=DAY, method="paper"),))
    check_new(replace(signed, signed=True))
    with pytest.raises(ForbiddenMove):
        check_new(replace(signed, signed=False))


@given(st.sampled_from(sorted(LIFE_CYCLES["Agreement"].states)), st.data())
def test_whatever_the_check_lets_pass_is_an_arrow_of_the_table(state: AgreementStateCode, data: st.DataObject) -> None:
    cycle = LIFE_CYCLES["Agreement"]
    new_state = data.draw(st.sampled_from(sorted(cycle.states)))
    facts: dict[str, Any] = {"closed_on": DAY, "closing_reason": "other"}
    try:
        check_change(replace(AGREED, state=state), replace(AGREED, state=new_state, **facts))
    except ForbiddenMove:
        assert not cycle.may_move(state, new_state)
    else:
        assert cycle.may_move(state, new_state)


def test_the_page_about_the_life_cycles_is_fresh() -> None:
    assert text_of("docs/reference/life-cycles.md") == life_cycle_page()
