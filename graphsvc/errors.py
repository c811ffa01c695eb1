"""Everything that can go wrong, as one tree.

    GraphsvcError
    ├── InvalidInput          400  what was sent cannot be read; names fields and remedies
    │   └── ForbiddenMove     422  readable, but the life cycle of the record does not allow it
    ├── NotSignedIn           401  stored casework was asked for without an actor
    ├── NotAllowed            403  the actor's role does not reach this
    ├── NotFound              404  no such record, or one that the actor may not see
    ├── Conflict              409
    │   ├── VersionConflict        the record changed meanwhile; carries both versions
    │   ├── AlreadyExists          an id or a unique value is taken
    │   ├── WriteKeyReused         the same write key came with other changes
    │   └── NoPlaceLeft            the intake has no free place
    ├── StoreUnavailable      503  the store does not answer; the caller may repeat
    ├── StoreNotReady         503  the store has no schema, or one of another version
    ├── NotInstalled          500  files of the product are missing
    └── UnknownStore          500  a store URL with a scheme that is not known

Every message says what to do. None carries a value of a casework record.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

# What an answer with status 503 asks to wait before the request is repeated.
RETRY_AFTER_SECONDS = 5


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One field that cannot be read: where it is (a JSON pointer) and what to do, in both languages."""

    pointer: str
    de: str
    en: str


class GraphsvcError(Exception):
    """The root: `slug` names the kind for machines and its page of words, `status` is its HTTP status."""

    slug: ClassVar[str] = "error"
    status: ClassVar[int] = 500


class InvalidInput(GraphsvcError):
    """What was sent cannot be read; `problems` names each field with its remedy."""

    slug = "invalid-input"
    status = 400

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        """Keep the problems in the order given; at least one."""
        super().__init__("; ".join(f"{problem.pointer}: {problem.en}" for problem in problems))
        self.problems = tuple(problems)


class ForbiddenMove(InvalidInput):
    """What was sent can be read, but the life cycle of the record does not allow it; names what would be allowed."""

    slug = "forbidden-move"
    status = 422


class NotSignedIn(GraphsvcError):
    """Stored casework was asked for without an actor."""

    slug = "not-signed-in"
    status = 401


class NotAllowed(GraphsvcError):
    """The actor's role does not reach what was asked for."""

    slug = "not-allowed"
    status = 403


class NotFound(GraphsvcError):
    """No record has that id, or the actor may not see it: the two are not told apart."""

    slug = "not-found"
    status = 404

    def __init__(self, what: str, record_id: str) -> None:
        """Name the kind of record and the id that was asked for."""
        super().__init__(f"{what} '{record_id}' does not exist. Check the id.")
        self.what = what
        self.record_id = record_id


class Conflict(GraphsvcError):
    """The request does not go with what is stored."""

    slug = "conflict"
    status = 409


class VersionConflict(Conflict):
    """The record changed since the caller read it.

    `yours` and `stored` are the two versions; show both and let the person choose.
    """

    slug = "version-conflict"
    status = 412

    def __init__(self, record_id: str, yours: Any, stored: Any) -> None:  # noqa: ANN401  any record type
        """Keep both versions of the record."""
        super().__init__(
            f"'{record_id}' was changed by somebody else. Read it again, compare both versions and send yours anew.",
        )
        self.record_id = record_id
        self.yours = yours
        self.stored = stored


class AlreadyExists(Conflict):
    """An id or a value that must be unique is taken."""

    slug = "already-exists"


class WriteKeyReused(Conflict):
    """The same write key came with other changes; nothing was written."""

    slug = "write-key-reused"

    def __init__(self) -> None:
        """Say the remedy."""
        super().__init__("This write key was used for other changes. Use a new key for a new write.")


class NoPlaceLeft(Conflict):
    """The intake has no free place; nothing was written."""

    slug = "no-place-left"

    def __init__(self, intake_id: str) -> None:
        """Name the intake."""
        super().__init__(f"Intake '{intake_id}' has no free place. Choose another intake or the waiting list.")
        self.intake_id = intake_id


class StoreUnavailable(GraphsvcError):
    """The store does not answer now; the same request, with the same write key, may be repeated."""

    slug = "store-unavailable"
    status = 503


class StoreNotReady(GraphsvcError):
    """The store has no schema yet, or one of another version."""

    slug = "store-not-ready"
    status = 503


class NotInstalled(GraphsvcError):
    """Files that belong to the product are missing."""

    slug = "not-installed"


class UnknownStore(GraphsvcError):
    """A store URL whose scheme is not known."""

    slug = "unknown-store"
