"""The commands on one agreement as API and pages share them: read the case, make the changes, write them checked.

Each takes the revision of the agreement that the caller read. A repeat of a command that was applied already gives the
same answer as the first time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graphsvc.answers.cases import case_answer, case_of_agreement, write_case
from graphsvc.casework.amendment import amend
from graphsvc.casework.balance import Balance, close_agreement
from graphsvc.casework.case import AgreementOfCase, Case
from graphsvc.casework.commands import Desk, hold_review, move_agreement
from graphsvc.errors import FieldProblem, ForbiddenMove, InvalidInput
from graphsvc.model.actor import Actor
from graphsvc.model.changes import Change
from graphsvc.model.derived import Agreement, AgreementStateCode, AgreementVersion, Review
from graphsvc.stores.protocol import Store


@dataclass(frozen=True, slots=True)
class Commanded:
    """Which agreement a command is about, as the caller read it, and from which desk."""

    store: Store
    actor: Actor | None
    desk: Desk
    agreement_id: str
    revision: int


def move(command: Commanded, state: AgreementStateCode) -> AgreementOfCase:
    """The agreement in that state; raises `ForbiddenMove` naming the states that may follow."""
    case, item = _read(command)
    if _applied(command, item, {"state": state}):
        return item
    return _write(command, case, move_agreement(command.desk, _as_read(command, item), state))


def amended(command: Commanded, new: Agreement, why: str, further: Sequence[Change] = ()) -> AgreementOfCase:
    """The agreement in its next version, with the one before among its versions.

    `new` has the terms wanted; state, version and days are set here. `further` changes belong to the same write.
    """
    case, item = _read(command)
    version_id = command.desk.id_of(AgreementVersion)
    if any(version.id == version_id for version in item.versions):
        return item
    current = _as_read(command, item)
    kept = replace(new, revision=command.revision, state=current.agreement.state, version=current.agreement.version)
    return _write(command, case, [*amend(command.desk, current, kept, why), *further])


def reworded(command: Commanded, case: Case, changes: Sequence[Change], why: str) -> None:
    """Apply changes to what was agreed: with an occasion as a new version of the agreement, else as a correction.

    Nobody has signed the new version yet.
    """
    item = case.agreement(command.agreement_id)
    if why:
        amended(command, replace(item.agreement, signatures=()), why, changes)
    else:
        write_case(command.store, command.actor, command.desk, case, changes)


def review_held(
    command: Commanded, review_id: str | None, held_on: date | None, said: Mapping[str, str | None]
) -> Review:
    """A review of the agreement as held, today unless a day is given, with what was said by property.

    It is one that was due, or a further one without an id; raises `InvalidInput` for one that is not of the agreement.
    """
    _, item = _read(command)
    day, words = held_on or command.desk.on, dict[str, Any](said)
    if review_id is None:
        synthetic = item.agreement.synthetic
        made = Review(id=command.desk.id_of(Review), holder=command.desk.holder, due_on=day, synthetic=synthetic)
        return replace(made, held_on=day, **words)
    known = next((review for review in item.reviews if review.id == review_id), None)
    if known is None:
        raise InvalidInput([_NO_REVIEW])
    return replace(known, held_on=day, **words)


def held(command: Commanded, review: Review) -> AgreementOfCase:
    """The agreement after that review: one that was due with its findings, or a new one; the next one is set."""
    case, item = _read(command)
    known = next((other for other in item.reviews if other.id == review.id), None)
    if known is not None and known.held_on is not None:
        if replace(review, revision=known.revision, updated_at=known.updated_at) == known:
            return item
        raise ForbiddenMove([_HELD])
    return _write(command, case, hold_review(command.desk, item, review))


def closed(command: Commanded, balance: Balance) -> AgreementOfCase:
    """The agreement ended with its balance."""
    case, item = _read(command)
    wanted = {
        "state": balance.state,
        "closing_reason": balance.closing_reason,
        "closing_words": balance.closing_words,
        "successes": balance.successes,
    }
    if _applied(command, item, wanted):
        return item
    return _write(command, case, close_agreement(command.desk, _as_read(command, item), balance))


def _read(command: Commanded) -> tuple[Case, AgreementOfCase]:
    case = case_of_agreement(command.store, command.actor, command.agreement_id)
    return case, case.agreement(command.agreement_id)


def _as_read(command: Commanded, item: AgreementOfCase) -> AgreementOfCase:
    """The agreement under the revision that the caller read, so that the store refuses it where that has passed."""
    return replace(item, agreement=replace(item.agreement, revision=command.revision))


def _applied(command: Commanded, item: AgreementOfCase, wanted: dict[str, Any]) -> bool:
    """Whether this very command was applied to that revision already."""
    stored = item.agreement
    return stored.revision == command.revision + 1 and all(
        getattr(stored, name) == value for name, value in wanted.items()
    )


def _write(command: Commanded, case: Case, changes: Sequence[Change]) -> AgreementOfCase:
    write_case(command.store, command.actor, command.desk, case, changes)
    return case_answer(command.store, command.actor, case.client.id).agreement(command.agreement_id)


_HELD = FieldProblem(
    "/review",
    "Diese Überprüfung ist schon eingetragen. Legen Sie für ein weiteres Gespräch eine neue an.",
    "This review is recorded already. Create a new one for a further conversation.",
)
_NO_REVIEW = FieldProblem(
    "/review",
    "Diese Überprüfung gehört nicht zur Vereinbarung. Bitte die Kennung prüfen oder weglassen.",
    "This review does not belong to the agreement. Check the id, or leave it out.",
)
