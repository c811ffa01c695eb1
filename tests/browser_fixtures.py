"""A real browser for tests that need one, as a pytest plugin.

Tests marked ``browser`` take the fixture ``chromium_page``. Without Playwright or Chromium they are skipped,
with ``--require-browser`` they fail instead.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Chromium as root in a container, and without traffic of its own."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that turns a missing browser from a skip into a failure."""
    parser.addoption("--require-browser", action="store_true", help="fail when Chromium or Playwright is missing")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line("markers", "browser: needs Chromium and Playwright")


@pytest.fixture(scope="session")
def chromium(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """One headless Chromium for the whole run."""

    def missing(what: str) -> NoReturn:
        message = f"browser tests need {what}"
        if request.config.getoption("--require-browser"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)

    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - optional, its absence is a skip
    except ImportError:
        missing("Playwright (pip install playwright)")
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        missing("Chromium on the path")
    try:
        playwright = sync_playwright().start()
    except Exception as error:  # noqa: BLE001 - Playwright raises a plain Exception when its driver does not start
        missing(f"Playwright's driver to start (on Debian: apt install libatomic1): {error}")
    browser = playwright.chromium.launch(executable_path=executable, args=list(_QUIET))
    yield browser
    browser.close()
    playwright.stop()


@pytest.fixture
def chromium_page(chromium: Browser) -> Iterator[Page]:
    """A blank page in a browser context of its own, German, 1280 by 900."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    yield context.new_page()
    context.close()
