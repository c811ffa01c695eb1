"""When an agreement is still worked on: asked by the commands before a write, and by every store inside it."""

from graphsvc.errors import FieldProblem, ForbiddenMove
from graphsvc.model.derived import Agreement, AgreementStateCode

# The states in which goals, steps, reviews and hurdles may change.
OPEN_STATES: frozenset[AgreementStateCode] = frozenset(("draft", "agreed", "active", "paused"))


def require_open(agreement: Agreement) -> None:
    """Return for an agreement that has not ended; else raise `ForbiddenMove`."""
    if agreement.state not in OPEN_STATES:
        raise ForbiddenMove([_ENDED])


_ENDED = FieldProblem(
    "",
    "Die Vereinbarung ist beendet. Legen Sie eine neue an, wenn die Arbeit weitergeht.",
    "The agreement has ended. Draft a new one where the work goes on.",
)
