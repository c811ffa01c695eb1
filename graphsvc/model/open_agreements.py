"""When an agreement is still worked on: asked by the commands before a write, and by every store inside it."""

from collections.abc import Iterable

from graphsvc.errors import FieldProblem, ForbiddenMove
from graphsvc.model.derived import Agreement, AgreementStateCode

# The states in which goals, steps, reviews and hurdles may change.
OPEN_STATES: frozenset[AgreementStateCode] = frozenset(("draft", "agreed", "active", "paused"))


def require_open(agreement: Agreement) -> None:
    """Return for an agreement that has not ended; else raise `ForbiddenMove`."""
    if agreement.state not in OPEN_STATES:
        raise ForbiddenMove([_ENDED])


def require_settled(open_goals: Iterable[str]) -> None:
    """Return where none of an agreement that ends is left open; else raise `ForbiddenMove` that names each goal."""
    problems = [open_goal(goal_id) for goal_id in open_goals]
    if problems:
        raise ForbiddenMove(problems)


def open_goal(goal_id: str) -> FieldProblem:
    """What is wrong with a goal that is left open at the end: nobody could tell later how it ended."""
    return FieldProblem(
        f"/results/{goal_id}",
        "Dieses Ziel ist noch offen. Bitte das Ergebnis angeben.",
        "This goal is still open. Give its result.",
    )


_ENDED = FieldProblem(
    "",
    "Die Vereinbarung ist beendet. Legen Sie eine neue an, wenn die Arbeit weitergeht.",
    "The agreement has ended. Draft a new one where the work goes on.",
)
