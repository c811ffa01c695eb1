"""The balance at the end of an agreement: what succeeded, what stood in the way, and why it ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from graphsvc.casework.case import AgreementOfCase
from graphsvc.casework.commands import Desk, Result, settle_goal
from graphsvc.casework.goal_states import GOAL
from graphsvc.errors import FieldProblem, ForbiddenMove
from graphsvc.model.changes import AllSettled, Change, Create, Join, Update
from graphsvc.model.derived import AgreementStateCode, ClosingReasonCode, Hurdle, HurdleKindCode, Link
from graphsvc.model.open_agreements import open_goal, require_open


@dataclass(frozen=True, slots=True)
class HurdleNoted:
    """A hurdle as it is said: its kind, the topic it arose in (an id), and the body where co-operation did not work."""

    kind: HurdleKindCode
    topic: str | None = None
    body: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """What both sides say at the end; `results` by id of the goal, for every goal that is still open."""

    state: AgreementStateCode
    closing_reason: ClosingReasonCode | None
    closed_on: date | None = None
    successes: str | None = None
    closing_words: str | None = None
    hurdles: Sequence[HurdleNoted] = ()
    results: Mapping[str, Result] = field(default_factory=dict)


def close_agreement(desk: Desk, item: AgreementOfCase, balance: Balance) -> list[Change]:
    """The agreement ended with its balance, the results of its goals and its hurdles, in one write.

    Raises `ForbiddenMove` where a goal is left open, for nobody could tell later how it ended; where broken
    co-operation names no body, since the coordinator could not act on it; and for a state that is no end.
    """
    require_open(item.agreement)
    ends = {goal.goal.id: balance.results.get(goal.goal.id, Result(goal.goal.state)) for goal in item.goals}
    problems = [
        *([_NO_END] if balance.state not in {"completed", "ended_early"} else []),
        *(open_goal(goal_id) for goal_id, result in ends.items() if result.state == "open"),
        *(_no_reason(goal_id) for goal_id in balance.results if goal_id in ends and _lacks_reason(ends[goal_id])),
        *(_no_body(number) for number, hurdle in enumerate(balance.hurdles) if _lacks_body(hurdle)),
    ]
    if problems:
        raise ForbiddenMove(problems)
    closed = replace(
        item.agreement,
        state=balance.state,
        closed_on=balance.closed_on or desk.on,
        closing_reason=balance.closing_reason,
        closing_words=balance.closing_words,
        successes=balance.successes,
    )
    changes: list[Change] = []
    for goal in item.goals:
        result = balance.results.get(goal.goal.id)
        if result is not None and result.state != goal.goal.state:
            changes += settle_goal(desk, item, goal.goal, result)
    for number, hurdle in enumerate(balance.hurdles):
        changes += _hurdle(desk, item, hurdle, number)
    return [*changes, Update(closed), AllSettled(closed.id)]


def _lacks_reason(result: Result) -> bool:
    return "reason" in GOAL.states[result.state].needs and result.reason is None


def _hurdle(desk: Desk, item: AgreementOfCase, noted: HurdleNoted, number: int) -> list[Change]:
    hurdle = Hurdle(
        id=desk.id_of(Hurdle, str(number)),
        holder=desk.holder,
        kind=noted.kind,
        noted_on=desk.on,
        words=noted.words,
        synthetic=item.agreement.synthetic,
    )
    ends = [end for end in (noted.topic, noted.body) if end is not None]
    links = [Link("HURDLE_OF", hurdle.id, item.agreement.id), *(Link("CONCERNS", hurdle.id, end) for end in ends)]
    return [Create(hurdle), *(Join(link) for link in links)]


def _lacks_body(hurdle: HurdleNoted) -> bool:
    return hurdle.kind == "broken_cooperation" and hurdle.body is None


_NO_END = FieldProblem(
    "/state",
    "Eine Bilanz beendet die Vereinbarung. Möglich sind: completed, ended_early.",
    "A balance ends the agreement. Possible are: completed, ended_early.",
)


def _no_reason(goal_id: str) -> FieldProblem:
    return FieldProblem(
        f"/results/{goal_id}/reason",
        "Der Grund fehlt. Bitte ergänzen.",
        "The reason is missing. Add it.",
    )


def _no_body(number: int) -> FieldProblem:
    return FieldProblem(
        f"/hurdles/{number}/body",
        "Bitte die Stelle nennen, mit der die Zusammenarbeit stockte.",
        "Name the body with which co-operation did not work.",
    )
