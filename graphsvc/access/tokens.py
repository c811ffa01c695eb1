"""Tokens: shown once, stored as a hash, each for one role and, for casework, one counselling service."""

import hashlib
import secrets
from datetime import UTC, date, datetime

from graphsvc.errors import FieldProblem, InvalidInput, NotFound, NotSignedIn
from graphsvc.model.actor import OPERATOR, Actor
from graphsvc.model.changes import Create
from graphsvc.model.derived import AccessToken, CounsellingService, Organisation, RoleCode
from graphsvc.model.ids import new_id
from graphsvc.stores.protocol import Store

PREFIX = "gst_"
_NEEDS_SERVICE = frozenset(("counsellor", "case_system"))


def issue_token(
    store: Store,
    role: RoleCode,
    account: str,
    service: str | None = None,
    expires_on: date | None = None,
    *,
    organisation: str | None = None,
) -> str:
    """A new token for that account; it is never shown again.

    Raises `InvalidInput` where a role that sees casework comes without a service, or a partner without an
    organisation, or `NotFound` for a service or organisation that does not exist.
    """
    if role in _NEEDS_SERVICE and service is None:
        raise InvalidInput([_service_missing(role)])
    if (role == "partner") != (organisation is not None):
        raise InvalidInput([_ORGANISATION])
    if service is not None:
        store.get(None, CounsellingService, service)
    if organisation is not None:
        store.get(None, Organisation, organisation)
    # 32 random bytes need no slow hash: nobody can try them all.
    token = PREFIX + secrets.token_urlsafe(32)
    record = AccessToken(
        id=new_id(AccessToken),
        token_hash=token_hash(token),
        role=role,
        account=account,
        service=service,
        organisation=organisation,
        created_at=datetime.now(UTC),
        expires_on=expires_on,
    )
    store.write(OPERATOR, record.id, [Create(record)])
    return token


def actor_of(store: Store, token: str, today: date) -> Actor:
    """The actor that the token stands for; raises `NotSignedIn` for an unknown, retired or expired one."""
    found = token_record(store, token)
    actor = _actor(found, today) if found else None
    if actor is None:
        message = "This token is not known or has expired. Ask the operator for a new one."
        raise NotSignedIn(message)
    return actor


def token_record(store: Store, token: str) -> AccessToken | None:
    """The stored record of a token; None for an unknown one."""
    return store.find(OPERATOR, AccessToken, "token_hash", token_hash(token))


def actor_by_record(store: Store, record_id: str, today: date) -> Actor | None:
    """The actor of a stored token by its record's id; None where it is gone, retired or expired."""
    try:
        return _actor(store.get(OPERATOR, AccessToken, record_id), today)
    except NotFound:
        return None


def token_hash(token: str) -> str:
    """The hash under which a token is stored: SHA-256, as hexadecimal digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def _actor(found: AccessToken, today: date) -> Actor | None:
    if found.retired_at is not None or (found.expires_on is not None and found.expires_on < today):
        return None
    return Actor(found.account, found.role, found.service, found.organisation)


def _service_missing(role: str) -> FieldProblem:
    return FieldProblem(
        "/service",
        f"Die Rolle {role} braucht einen Beratungsdienst. Bitte dessen Kennung angeben.",
        f"The role {role} needs a counselling service. Give its id.",
    )


_ORGANISATION = FieldProblem(
    "/organisation",
    "Die Rolle partner, und nur sie, braucht eine Organisation. Bitte deren Kennung angeben.",
    "The role partner, and no other, needs an organisation. Give its id.",
)
