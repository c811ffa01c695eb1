"""Error pages, and a page about each kind of error, to which the API's problem types point."""

import logging
import traceback
import uuid

from flask import Blueprint
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from graphsvc.errors import RETRY_AFTER_SECONDS, GraphsvcError, NotFound, NotSignedIn, StoreUnavailable
from graphsvc.web.frame import page, page_without_store
from graphsvc.web.problem_words import PROBLEMS
from graphsvc.web.sign_in import sign_in_page

bp = Blueprint("problems", __name__)
_log = logging.getLogger(__name__)
_SERVER_ERRORS = 500
_SLUGS = {404: "not-found", 405: "method-not-allowed", 413: "too-large"}


@bp.get("/problems/<slug>")
def kind_of_problem(slug: str) -> str:
    """What an error of that kind means and what to do."""
    if slug not in PROBLEMS:
        what = "Problem"
        raise NotFound(what, slug)
    return page("problem.html", problem=PROBLEMS[slug])


def answer_graphsvc_error(error: GraphsvcError) -> ResponseReturnValue:
    """The error as a page; who is not signed in gets the sign-in form."""
    if isinstance(error, NotSignedIn):
        return sign_in_page(required=True), error.status
    if error.status >= _SERVER_ERRORS:
        return answer_unexpected(error, error.slug)
    return page("problem.html", problem=PROBLEMS[error.slug]), error.status


def answer_http_error(error: HTTPException) -> ResponseReturnValue:
    """The refusal of a request that reached no page, or not in the way it asked for."""
    status = error.code or _SERVER_ERRORS
    if status >= _SERVER_ERRORS:
        return answer_unexpected(error)
    problem = PROBLEMS[_SLUGS.get(status, "invalid-input")]
    headers = {"Allow": ", ".join(error.valid_methods or ())} if isinstance(error, MethodNotAllowed) else {}
    return page("problem.html", problem=problem), problem.status, headers


def answer_unexpected(error: Exception, slug: str = "error") -> ResponseReturnValue:
    """An error of the application, with a reference under which the log has it."""
    reference = uuid.uuid4().hex[:8].upper()
    # An exception's message may repeat a value of a record, so the log gets its kind and the lines of code alone.
    lines = "".join(traceback.format_tb(error.__traceback__))
    _log.error("%s: %s\n%s", reference, type(error).__name__, lines)
    problem = PROBLEMS[slug]
    show = page_without_store if isinstance(error, StoreUnavailable) else page
    shown = show("problem.html", problem=problem, reference=reference)
    headers = {"Retry-After": str(RETRY_AFTER_SECONDS)} if problem.status == StoreUnavailable.status else {}
    return shown, problem.status, headers
