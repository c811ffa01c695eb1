"""A running installation: the seed of Hannover behind the production server on a free port."""

import socket
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr
from waitress.server import create_server

from graphsvc.access.demo import store_demo_accounts
from graphsvc.app import create_app
from graphsvc.clock import today
from graphsvc.model.actor import OPERATOR
from graphsvc.seeding.hannover import hannover
from graphsvc.settings import Settings
from graphsvc.stores import open_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the installation answers, for example http://127.0.0.1:43210."""
    url = f"sqlite:///{tmp_path_factory.mktemp('browser') / 'graph.db'}"
    store = open_store(url)
    store.init()
    store.load(OPERATOR, hannover(today()))
    store_demo_accounts(store)
    app = create_app(Settings(store=SecretStr(url), demo=True), store)
    listening = socket.create_server(("127.0.0.1", 0))
    server = create_server(app, sockets=[listening])
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.close()
    thread.join()
    store.close()


@pytest.fixture
def complaints(chromium_page: "Page", address: str) -> Iterator[list[str]]:
    """What the browser had to complain about while the test ran; empty at its end, or the test fails.

    Requests to other sites count, and so do script errors and breaches of the content security policy.
    """
    heard: list[str] = []
    chromium_page.on("console", lambda said: heard.append(said.text) if said.type in {"error", "warning"} else None)
    chromium_page.on("pageerror", lambda error: heard.append(str(error)))
    chromium_page.on(
        "request",
        lambda sent: None if sent.url.startswith((address, "data:")) else heard.append(f"asked for {sent.url}"),
    )
    yield heard
    assert heard == []


@pytest.fixture
def scriptless_page(chromium: "Browser") -> Iterator["Page"]:
    """A page of a browser in which scripts are off, as wide as a small phone."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()
