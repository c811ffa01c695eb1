"""A counsellor works on one case: from a new client to the balance, with nothing typed lost on the way."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graphsvc.model.derived import Agreement, Client, Goal, Step
from graphsvc.stores import Store
from tests.contract.graph import COUNSELLOR, COURSE, GERMAN, SCHOOL, agreement, client, goal, profile, put
from tests.contract.test_cases import review, step
from tests.web.markup import Markup

CASE = client("A-1")
AGREED = agreement(CASE, state="active", review_every_weeks=4)
GOAL = goal(AGREED)
STEP = step(GOAL, "Anmelden", COURSE)


pytestmark = pytest.mark.usefixtures("case")


@pytest.fixture
def case(store: Store) -> Store:
    """A store with one case at work."""
    put(store, CASE, profile(CASE, 1, german_level="a2"), AGREED, GOAL, STEP, review(AGREED, 28))
    return store


def hidden(page: str, address: str) -> dict[str, str]:
    """The hidden fields of the first form on the page that goes to that address, and what its fields hold."""
    form = page[re.search(rf'<form[^>]*action="{address}', page).start() :]  # type: ignore[union-attr]  # else the test fails
    found = Markup(form[: form.index("</form>")])
    return {
        field.attributes["name"]: field.attributes.get("value", "")
        for field in found.all("input")
        if field.attributes.get("type") not in {"checkbox", "radio"} and "name" in field.attributes
    }


def case_page(browser: FlaskClient) -> str:
    """The page of the case, as the list of clients leads to it."""
    links = [link.attributes["href"] for link in Markup(browser.get("/faelle").text).all("a", class_="kern-btn")]
    answer = browser.get(next(link for link in links if re.fullmatch("/fall/[a-z2-7]{26}", link)))
    assert answer.status_code == 200, answer.text
    return answer.text


def show(browser: FlaskClient, address: str, **fields: str) -> str:
    """The page that the form at that address answers for the case."""
    answer = browser.post(address, data={"client": CASE.id, **fields})
    assert answer.status_code == 200, answer.text
    return answer.text


def save(browser: FlaskClient, page: str, address: str, **fields: Any) -> TestResponse:  # noqa: ANN401  form fields
    """The answer to the form on the page, filled in with these fields."""
    return browser.post(address, data={**hidden(page, address), **fields}, follow_redirects=True)


def test_a_new_client_gets_a_page_and_is_found_by_the_reference(counsellor: FlaskClient, store: Store) -> None:
    form = counsellor.get("/faelle/neu").text
    answer = save(counsellor, form, "/faelle/neu", reference="N-7")
    again = save(counsellor, form, "/faelle/neu", reference="N-7")
    assert answer.status_code == again.status_code == 200
    assert "Fall N-7" in answer.text
    (stored,) = (each for each in store.page(COUNSELLOR, Client).records if each.reference == "N-7")
    assert stored.counsellor == "anna"
    assert "N-7" in counsellor.post("/faelle", data={"reference": "n-7", "mine": "yes"}).text
    assert "N-7" not in counsellor.post("/faelle", data={"reference": "X"}).text.split("</form>")[-1]


def test_a_taken_or_missing_reference_names_the_field_and_keeps_what_was_typed(
    counsellor: FlaskClient, case: Store
) -> None:
    put(case, client("B-1"))
    form = counsellor.get("/faelle/neu").text
    empty = save(counsellor, form, "/faelle/neu", reference="", case_system="fall")
    assert empty.status_code == 400
    assert Markup(empty.text).all("input", id="reference")[0].attributes["aria-invalid"] == "true"
    assert Markup(empty.text).all("input", id="case_system")[0].attributes["value"] == "fall"


def test_the_page_shows_situation_agreement_goal_step_and_what_stands_against_it(counsellor: FlaskClient) -> None:
    page = case_page(counsellor)
    assert "Fall A-1" in page
    assert "Deutschniveau" in page
    assert "Anmelden" in page
    assert "Den Eintrag hat noch niemand geprüft." in page
    assert "überfällig" in page
    assert [button.attributes["value"] for button in Markup(page).all("button", name="goal")] == [GOAL.id]


def test_no_address_of_a_case_page_holds_an_id_of_a_client(counsellor: FlaskClient) -> None:
    page = Markup(case_page(counsellor))
    addresses = [each.attributes.get(name, "") for each in page.elements for name in ("href", "action")]
    assert not [address for address in addresses if re.search(r"(cli|agr|goa|stp|rev|pro)_", address)]


def test_a_case_of_another_service_does_not_exist(counsellor_elsewhere: FlaskClient) -> None:
    for address in ("/fall/tun", "/fall/vereinbarung", "/fall/profil"):
        assert counsellor_elsewhere.post(address, data={"client": CASE.id}).status_code == 404


def test_the_address_of_a_case_opens_it_for_the_own_account_only(
    counsellor: FlaskClient, counsellor_elsewhere: FlaskClient, visitor: FlaskClient
) -> None:
    links = [link.attributes["href"] for link in Markup(counsellor.get("/faelle").text).all("a", class_="kern-btn")]
    address = next(link for link in links if link.startswith("/fall/"))
    assert counsellor.get(address).status_code == 200
    assert counsellor_elsewhere.get(address).status_code == 404
    assert visitor.get(address).status_code == 401
    assert counsellor.get("/fall/niemand").status_code == 404


def test_a_step_is_ticked_off_and_a_second_sending_changes_nothing(counsellor: FlaskClient, case: Store) -> None:
    press = {"client": CASE.id, "key": "k", "do": "tick", "record": STEP.id, "revision": "1", "state": "done"}
    assert counsellor.post("/fall/tun", data=press).status_code == 303
    assert counsellor.post("/fall/tun", data=press).status_code == 303
    stored = case.get(COUNSELLOR, Step, STEP.id)
    assert (stored.state, stored.revision) == ("done", 2)


def test_taking_a_case_over_puts_it_on_the_own_due_list(counsellor: FlaskClient, case: Store) -> None:
    assert "Nichts ist fällig" in counsellor.get("/faellig").text
    assert save(counsellor, case_page(counsellor), "/fall/tun").status_code == 200
    assert case.get(COUNSELLOR, Client, CASE.id).counsellor == "anna"
    assert "A-1" in counsellor.get("/faellig").text


def test_a_goal_dropped_without_a_reason_is_refused_with_the_remedy(counsellor: FlaskClient, case: Store) -> None:
    press = {"client": CASE.id, "key": "k", "do": "settle", "record": GOAL.id, "revision": "1", "state": "dropped"}
    press["words"] = "Es gibt keinen Platz"
    answer = counsellor.post("/fall/tun", data=press)
    assert answer.status_code == 422
    assert "fehlt diese Angabe" in answer.text
    assert f'href="#reason-{GOAL.id}"' in answer.text
    assert '<option value="dropped" selected>' in answer.text
    assert Markup(answer.text).all("select", id=f"reason-{GOAL.id}")[0].attributes["aria-invalid"] == "true"
    assert 'value="Es gibt keinen Platz"' in answer.text
    assert counsellor.post("/fall/tun", data={**press, "reason": "supply_gap"}).status_code == 303
    assert case.get(COUNSELLOR, Goal, GOAL.id).reason == "supply_gap"


def test_a_step_changed_meanwhile_is_shown_as_it_is_now(counsellor: FlaskClient, case: Store) -> None:
    press = {"client": CASE.id, "do": "tick", "record": STEP.id, "revision": "1"}
    counsellor.post("/fall/tun", data={**press, "key": "a", "state": "done"})
    answer = counsellor.post("/fall/tun", data={**press, "key": "b", "state": "dropped"})
    assert answer.status_code in {412, 422}
    assert case.get(COUNSELLOR, Step, STEP.id).state == "done"


def test_what_is_taken_out_can_be_put_back(counsellor: FlaskClient, case: Store) -> None:
    press = {"client": CASE.id, "key": "k", "do": "take_out", "record": GOAL.id, "revision": "1"}
    page = counsellor.post("/fall/tun", data=press).text
    assert "Ziel herausgenommen" in page
    assert "Rückgängig" in counsellor.post("/fall/tun", data=press).text
    assert case.get(COUNSELLOR, Goal, GOAL.id).retired_at is not None
    assert save(counsellor, page, "/fall/zurueck").status_code == 200
    assert case.get(COUNSELLOR, Goal, GOAL.id).retired_at is None


def test_a_step_with_an_offer_is_checked_at_once_and_agreed_on_all_the_same(
    counsellor: FlaskClient, case: Store
) -> None:
    form = show(counsellor, "/fall/schritt", goal=GOAL.id)
    typed = {"what": "Zum Kurs gehen", "whose_turn": "client", "offer": COURSE.id}
    checked = save(counsellor, form, "/fall/schritt", **typed)
    assert "Lässt sich das zusagen?" in checked.text
    assert len(case.page(COUNSELLOR, Step).records) == 1
    agreed = save(counsellor, checked.text, "/fall/schritt", **typed)
    assert "Zum Kurs gehen" in agreed.text
    assert len(case.page(COUNSELLOR, Step).records) == 2


def test_a_wrong_step_names_its_fields_and_keeps_what_was_typed(counsellor: FlaskClient) -> None:
    form = show(counsellor, "/fall/schritt", goal=GOAL.id)
    answer = save(counsellor, form, "/fall/schritt", what="Gehen", whose_turn="client", due_on="morgen")
    assert answer.status_code == 400
    page = Markup(answer.text)
    assert page.all("input", id="due_on")[0].attributes["aria-invalid"] == "true"
    assert page.all("input", id="what")[0].attributes["value"] == "Gehen"


def test_a_goal_needs_a_topic(counsellor: FlaskClient, case: Store) -> None:
    form = show(counsellor, "/fall/ziel", agreement=AGREED.id)
    assert save(counsellor, form, "/fall/ziel", words="Wohnung").status_code == 400
    answer = save(counsellor, form, "/fall/ziel", words="Wohnung", topic="housing", target_on="2026-12-01")
    assert "Wohnung" in answer.text
    assert len(case.page(COUNSELLOR, Goal).records) == 2


def test_an_amendment_needs_its_occasion_and_keeps_the_version_before(counsellor: FlaskClient, case: Store) -> None:
    form = show(counsellor, "/fall/vereinbarung", agreement=AGREED.id)
    missing = save(counsellor, form, "/fall/vereinbarung", held_in_language="ar")
    assert missing.status_code == 422
    assert 'value="ar" selected' in missing.text
    answer = save(counsellor, missing.text, "/fall/vereinbarung", why="Umzug", held_in_language="ar")
    assert "Fassung 2" in answer.text
    assert "Fassung 1, abgelöst am" in answer.text
    assert case.get(COUNSELLOR, Agreement, AGREED.id).version == 2


def test_two_edits_of_one_agreement_stand_side_by_side_and_neither_is_lost(
    counsellor: FlaskClient, case: Store
) -> None:
    form = show(counsellor, "/fall/vereinbarung", agreement=AGREED.id)
    second = show(counsellor, "/fall/vereinbarung", agreement=AGREED.id)
    save(counsellor, form, "/fall/vereinbarung", why="Umzug", held_in_language="ar")
    answer = save(
        counsellor, second, "/fall/vereinbarung", why="Arbeit", held_in_language="uk", needs_1_topic="housing"
    )
    assert answer.status_code == 412
    assert "Zwei Fassungen" in answer.text
    assert "Ukrainisch" in answer.text
    assert "Arabisch" in answer.text
    resolved = save(counsellor, answer.text, "/fall/vereinbarung", held_in_language="uk", needs_0_topic="housing")
    assert resolved.status_code == 200
    stored = case.get(COUNSELLOR, Agreement, AGREED.id)
    assert (stored.version, stored.held_in_language, stored.needs[0].topic) == (3, "uk", "housing")
    assert "Fassung 2, abgelöst am" in resolved.text


def test_signatures_are_added_without_a_new_version(counsellor: FlaskClient, case: Store) -> None:
    form = show(counsellor, "/fall/vereinbarung", agreement=AGREED.id)
    signature = {"signatures_0_role": "client", "signatures_0_signed_on": "2026-03-03", "signatures_0_method": "paper"}
    assert save(counsellor, form, "/fall/vereinbarung", only_signatures="yes", **signature).status_code == 200
    stored = case.get(COUNSELLOR, Agreement, AGREED.id)
    assert (stored.version, stored.signed, stored.signatures[0].role) == (1, True, "client")


def test_a_review_begins_with_the_status_and_sets_the_next(counsellor: FlaskClient) -> None:
    form = show(counsellor, "/fall/ueberpruefung", agreement=AGREED.id)
    assert "Stand der Vereinbarung am" in form
    assert "überfällig" in form
    answer = save(counsellor, form, "/fall/ueberpruefung", held_on="2026-04-01", found="gut")
    assert "gehalten am 01.04.2026" in answer.text
    assert "fällig am 29.04.2026" in answer.text


def test_the_balance_keeps_what_was_typed_until_everything_is_said(counsellor: FlaskClient, case: Store) -> None:
    form = show(counsellor, "/fall/bilanz", agreement=AGREED.id)
    said = {"state": "completed", "closing_reason": "goals_settled", "successes": "B1"}
    open_goal = save(counsellor, form, "/fall/bilanz", **said, **{f"results_{GOAL.id}": "open"})
    assert open_goal.status_code == 422
    assert "Dieses Ziel ist noch offen" in open_goal.text
    no_body = {
        f"results_{GOAL.id}": "reached",
        "hurdles_0_kind": "broken_cooperation",
        "hurdles_0_topic": "german_course",
    }
    lacking = save(counsellor, open_goal.text, "/fall/bilanz", **said, **no_body)
    assert "mit der die Zusammenarbeit stockte" in lacking.text
    answer = save(counsellor, lacking.text, "/fall/bilanz", **said, **no_body, hurdles_0_body=SCHOOL.id)
    assert "Abgeschlossen" in answer.text
    assert "Zusammenarbeit ist gestört" in answer.text
    assert case.get(COUNSELLOR, Agreement, AGREED.id).state == "completed"


def test_a_new_version_of_the_situation_is_stored(counsellor: FlaskClient) -> None:
    form = show(counsellor, "/fall/profil")
    wrong = save(counsellor, form, "/fall/profil", age="hundert")
    assert wrong.status_code == 400
    answer = save(counsellor, wrong.text, "/fall/profil", age="34", german_level="b1")
    assert "Fassung 2" in answer.text
    assert "B1" in answer.text


def test_a_draft_is_edited_agreed_and_begun(counsellor: FlaskClient, case: Store) -> None:
    form = show(counsellor, "/fall/vereinbarung")
    drafted = save(counsellor, form, "/fall/vereinbarung", review_every_weeks="4", needs_2_topic="housing").text
    draft = next(item for item in case.page(COUNSELLOR, Agreement).records if item.state == "draft")
    assert (draft.needs[0].topic, draft.needs[0].priority) == ("housing", 1)
    assert "Entwurf" in drafted
    press = {"client": CASE.id, "do": "move", "record": draft.id}
    counsellor.post("/fall/tun", data={**press, "key": "1", "revision": "1", "state": "agreed"})
    answer = counsellor.post("/fall/tun", data={**press, "key": "2", "revision": "2", "state": "active"})
    assert answer.status_code == 303
    assert case.get(COUNSELLOR, Agreement, draft.id).state == "active"
    refused = counsellor.post("/fall/tun", data={**press, "key": "3", "revision": "3", "state": "draft"})
    assert refused.status_code == 422


def test_the_due_list_is_mine_or_the_services(counsellor: FlaskClient) -> None:
    assert "Nichts ist fällig" in counsellor.get("/faellig").text
    everything = counsellor.get("/faellig?alle=1").text
    assert "Zusagen in Gefahr" in everything
    assert "Schritt der Klientin oder des Klienten" in everything


def test_a_co_ordinator_and_a_visitor_see_none_of_it(coordinator: FlaskClient, visitor: FlaskClient) -> None:
    for address in ("/fall/tun", "/fall/vereinbarung", "/fall/bilanz"):
        assert coordinator.post(address, data={"client": CASE.id}).status_code == 403
        assert visitor.post(address, data={"client": CASE.id}).status_code == 401
    assert coordinator.get("/faellig").status_code == 403
    assert GERMAN.id not in coordinator.get("/").text
