"""The headers of writes: what makes a repeat safe, and as an ETag the revision that a change is made from."""

import re

from pydantic import BaseModel, Field
from werkzeug.exceptions import PreconditionRequired

from graphsvc.errors import FieldProblem, InvalidInput

# Fifteen digits are more changes than any record sees, and fewer than a store's integers hold.
_ETAG = re.compile(r'^"(\d{1,15})"$')
_NEEDS_ETAG = "If-Match carries the ETag that reading the record gave. 428 without it."


class WriteHeaders(BaseModel):
    """What makes a repeat safe."""

    idempotency_key: str = Field(
        default="",
        alias="Idempotency-Key",
        description="Up to 200 characters that name this write; a repeat with the same body gets the first answer.",
    )


class ChangeHeaders(BaseModel):
    """Which version the change is made from."""

    if_match: str = Field(default="", alias="If-Match", description=_NEEDS_ETAG)


class CommandHeaders(ChangeHeaders, WriteHeaders):
    """Which version the command is about, and what makes a repeat safe."""


def revision_from(etag: str) -> int:
    """The revision in an ETag; raises `PreconditionRequired` without one, `InvalidInput` for another text."""
    if not etag:
        raise PreconditionRequired
    match = _ETAG.match(etag)
    if match is None:
        raise InvalidInput([_UNREADABLE_ETAG])
    return int(match[1])


_UNREADABLE_ETAG = FieldProblem(
    "/If-Match",
    'Das ist kein ETag dieses Dienstes. Bitte so senden, wie es beim Lesen kam, etwa "3" mit Anführungszeichen.',
    'This is no ETag of this service. Send it as reading gave it, such as "3" with its quotation marks.',
)
