"""Who asks, and how far that reaches: the one place that decides which records a role may touch.

A store calls `reading_scope` and `writing_scope` in every method that touches records and puts the answer
into the query itself, so that no page can forget it.
"""

from dataclasses import dataclass
from typing import Literal

from graphsvc.errors import NotAllowed, NotSignedIn
from graphsvc.model.derived import CaseworkRecord, Record, RoleCode

# Which roles may read and write the records of each access class; None stands for nobody signed in.
_READERS: dict[str, frozenset[RoleCode | None]] = {
    "public": frozenset((None, "counsellor", "coordinator", "case_system", "operator", "partner")),
    "members": frozenset(("counsellor", "coordinator", "case_system", "operator")),
    "casework": frozenset(("counsellor", "case_system", "operator")),
    "internal": frozenset(("operator",)),
    "survey": frozenset(("operator",)),
    "kept": frozenset(("operator",)),
}
_WRITERS: dict[str, frozenset[RoleCode]] = {
    "public": frozenset(("counsellor", "coordinator", "case_system", "operator")),
    "members": frozenset(("counsellor", "coordinator", "case_system", "operator")),
    "casework": frozenset(("counsellor", "case_system", "operator")),
    "internal": frozenset(("operator",)),
    "survey": frozenset(("coordinator", "operator")),
    # The store writes these about its own writes; the audit trail is append-only.
    "kept": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: an account with a role, and the counselling service whose cases it may see.

    A partner belongs to an organisation instead, and sees what was referred to its offers.
    """

    account: str
    role: RoleCode
    service: str | None = None
    organisation: str | None = None


# The person who runs the installation and already holds its files: seeding, checking, copying.
OPERATOR = Actor(account="operator", role="operator")


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a label an actor reaches: everything where `holder` is None, else that service's records."""

    holder: str | None


@dataclass(frozen=True, slots=True)
class Receiver:
    """On whose behalf an actor answers what was sent to an offer: its provider, or the service that delivers it."""

    organisation: str | None
    service: str | None


def receiver_of(actor: Actor | None) -> Receiver:
    """On whose behalf the actor answers referrals and enquiries; raises `NotSignedIn` or `NotAllowed`.

    A partner answers for its organisation, an account of casework for its counselling service.
    """
    if actor is None:
        message = "Sign in, or send a token in the Authorization header: an inbox needs an account."
        raise NotSignedIn(message)
    if actor.role == "partner" and actor.organisation is not None:
        return Receiver(actor.organisation, None)
    if actor.role in {"counsellor", "case_system"} and actor.service is not None:
        return Receiver(None, actor.service)
    message = f"The role '{actor.role}' has no inbox. Use an account of the receiving organisation or service."
    raise NotAllowed(message)


def holder_of(actor: Actor | None) -> str:
    """The counselling service whose work the actor may count; raises `NotSignedIn` or `NotAllowed`."""
    if actor is None:
        message = "Sign in, or send a token in the Authorization header: the figures of a service need its account."
        raise NotSignedIn(message)
    if actor.role not in {"counsellor", "case_system", "operator"} or actor.service is None:
        message = f"The role '{actor.role}' has no service whose work it may count. Use an account of the service."
        raise NotAllowed(message)
    return actor.service


def reading_scope(actor: Actor | None, kind: type[Record]) -> Scope:
    """What the actor may read of that kind; raises `NotSignedIn` or `NotAllowed`."""
    return _scope(actor, kind, "read")


def writing_scope(actor: Actor | None, kind: type[Record]) -> Scope:
    """What the actor may write of that kind; raises `NotSignedIn` or `NotAllowed`."""
    return _scope(actor, kind, "write")


def _scope(actor: Actor | None, kind: type[Record], action: Literal["read", "write"]) -> Scope:
    role = actor.role if actor else None
    allowed = role in (_READERS if action == "read" else _WRITERS)[kind.access]
    if not allowed and actor is None:
        message = "Sign in, or send a token in the Authorization header: this needs an account."
        raise NotSignedIn(message)
    if not allowed or (actor and issubclass(kind, CaseworkRecord) and role != "operator" and actor.service is None):
        who = "of the holding service" if issubclass(kind, CaseworkRecord) else "with a role that may"
        message = f"The role '{role}' may not {action} {kind.plural}. Use an account {who}."
        raise NotAllowed(message)
    casework = issubclass(kind, CaseworkRecord) and role != "operator"
    return Scope(holder=actor.service if actor and casework else None)
