"""What a web request brings along: its store, its actor, its day, its write key."""

import hmac
import uuid

from flask import current_app, request, session

from graphsvc.access.handles import client_of, handle_of
from graphsvc.access.tokens import actor_by_record, actor_of
from graphsvc.clock import today
from graphsvc.errors import NotSignedIn
from graphsvc.model.actor import Actor
from graphsvc.settings import Settings
from graphsvc.stores.protocol import Store

_SESSION_TOKEN = "token"  # noqa: S105  the name of a field


def request_store() -> Store:
    """The store of the running application."""
    store: Store = current_app.extensions["graphsvc.store"]
    return store


def request_settings() -> Settings:
    """The settings of the running application."""
    settings: Settings = current_app.extensions["graphsvc.settings"]
    return settings


def token_secret() -> bytes:
    """What signs the tokens of suggestions: the installation's secret, else one that lasts until the next start."""
    key = current_app.config["SECRET_KEY"]
    return key if isinstance(key, bytes) else str(key).encode()


def bearer_actor() -> Actor | None:
    """The actor of the bearer token in the Authorization header; None without the header.

    Raises `NotSignedIn` for a token that is not known or no longer valid.
    """
    header = request.headers.get("Authorization")
    if header is None:
        return None
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer" or not token:
        message = "Send the token as: Authorization: Bearer TOKEN"
        raise NotSignedIn(message)
    return actor_of(request_store(), token.strip(), today())


def session_actor() -> Actor | None:
    """The actor who signed in on the pages; None for nobody, or where the access was taken back since."""
    record_id = session.get(_SESSION_TOKEN)
    return actor_by_record(request_store(), record_id, today()) if record_id else None


def sign_in(record_id: str) -> None:
    """Remember in the signed cookie which token signed in; the token itself is not kept."""
    session.clear()
    session[_SESSION_TOKEN] = record_id


def sign_out() -> None:
    """Forget who signed in."""
    session.clear()


def write_key() -> str:
    """The caller's Idempotency-Key, or a new key where none was sent."""
    return request.headers.get("Idempotency-Key") or uuid.uuid4().hex


def client_handle(client_id: str) -> str:
    """What stands for that client in an address, for the account that is signed in here alone."""
    return handle_of(client_id, _handle_key())


def client_by_handle(handle: str) -> str:
    """The id of the client that stands in an address; raises `NotFound`, or gives an id that nobody has."""
    return client_of(handle, _handle_key())


def _handle_key() -> bytes:
    secret = current_app.secret_key
    if secret is None:
        message = "The application has no secret, so it can make no handles."
        raise RuntimeError(message)
    known = secret.encode() if isinstance(secret, str) else bytes(secret)
    return hmac.digest(known, f"handle {session.get(_SESSION_TOKEN)}".encode(), "sha256")
