"""The one place where the parts are put together: settings, store, API and pages."""

import secrets

from flask_openapi.models.info import Info
from flask_openapi.openapi import OpenAPI

from graphsvc import __version__, api, web
from graphsvc.access.sessions import SignedCookies
from graphsvc.settings import Settings
from graphsvc.stores import Store, open_store

# A profile with papers is a few kilobytes, a set of changes rarely more than a hundred.
LARGEST_BODY_BYTES = 2_000_000


def create_app(settings: Settings, store: Store | None = None) -> OpenAPI:
    """The web application on that store, by default on the one that the settings name.

    Nothing is connected yet, so it may be created before a server forks.
    """
    app = OpenAPI(
        "graphsvc",
        info=Info(title="graphsvc", version=__version__),
        doc_ui=False,
        static_folder="web/static",
        template_folder="web/templates",
    )
    app.openapi_version = "3.1.0"
    app.config.update(
        SECRET_KEY=settings.secret.get_secret_value() if settings.secret else secrets.token_bytes(32),
        MAX_CONTENT_LENGTH=LARGEST_BODY_BYTES,
        SESSION_COOKIE_NAME="graphsvc_session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
    )
    app.session_interface = SignedCookies()
    app.extensions["graphsvc.settings"] = settings
    app.extensions["graphsvc.store"] = store or open_store(settings.store.get_secret_value())
    api.register(app)
    web.register(app)
    return app
