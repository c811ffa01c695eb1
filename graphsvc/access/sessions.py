"""Who is signed in on the pages, in a signed cookie."""

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface


class SignedCookies(SecureCookieSessionInterface):
    """Flask's signed cookies; a request without a cookie, as every caller of the API sends, costs no key."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session in the cookie; an empty one where none was sent or its signature is wrong."""
        if "HTTP_COOKIE" not in request.environ:
            return self.session_class()
        return super().open_session(app, request)
