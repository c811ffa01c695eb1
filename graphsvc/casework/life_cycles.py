"""Which writes the life cycles allow: the check that stands before every write, whatever door it comes from."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from graphsvc.casework.agreement_states import AGREEMENT
from graphsvc.casework.goal_states import GOAL
from graphsvc.casework.states import LifeCycle
from graphsvc.casework.step_states import STEP
from graphsvc.errors import FieldProblem, ForbiddenMove
from graphsvc.model.derived import Agreement, AgreementVersion, Goal, Record, Step
from graphsvc.model.vocabularies import terms

# By label of the record that moves.
LIFE_CYCLES: Mapping[str, LifeCycle[Any]] = MappingProxyType(
    {Agreement.label: AGREEMENT, Goal.label: GOAL, Step.label: STEP}
)
_NEVER_CHANGED = frozenset((AgreementVersion.label,))


def is_guarded(kind: type[Record]) -> bool:
    """Whether a change of such a record has to be compared with what is stored."""
    return kind.label in LIFE_CYCLES or kind.label in _NEVER_CHANGED


def check_new(record: Record) -> None:
    """Return for a record that may be stored anew; else raise `ForbiddenMove` naming every fact that is missing."""
    _refuse(_contradictions(record))


def check_change(stored: Record, record: Record) -> None:
    """Return where the stored record may become the other one; else raise `ForbiddenMove`.

    It names the states that may follow, or every fact that the new state needs. A record that stays in its state keeps
    the facts that the state needs; it may lack one that a case system never sent.
    """
    if record.label in _NEVER_CHANGED:
        raise ForbiddenMove([_FROZEN])
    cycle = LIFE_CYCLES.get(record.label)
    if cycle is not None:
        before, after = _state(stored), _state(record)
        if not cycle.may_move(before, after):
            raise ForbiddenMove([_not_next(cycle, before)])
        missing = _missing(cycle, record)
        _refuse(missing if before != after else [each for each in missing if _is_known(stored, each)])
    _refuse(_contradictions(record))


def _refuse(problems: list[FieldProblem]) -> None:
    if problems:
        raise ForbiddenMove(problems)


def _state(record: Record) -> str:
    state: str = getattr(record, "state")  # noqa: B009  every record with a life cycle has one
    return state


def _missing(cycle: LifeCycle[Any], record: Record) -> list[FieldProblem]:
    words = terms(cycle.vocabulary)[_state(record)]
    return [
        FieldProblem(
            f"/{name}",
            f"Für den Stand „{words.de}“ fehlt diese Angabe. Bitte ergänzen.",
            f'The state "{words.en}" needs this. Add it.',
        )
        for name in cycle.states[_state(record)].needs
        if getattr(record, name) is None
    ]


def _is_known(stored: Record, problem: FieldProblem) -> bool:
    return getattr(stored, problem.pointer.removeprefix("/")) is not None


def _contradictions(record: Record) -> list[FieldProblem]:
    """A signed agreement that is said not to be signed."""
    if isinstance(record, Agreement) and record.signatures and record.signed is False:
        return [_SIGNED]
    return []


def _not_next(cycle: LifeCycle[Any], state: str) -> FieldProblem:
    words = terms(cycle.vocabulary)
    now, following = words[state], cycle.next_states(state)
    if not following:
        return FieldProblem(
            "/state",
            f"„{now.de}“ ist das Ende; es folgt kein anderer Stand. Legen Sie einen neuen Eintrag an.",
            f'"{now.en}" is the end; no other state follows. Create a new record.',
        )
    codes = ", ".join(following)
    return FieldProblem(
        "/state",
        f"Auf „{now.de}“ folgt dieser Stand nicht. Möglich sind: {codes}.",
        f'This state does not follow "{now.en}". Possible are: {codes}.',
    )


_FROZEN = FieldProblem(
    "",
    "Eine frühere Fassung wird nie geändert. Ändern Sie die Vereinbarung selbst.",
    "An earlier version is never changed. Amend the agreement itself.",
)
_SIGNED = FieldProblem(
    "/signed",
    "Es gibt Unterschriften. Setzen Sie signed auf true oder nehmen Sie die Unterschriften heraus.",
    "There are signatures. Set signed to true, or take the signatures out.",
)
