"""The API on a store in memory, and tokens for its callers."""

from collections.abc import Iterator

import pytest
from flask_openapi.openapi import OpenAPI
from pydantic import SecretStr

from graphsvc.access.tokens import issue_token
from graphsvc.app import create_app
from graphsvc.settings import Settings
from graphsvc.stores import Store, open_store
from tests.api.calling import Api
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
def anyone(app: OpenAPI) -> Api:
    """A caller without a token."""
    return Api(app.test_client())


@pytest.fixture
def counsellor(app: OpenAPI, store: Store) -> Api:
    """A counsellor of the MBE."""
    return Api(app.test_client(), issue_token(store, "counsellor", "anna", MBE.id))


@pytest.fixture
def counsellor_elsewhere(app: OpenAPI, store: Store) -> Api:
    """A counsellor of the JMD."""
    return Api(app.test_client(), issue_token(store, "counsellor", "boris", JMD.id))


@pytest.fixture
def coordinator(app: OpenAPI, store: Store) -> Api:
    """A network co-ordinator, who sees no casework."""
    return Api(app.test_client(), issue_token(store, "coordinator", "carla"))
