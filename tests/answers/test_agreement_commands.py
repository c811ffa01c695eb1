"""Whatever a counsellor does in whatever order: no forbidden state is reached, and nothing that was done is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from graphsvc.answers.agreement_commands import Commanded, amended, closed, held, move
from graphsvc.answers.cases import case_answer, topic_ids, write_case
from graphsvc.answers.checked_writing import write_checked
from graphsvc.casework.agreement_states import AGREEMENT
from graphsvc.casework.balance import Balance
from graphsvc.casework.case import AgreementOfCase, Case
from graphsvc.casework.commands import Desk, Result, add_goal, add_step, change_step, draft_agreement, settle_goal
from graphsvc.casework.life_cycles import LIFE_CYCLES
from graphsvc.errors import ForbiddenMove
from graphsvc.model.changes import Create, Join, Restore, Retire, Update
from graphsvc.model.derived import (
    Agreement,
    AgreementStateCode,
    Goal,
    GoalStateCode,
    Link,
    Record,
    ResultReasonCode,
    Review,
    Step,
    StepStateCode,
)
from graphsvc.model.open_agreements import OPEN_STATES
from graphsvc.stores import open_store
from tests.contract.graph import COUNSELLOR, GROUND, MBE, client, put

ON = date(2026, 3, 2)
CASE = client("fall")
_AGREEMENT_STATES = st.sampled_from(get_args(AgreementStateCode))
_GOAL_STATES = st.sampled_from(get_args(GoalStateCode))
_STEP_STATES = st.sampled_from(get_args(StepStateCode))
_REASONS = st.none() | st.sampled_from(get_args(ResultReasonCode))


class Casework(RuleBasedStateMachine):
    """One agreement, every command, and the general update of records that the API has too."""

    def __init__(self) -> None:
        """Draft an agreement."""
        super().__init__()
        self.store = open_store("sqlite:///:memory:")
        self.store.init()
        put(self.store, *GROUND, CASE)
        self.day = 0
        self.states: list[AgreementStateCode] = ["draft"]
        self.versions = self.reviews = 0
        self.goals: dict[str, str] = {}
        self.steps: dict[str, str] = {}
        self.topic = topic_ids(self.store)("german_course")
        desk = self.desk()
        self.id = desk.id_of(Agreement)
        draft = Agreement(
            id=self.id, holder=MBE.id, version=1, state="draft", review_every_weeks=4, synthetic=True
        )  # fmt: skip
        write_case(self.store, COUNSELLOR, desk, self.case, draft_agreement(desk, self.case, draft, ()))

    def teardown(self) -> None:
        """Close the store."""
        self.store.close()

    def desk(self) -> Desk:
        """The desk on the next day, with a key of its own."""
        self.day += 1
        return Desk(MBE.id, COUNSELLOR.account, f"key {self.day}", ON + timedelta(days=self.day), synthetic=True)

    @property
    def case(self) -> Case:
        """The case as it is stored."""
        return case_answer(self.store, COUNSELLOR, CASE.id)

    @property
    def item(self) -> AgreementOfCase:
        """The agreement as it is stored."""
        return self.case.agreement(self.id)

    def command(self) -> Commanded:
        """A command from the revision that is stored."""
        return Commanded(self.store, COUNSELLOR, self.desk(), self.id, self.item.agreement.revision)

    @contextmanager
    def expecting(self, *, allowed: bool) -> Iterator[None]:
        """Fail where a command is refused that is allowed, or the other way round."""
        if allowed:
            yield
        else:
            with pytest.raises(ForbiddenMove):
                yield

    @property
    def is_open(self) -> bool:
        """Whether the agreement has not ended."""
        return self.states[-1] in OPEN_STATES

    @rule(state=_AGREEMENT_STATES)
    def moves(self, state: AgreementStateCode) -> None:
        """An end needs a balance, so a move alone never reaches one."""
        arrow = AGREEMENT.may_move(self.states[-1], state) and (state in OPEN_STATES or state == self.states[-1])
        with self.expecting(allowed=arrow):
            move(self.command(), state)
        if arrow and state != self.states[-1]:
            self.states.append(state)

    @rule(state=_AGREEMENT_STATES)
    def is_replaced(self, state: AgreementStateCode) -> None:
        """The general update, as a case system sends it."""
        stored = self.item.agreement
        facts: dict[str, Any] = {"concluded_on": ON} if stored.concluded_on is None else {}
        arrow = AGREEMENT.may_move(stored.state, state) and (state in OPEN_STATES or state == stored.state)
        with self.expecting(allowed=arrow):
            write_checked(self.store, COUNSELLOR, self.desk().key, [Update(replace(stored, state=state, **facts))])
        if arrow and state != self.states[-1]:
            self.states.append(state)

    @rule(why=st.sampled_from(["Umzug", ""]))
    def is_amended(self, why: str) -> None:
        """An amendment of what was agreed."""
        allowed = self.is_open and self.states[-1] != "draft" and bool(why)
        with self.expecting(allowed=allowed):
            amended(self.command(), self.item.agreement, why)
        self.versions += allowed

    @rule()
    def gets_a_goal(self) -> None:
        """A new goal."""
        desk, case = self.desk(), self.case
        goal = Goal(id=desk.id_of(Goal), holder=MBE.id, state="open", synthetic=True)
        with self.expecting(allowed=self.is_open):
            write_case(self.store, COUNSELLOR, desk, case, add_goal(desk, case.agreement(self.id), goal, self.topic))
        if self.is_open:
            self.goals[goal.id] = "open"

    @rule()
    def is_sent_a_goal(self) -> None:
        """A new goal as a record of its own, as a case system sends it."""
        goal = Goal(id=self.desk().id_of(Goal), holder=MBE.id, state="open", synthetic=True)
        links = [Link("GOAL_OF", goal.id, self.id), Link("AIMS_AT", goal.id, self.topic)]
        with self.expecting(allowed=self.is_open):
            write_checked(
                self.store, COUNSELLOR, self.desk().key, [Create(goal), *(Join(link) for link in links)]
            )  # fmt: skip
        if self.is_open:
            self.goals[goal.id] = "open"

    @precondition(lambda self: self.goals)
    @rule(data=st.data())
    def has_a_goal_taken_out(self, data: st.DataObject) -> None:
        """A goal retired as a record and put back, which an ended agreement does not allow."""
        goal_id = data.draw(st.sampled_from(sorted(self.goals)))
        revision = self.store.get(COUNSELLOR, Goal, goal_id).revision
        with self.expecting(allowed=self.is_open):
            write_checked(self.store, COUNSELLOR, self.desk().key, [Retire(goal_id, revision)])
            write_checked(self.store, COUNSELLOR, self.desk().key, [Restore(goal_id, revision + 1)])

    @precondition(lambda self: self.goals)
    @rule(data=st.data(), state=_GOAL_STATES, reason=_REASONS)
    def settles_a_goal(self, data: st.DataObject, state: GoalStateCode, reason: ResultReasonCode | None) -> None:
        """A result, with a reason or without."""
        goal_id = data.draw(st.sampled_from(sorted(self.goals)))
        before, cycle = self.goals[goal_id], LIFE_CYCLES["Goal"]
        lacking = cycle.states[state].needs and reason is None
        allowed = self.is_open and cycle.may_move(before, state) and not lacking
        desk, case = self.desk(), self.case
        item, goal = case.goal(goal_id)
        with self.expecting(allowed=allowed):
            write_case(
                self.store, COUNSELLOR, desk, case, settle_goal(desk, item, goal.goal, Result(state, reason))
            )  # fmt: skip
        if allowed:
            self.goals[goal_id] = state

    @precondition(lambda self: self.goals)
    @rule(data=st.data())
    def gets_a_step(self, data: st.DataObject) -> None:
        """A new step."""
        desk, case = self.desk(), self.case
        item, goal = case.goal(data.draw(st.sampled_from(sorted(self.goals))))
        step = Step(id=desk.id_of(Step), holder=MBE.id, whose_turn="client", state="open", synthetic=True)
        with self.expecting(allowed=self.is_open):
            write_case(self.store, COUNSELLOR, desk, case, add_step(desk, item, step, goal.goal))
        if self.is_open:
            self.steps[step.id] = "open"

    @precondition(lambda self: self.steps)
    @rule(data=st.data(), state=_STEP_STATES)
    def ticks_a_step(self, data: st.DataObject, state: StepStateCode) -> None:
        """A step done, dropped or open."""
        step_id = data.draw(st.sampled_from(sorted(self.steps)))
        allowed = self.is_open and LIFE_CYCLES["Step"].may_move(self.steps[step_id], state)
        desk, case = self.desk(), self.case
        item, _, step = case.step(step_id)
        with self.expecting(allowed=allowed):
            write_case(self.store, COUNSELLOR, desk, case, change_step(desk, item, step.step, state))
        if allowed:
            self.steps[step_id] = state

    @rule()
    def is_reviewed(self) -> None:
        """The review that is due, or a further one."""
        command = self.command()
        due = next((review for review in self.item.reviews if review.held_on is None), None)
        made = Review(id=command.desk.id_of(Review), holder=MBE.id, due_on=command.desk.on, synthetic=True)
        with self.expecting(allowed=self.is_open):
            held(command, replace(due or made, held_on=command.desk.on, found="gut"))
        self.reviews += self.is_open

    @rule(state=_AGREEMENT_STATES, settled=st.booleans())
    def is_closed(self, state: AgreementStateCode, settled: bool) -> None:  # noqa: FBT001  drawn
        """The balance, with the results of all goals or without."""
        results = {goal_id: Result("reached") for goal_id, now in self.goals.items() if now in {"open", "partly"}}
        left_open = "open" in self.goals.values() and not settled
        ends = state in {"completed", "ended_early"} and AGREEMENT.may_move(self.states[-1], state)
        allowed = self.is_open and ends and not left_open
        with self.expecting(allowed=allowed):
            closed(self.command(), Balance(state, "other", results=results if settled else {}))
        if allowed:
            self.states.append(state)
            self.goals |= dict.fromkeys(results if settled else (), "reached")

    @invariant()
    def every_state_followed_by_an_arrow(self) -> None:
        """What is stored is where the arrows led."""
        assert self.item.agreement.state == self.states[-1]
        assert all(AGREEMENT.may_move(one, two) for one, two in zip(self.states, self.states[1:], strict=False))
        assert {goal.goal.id: goal.goal.state for goal in self.item.goals} == self.goals
        assert {step.step.id: step.step.state for goal in self.item.goals for step in goal.steps} == self.steps

    @invariant()
    def nothing_is_lost(self) -> None:
        """Every amendment has its version, every review that was held is there, and every reason stands."""
        item = self.item
        assert item.agreement.version == self.versions + 1
        assert [version.version for version in item.versions] == list(range(self.versions, 0, -1))
        assert sum(review.held_on is not None for review in item.reviews) == self.reviews
        assert all(goal.goal.reason for goal in item.goals if LIFE_CYCLES["Goal"].states[goal.goal.state].needs)
        assert all(isinstance(record, Record) and record.revision >= 1 for record in item.versions)


Casework.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestCasework = Casework.TestCase
