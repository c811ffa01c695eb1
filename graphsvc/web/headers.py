"""What every answer carries against other sites, and the refusal of forms that other sites send."""

from urllib.parse import urlsplit

from flask import Flask, Response, request, session

from graphsvc.errors import NotAllowed

# Everything from this site, no script at all: the pages need none.
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_READING = frozenset(("GET", "HEAD", "OPTIONS"))
_OWN = frozenset(("same-origin", "none"))


class CrossSiteRequest(NotAllowed):
    """A form that another site sent in the name of who is signed in here."""

    slug = "cross-site-request"


def register(app: Flask) -> None:
    """Check each request and complete each answer of that application."""
    app.before_request(refuse_cross_site)
    app.after_request(_complete)


def refuse_cross_site() -> None:
    """Return for a request that reads, or that this site's own pages sent; else raise `CrossSiteRequest`.

    Browsers say in Sec-Fetch-Site who sent a request, older ones in Origin; a caller that says neither is no
    browser and brings no cookie of somebody else.
    """
    if request.method in _READING:
        return
    sender = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    own = sender in _OWN if sender else origin is None or urlsplit(origin).netloc == request.host
    if not own:
        message = "This was sent by another site. Open the form on this site and send it from there."
        raise CrossSiteRequest(message)


def _complete(response: Response) -> Response:
    headers = response.headers
    # A page with a stricter policy of its own has set it already.
    headers.setdefault("Content-Security-Policy", PAGE_POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "no-referrer")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    # What a POST answers may hold facts about a person, and what somebody signed in sees is theirs alone.
    if request.method not in _READING or session:
        headers["Cache-Control"] = "no-store"
    return response
