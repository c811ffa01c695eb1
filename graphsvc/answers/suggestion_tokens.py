"""Tokens of suggestions: a list can be given again, or the answer says what has changed since.

A token is the basis of a list as JSON and its signature, both in base64url; nothing of it is stored.
"""

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass, replace
from datetime import date
from importlib.metadata import version

from graphsvc.answers.suggestions import looked_up
from graphsvc.errors import FieldProblem, InvalidInput
from graphsvc.matching.reproduction import Basis, Changed, basis_of, changes_between
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.model.actor import Actor
from graphsvc.stores.protocol import Store

_SIGNATURE = 16
_PRODUCT = version("graphsvc")


@dataclass(frozen=True, slots=True)
class Repeat:
    """What a token says of a list: the request it stood for with the facts given now, and what has changed since."""

    request: SuggestionRequest
    changed: tuple[Changed, ...]


def token_for(store: Store, request: SuggestionRequest, actor: Actor | None, secret: bytes) -> str:
    """The token of the list that this request gets now; two tokens of one list are not the same text."""
    _, candidates, experience = looked_up(store, request, actor)
    key, salt = _key(secret), secrets.token_urlsafe(9)
    content = asdict(basis_of(request, candidates, experience, _PRODUCT, (key, salt)))
    text = json.dumps(content | {"on": request.on.isoformat()}, separators=(",", ":")).encode()
    return f"{_encoded(text)}.{_encoded(_signature(text, key))}"


def repeated(
    store: Store, token: str, given: SuggestionRequest, actor: Actor | None, secret: bytes, pointer: str = "/token"
) -> Repeat:
    """The request that the token stands for, with the facts of the request given, and what has changed since.

    Topic, day, seed and limit are those of the token. Raises `InvalidInput` for a token that this installation has
    not made.
    """
    key = _key(secret)
    then = _read(token, key, pointer)
    request = replace(given, topic=then.topic, on=then.on, seed=then.seed, limit=then.limit)
    _, candidates, experience = looked_up(store, request, actor)
    now = basis_of(request, candidates, experience, _PRODUCT, (key, then.salt))
    return Repeat(request, changes_between(then, now, candidates))


def _read(token: str, key: bytes, pointer: str) -> Basis:
    body, _, signature = token.strip().partition(".")
    try:
        text = _decoded(body)
        if not hmac.compare_digest(_decoded(signature), _signature(text, key)):
            raise InvalidInput([_unknown_token(pointer)])
        content = json.loads(text)
        content |= {name: tuple(content[name]) for name in ("rules", "offers")}
        return Basis(**content | {"on": date.fromisoformat(content["on"])})
    # A token of an older version of the product may hold other parts.
    except (ValueError, KeyError, TypeError):
        raise InvalidInput([_unknown_token(pointer)]) from None


def _key(secret: bytes) -> bytes:
    return hmac.new(secret, b"graphsvc suggestion token", hashlib.sha256).digest()


def _signature(text: bytes, key: bytes) -> bytes:
    return hmac.new(key, text, hashlib.sha256).digest()[:_SIGNATURE]


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _decoded(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _unknown_token(pointer: str) -> FieldProblem:
    return FieldProblem(
        pointer,
        "Dieses Kennzeichen hat diese Installation nicht ausgestellt. Bitte vollständig übernehmen, oder ohne fragen.",
        "This installation has not made this token. Send it whole, or ask without one.",
    )
