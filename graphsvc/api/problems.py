"""Every error as `application/problem+json` (RFC 9457), in English and German.

A problem names fields and remedies and never repeats a value that was sent, but for the two versions of a
`version-conflict`. `type` is a page that explains the kind of problem.
"""

import logging
import traceback
import uuid
from collections.abc import Mapping
from typing import Any, NoReturn

from flask import Flask, Response, request
from flask_openapi.blueprint import APIBlueprint
from pydantic import BaseModel, Field, ValidationError
from pydantic_core import to_json
from werkzeug.exceptions import HTTPException, default_exceptions
from werkzeug.routing import RequestRedirect

from graphsvc.api.problem_words import PROBLEM_KINDS
from graphsvc.errors import (
    RETRY_AFTER_SECONDS,
    FieldProblem,
    GraphsvcError,
    InvalidInput,
    NotAllowed,
    NotSignedIn,
    StoreUnavailable,
    VersionConflict,
)
from graphsvc.model.validation import field_problem, record_to_json

PROBLEM_JSON = "application/problem+json"
_SERVER_ERRORS = 500
_SLUG_OF_STATUS = {
    404: "not-found",
    405: "method-not-allowed",
    413: "too-large",
    415: "unsupported-media-type",
    428: "precondition-required",
}
# Outside these, an address that does not exist is a page that does not exist.
_ROOTS = ("/api", "/healthz", "/readyz")
_log = logging.getLogger(__name__)


class FieldError(BaseModel):
    """One field that cannot be read, and what to do about it."""

    pointer: str = Field(description="JSON pointer into the body, or the name of a parameter behind a slash.")
    detail: str
    detail_de: str


class Problem(BaseModel):
    """A refusal in the form of RFC 9457."""

    type: str = Field(description="Address of a page that explains this kind of problem.")
    title: str
    status: int
    detail: str = Field(description="What to do, in English.")
    detail_de: str = Field(description="What to do, in German.")
    errors: list[FieldError] | None = Field(default=None, description="The fields that cannot be read.")
    yours: dict[str, Any] | None = Field(default=None, description="The version that was sent (status 412).")
    stored: dict[str, Any] | None = Field(default=None, description="The version that is stored (status 412).")
    reference: str | None = Field(default=None, description="Where the operator finds the error in the log.")


def answer_errors_of(blueprint: APIBlueprint) -> None:
    """Let every error under that blueprint be answered as a problem, whatever the pages do with theirs."""
    # Flask asks handlers of a status before handlers of a class, the application's included.
    for code in default_exceptions:
        blueprint.register_error_handler(code, _answer_http_error)
    blueprint.register_error_handler(HTTPException, _answer_http_error)
    blueprint.register_error_handler(GraphsvcError, _answer_graphsvc_error)
    blueprint.register_error_handler(Exception, _answer_unexpected)


def answer_unmatched(app: Flask) -> None:
    """Let requests under the API's addresses that match no route be answered as problems."""
    app.before_request(_refuse_unmatched)


def refuse_parameters(error: ValidationError) -> NoReturn:
    """Raise `InvalidInput` that names every parameter or header that cannot be read."""
    raise InvalidInput([field_problem(detail) for detail in error.errors()]) from None


def _refuse_unmatched() -> Response | None:
    error = request.routing_exception
    ours = any(request.path == root or request.path.startswith(f"{root}/") for root in _ROOTS)
    if error is None or isinstance(error, RequestRedirect) or not ours:
        return None
    return _answer_http_error(error)


def _answer_graphsvc_error(error: GraphsvcError) -> Response:
    slug = next((kind.slug for kind in _tree(error) if kind.slug in PROBLEM_KINDS), "error")
    if error.status >= _SERVER_ERRORS and not isinstance(error, StoreUnavailable):
        return _answer_logged(error, slug, error.status)
    response = _answer(slug, error.status, **_more(error))
    if isinstance(error, NotSignedIn):
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _tree(error: GraphsvcError) -> list[type[GraphsvcError]]:
    return [kind for kind in type(error).__mro__ if issubclass(kind, GraphsvcError)]


def _more(error: GraphsvcError) -> dict[str, Any]:
    match error:
        case InvalidInput():
            return {"errors": [_field_error(problem) for problem in error.problems]}
        case VersionConflict():
            return {"yours": record_to_json(error.yours), "stored": record_to_json(error.stored)}
        case NotSignedIn() | NotAllowed():
            # These say which role or header it was about, and name no record.
            return {"detail": str(error)}
    return {}


def _field_error(problem: FieldProblem) -> dict[str, str]:
    return {"pointer": problem.pointer, "detail": problem.en, "detail_de": problem.de}


def _answer_http_error(error: HTTPException) -> Response:
    status = error.code or _SERVER_ERRORS
    if status >= _SERVER_ERRORS:
        return _answer_logged(error, "error", status)
    response = _answer(_SLUG_OF_STATUS.get(status, "invalid-input"), status)
    for name, value in error.get_headers():
        # Allow, above all; the type and length are those of the page that the exception would have been.
        if name.lower() not in {"content-type", "content-length"}:
            response.headers[name] = value
    return response


def _answer_unexpected(error: Exception) -> Response:
    return _answer_logged(error, "error", _SERVER_ERRORS)


def _answer_logged(error: Exception, slug: str, status: int) -> Response:
    reference = uuid.uuid4().hex[:8].upper()
    # A message may repeat a value of a record, and an address its query: the log gets neither.
    lines = "".join(traceback.format_tb(error.__traceback__))
    _log.error("%s: %s in %s\n%s", reference, type(error).__name__, request.endpoint, lines)
    return _answer(slug, status, reference=reference)


def _answer(slug: str, status: int, **more: object) -> Response:
    kind = PROBLEM_KINDS[slug]
    content: Mapping[str, object] = {
        "type": f"/problems/{slug}",
        "title": kind.title,
        "status": status,
        "detail": kind.detail.en,
        "detail_de": kind.detail.de,
        **more,
    }
    response = Response(to_json(content), status, content_type=PROBLEM_JSON)
    response.headers["Cache-Control"] = "no-store"
    if status == StoreUnavailable.status:
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response
