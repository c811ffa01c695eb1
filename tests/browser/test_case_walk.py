"""One case from the new client to the balance, with the keyboard alone, as a counsellor works on it."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_walk import press, type_into

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def walk_to(page: "Page", words: str, steps: int = 120) -> None:
    """Walk with Tab to the link, button or summary that begins with these words, and press Enter."""
    for _ in range(steps):
        press(page, "Tab")
        if page.evaluate("document.activeElement.innerText || ''").strip().startswith(words):
            with page.expect_navigation():
                press(page, "Enter")
            return
    pytest.fail(f"Tab never reached {words!r}")


@pytest.mark.usefixtures("complaints")
def test_a_case_is_worked_from_the_new_client_to_the_balance_by_keyboard(chromium_page: "Page", address: str) -> None:
    page = chromium_page
    page.goto(f"{address}/anmelden")
    page.locator("button[value='gst_demo-mbe']").focus()
    with page.expect_navigation():
        press(page, "Enter")

    walk_to(page, "Neue Klientin")
    type_into(page, "reference", "TASTATUR-1")
    walk_to(page, "Anlegen")
    page.wait_for_url("**/fall/*")
    assert "TASTATUR" not in page.url

    walk_to(page, "Situation erfassen")
    type_into(page, "age", "34")
    type_into(page, "german_level", "A1")
    walk_to(page, "Neue Fassung speichern", 300)

    walk_to(page, "Neue Vereinbarung")
    type_into(page, "needs_0_topic", "Deutschkurs")
    walk_to(page, "Entwurf speichern")
    walk_to(page, "Gemeinsam vereinbaren")
    walk_to(page, "Arbeit beginnen")
    assert page.get_by_text("Läuft").first.is_visible()

    walk_to(page, "Neues Ziel")
    type_into(page, "topic", "Deutschkurs")
    type_into(page, "words", "A2 bestehen")
    walk_to(page, "Ziel aufnehmen")

    walk_to(page, "Schritt vereinbaren")
    type_into(page, "what", "Einen Kurs suchen")
    walk_to(page, "Schritt vereinbaren")
    assert page.get_by_text("Einen Kurs suchen").first.is_visible()
    walk_to(page, "Getan")
    assert page.get_by_text("Getan").first.is_visible()

    walk_to(page, "Überprüfung und Stand")
    type_into(page, "found", "Alles auf dem Weg")
    walk_to(page, "Überprüfung speichern")

    walk_to(page, "Bilanz")
    type_into(page, "closing_reason", "Ziele bearbeitet")
    page.locator("select[name^=results_]").first.focus()
    page.keyboard.type("Erreicht")
    walk_to(page, "Bilanz speichern")
    assert page.get_by_text("Abgeschlossen").first.is_visible()
    page.reload()
    assert page.get_by_text("Alles auf dem Weg").count() == 1
