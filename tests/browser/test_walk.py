"""Walks through the pages as people take them: with the keyboard, with a script switched off, on a small screen."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def press(page: "Page", *keys: str) -> None:
    """Press one key after the other."""
    for key in keys:
        page.keyboard.press(key)


def type_into(page: "Page", field: str, text: str) -> None:
    """Walk with Tab to the field of that id, and type."""
    for _ in range(60):
        if page.evaluate("document.activeElement.id") == field:
            page.keyboard.type(text)
            return
        press(page, "Tab")
    pytest.fail(f"Tab never reached {field}")


@pytest.mark.usefixtures("complaints")
def test_a_counsellor_finds_an_offer_with_the_keyboard_alone(chromium_page: "Page", address: str) -> None:
    page = chromium_page
    page.goto(address)
    page.get_by_role("link", name="Angebote suchen").focus()
    press(page, "Enter")
    page.wait_for_url("**/angebote")

    type_into(page, "topic", "Deutschkurs")
    type_into(page, "place", "Hannover: Mitte")
    type_into(page, "age", "34")
    type_into(page, "german_level", "A1")
    type_into(page, "residence_group", "Aufenthaltsgestattung")
    press(page, "Tab", "Tab", "Enter")
    page.wait_for_url("**/vorschlaege#ergebnis")

    assert page.get_by_role("heading", level=2, name="Deutschkurs am").is_visible()
    assert page.locator("#age").input_value() == "34"
    first = page.locator(".ns-results h3 a").first
    name = first.inner_text()
    first.focus()
    press(page, "Enter")
    page.wait_for_url("**/angebote/off_*")
    assert page.locator("h1").inner_text() == name


@pytest.mark.usefixtures("complaints")
def test_a_counsellor_asks_why_an_offer_is_not_in_the_list(chromium_page: "Page", address: str) -> None:
    page = chromium_page
    page.goto(f"{address}/angebote")
    page.select_option("#topic", "german_course")
    page.fill("#age", "34")
    page.get_by_role("button", name="Vorschläge anzeigen").click()
    page.locator("#ergebnis").wait_for()

    page.select_option("#other_offer", index=0)
    page.get_by_role("button", name="Warum passt das nicht?").click()

    page.locator("#warum").wait_for()
    assert page.locator("#warum .ns-criterion").count() >= 6
    assert page.locator("#age").input_value() == "34"
    assert page.url == f"{address}/vorschlaege#ergebnis"


@pytest.mark.usefixtures("complaints")
def test_a_counsellor_goes_from_a_stored_goal_to_suggestions(chromium_page: "Page", address: str) -> None:
    page = chromium_page
    page.goto(f"{address}/anmelden")
    page.locator("button[value='gst_demo-mbe']").click()
    page.wait_for_url("**/faelle")

    page.goto(f"{address}/faellig?alle=1")
    page.get_by_role("link", name="Fall öffnen").first.click()
    page.wait_for_url("**/fall/*")
    page.locator("button[name=goal]").first.click()
    page.wait_for_url("**/vorschlaege#ergebnis")

    assert page.locator("#topic").input_value() != ""
    assert page.locator("#ergebnis").is_visible()


@pytest.mark.usefixtures("complaints")
def test_a_co_ordinator_reads_the_figures_and_moves_the_map(chromium_page: "Page", address: str) -> None:
    page = chromium_page
    page.goto(f"{address}/anmelden")
    page.locator("button[value='gst_demo-coordinator']").click()
    page.wait_for_url("**/netzwerk")

    assert page.locator(".ns-figure").count() >= 5
    assert page.locator("svg.network-map a").count() > 20
    page.get_by_role("link", name="Karte zum Verschieben").click()
    page.wait_for_url("**/netzwerk/karte*")
    canvas = page.locator("canvas")
    canvas.wait_for()
    assert canvas.bounding_box()
    assert page.evaluate("nodes.length") > 20


@pytest.mark.usefixtures("complaints")
def test_every_unit_on_the_map_is_a_link_that_the_keyboard_reaches(chromium_page: "Page", address: str) -> None:
    page = chromium_page
    page.goto(f"{address}/anmelden")
    page.locator("button[value='gst_demo-coordinator']").click()
    page.wait_for_url("**/netzwerk")

    page.locator("svg.network-map a").first.focus()
    press(page, "Enter")

    page.wait_for_url("**/organisationen/org_*")


def test_without_scripts_on_a_small_screen_every_page_works_and_nothing_is_cut_off(
    scriptless_page: "Page", address: str
) -> None:
    page = scriptless_page
    page.goto(f"{address}/angebote?q=beratung")
    assert fits(page)
    page.select_option("#topic", "housing")
    page.get_by_role("button", name="Vorschläge anzeigen").click()
    page.wait_for_url("**/vorschlaege#ergebnis")
    assert fits(page)
    page.locator(".ns-result .ns-why summary").first.click()
    assert page.locator(".ns-result .ns-criterion").first.is_visible()
    page.locator(".ns-results h3 a").first.click()
    page.wait_for_url("**/angebote/off_*")
    assert fits(page)
    page.goto(f"{address}/anmelden")
    page.locator("button[value='gst_demo-coordinator']").click()
    page.wait_for_url("**/netzwerk")
    assert page.locator("svg.network-map").is_visible()
    assert fits(page)
    page.get_by_role("button", name="Abmelden").click()
    page.wait_for_url(f"{address}/")
    assert page.get_by_role("link", name="Anmelden").is_visible()


def test_on_a_small_screen_nothing_of_the_casework_is_cut_off(scriptless_page: "Page", address: str) -> None:
    page = scriptless_page
    page.goto(f"{address}/anmelden")
    page.locator("button[value='gst_demo-mbe']").click()
    for path in ("/faelle", "/faellig?alle=1", "/kurzkontakte", "/weiterleitungen", "/posteingang", "/platzvergabe"):
        page.goto(f"{address}{path}")
        assert page.locator(".ns-nav [aria-current=page]").count() == 1, path
        assert fits(page), path
    page.goto(f"{address}/faellig?alle=1")
    page.get_by_role("link", name="Fall öffnen").first.click()
    page.wait_for_url("**/fall/*")
    case = page.url
    for name in ("Ändern oder unterschreiben", "Überprüfung und Stand", "Bilanz", "Schritt vereinbaren", "Übergeben"):
        page.goto(case)
        assert fits(page)
        with page.expect_navigation(wait_until="load"):
            page.get_by_role("button", name=name).first.click()
        assert fits(page), name


@pytest.mark.parametrize("account", ["mbe", "coordinator", "partner", "case-system"])
def test_on_a_wide_screen_signing_out_stands_on_the_line_of_the_navigation(
    chromium_page: "Page", address: str, account: str
) -> None:
    chromium_page.goto(f"{address}/anmelden")
    chromium_page.click(f"button[value='gst_demo-{account}']")
    boxes = [chromium_page.locator(f".ns-nav__list >> text={words}").first for words in ("Start", "Abmelden")]
    tops = {round(box.bounding_box()["y"]) for box in boxes}  # type: ignore[index]  # both are visible
    assert len(tops) == 1


def fits(page: "Page") -> bool:
    """Whether nothing on the page makes it wider than the screen."""
    widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return bool(widths[0] <= widths[1])
