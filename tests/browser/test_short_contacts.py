"""A day of forty short contacts with the keyboard: at most 25 keystrokes and one page load each."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

pytestmark = pytest.mark.browser
MOST_KEYSTROKES = 25
# Beginnings of topics as people type them; every fourth contact is in another language and has its minutes.
TOPICS = ("schuld", "wohn", "anerk", "kinderb")
LANGUAGES = ("Arab", "Engl", "Ukra")


class Keyboard:
    """Counts each key that is pressed."""

    def __init__(self, page: "Page") -> None:
        """Nothing is pressed yet."""
        self.page = page
        self.pressed = 0

    def types(self, text: str) -> None:
        """Type the text."""
        self.page.keyboard.type(text)
        self.pressed += len(text)

    def presses(self, *keys: str) -> None:
        """Press the keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)
        self.pressed += len(keys)


@pytest.mark.usefixtures("complaints")
def test_forty_contacts_cost_few_keystrokes_and_one_page_load_each(chromium_page: "Page", address: str) -> None:
    page = chromium_page
    page.goto(f"{address}/anmelden")
    page.fill("#token", "gst_demo-mbe")
    page.get_by_role("button", name="Anmelden").click()
    page.goto(f"{address}/kurzkontakte")
    loads: list[str] = []

    def count(sent: "Request") -> None:
        if sent.is_navigation_request():
            loads.append(sent.url)

    page.on("request", count)
    for number in range(40):
        loads.clear()
        keyboard = Keyboard(page)
        page.locator("#topic:focus").wait_for()
        keyboard.types(TOPICS[number % len(TOPICS)])
        if number % 4 == 0:
            keyboard.presses("Tab")
            keyboard.types(LANGUAGES[number % len(LANGUAGES)])
            keyboard.presses("Tab")
            keyboard.types("15")
        with page.expect_navigation(timeout=60_000):
            keyboard.presses("Enter")
        assert page.get_by_text("Gespeichert").is_visible()
        assert keyboard.pressed <= MOST_KEYSTROKES
        assert len(loads) == 1
    assert page.locator("#today-caption").inner_text().startswith("Heute: 40")
    page.get_by_role("button", name="Zurücknehmen").click()
    assert page.locator("#today-caption").inner_text().startswith("Heute: 39")
