"""The pages on a small store in memory, and visitors of them."""

from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI
from pydantic import SecretStr

from graphsvc.access.tokens import issue_token
from graphsvc.app import create_app
from graphsvc.settings import Settings
from graphsvc.stores import Store, open_store
from tests.contract.graph import GROUND, JMD, MBE, PLACES, put


@pytest.fixture
def store() -> Iterator[Store]:
    """A store with places, topics, two counselling services and one offer."""
    opened = open_store("sqlite:///:memory:")
    opened.init()
    put(opened, *PLACES, *GROUND)
    yield opened
    opened.close()


@pytest.fixture
def app(store: Store) -> OpenAPI:
    """The application on that store."""
    return create_app(Settings(store=SecretStr("sqlite:///:memory:")), store)


@pytest.fixture
def visitor(app: OpenAPI) -> FlaskClient:
    """Somebody who is not signed in."""
    return app.test_client()


@pytest.fixture
def counsellor(app: OpenAPI, store: Store) -> FlaskClient:
    """A counsellor of the MBE who has signed in."""
    return _signed_in(app, issue_token(store, "counsellor", "anna", MBE.id))


@pytest.fixture
def counsellor_elsewhere(app: OpenAPI, store: Store) -> FlaskClient:
    """A counsellor of the JMD who has signed in."""
    return _signed_in(app, issue_token(store, "counsellor", "boris", JMD.id))


@pytest.fixture
def coordinator(app: OpenAPI, store: Store) -> FlaskClient:
    """A network co-ordinator who has signed in."""
    return _signed_in(app, issue_token(store, "coordinator", "carla"))


def _signed_in(app: OpenAPI, token: str) -> FlaskClient:
    browser = app.test_client()
    browser.post("/anmelden", data={"token": token})
    return browser
