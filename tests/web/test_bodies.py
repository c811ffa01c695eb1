"""Where a network has more bodies than a select can hold, each of them is found by words, and nothing typed is lost."""

import pytest
from flask.testing import FlaskClient

from graphsvc.model.derived import Step
from graphsvc.stores import Store
from graphsvc.stores.protocol import LARGEST_PAGE
from tests.contract.graph import CARRIER, COUNSELLOR, JMD, MBE, SCHOOL, organisation, put, service
from tests.web.markup import Markup
from tests.web.test_case_edits import parties
from tests.web.test_case_pages import AGREED, GOAL, case, hidden, save, show  # noqa: F401

MANY = [organisation(f"Verein {number}") for number in range(LARGEST_PAGE)]
# The last by id, which a page of the store does not reach.
CHOIR = max((organisation(f"Chor {number}") for number in range(20)), key=lambda body: body.id)


@pytest.fixture(autouse=True)
def network(case: Store) -> Store:  # noqa: F811
    """A case in a network with many organisations."""
    put(case, *MANY, CHOIR)
    return case


def choices(text: str, field: str) -> set[str]:
    """What that select on the page offers."""
    start = text.index(f'<select class="kern-form-input__select" id="{field}"')
    found = Markup(text[start : text.index("</select>", start)])
    return {option.attributes["value"] for option in found.all("option")} - {""}


def test_a_body_is_found_by_words_and_joins_an_agreement(counsellor: FlaskClient, store: Store) -> None:
    shown = show(counsellor, "/fall/vereinbarung", agreement=AGREED.id)
    assert choices(shown, "joined_by_0") == set()
    typed = {"why": "Der Chor macht mit", "joined_by_0": SCHOOL.id, "bodies": "chor", "find": "yes"}
    found = save(counsellor, shown, "/fall/vereinbarung", **typed).text
    assert choices(found, "joined_by_1") == {CHOIR.id, SCHOOL.id}
    assert 'value="Der Chor macht mit"' in found
    assert "1 gefunden" in found
    chosen = {**typed, "find": "", "joined_by_1": CHOIR.id}
    assert "Fassung 2" in save(counsellor, found, "/fall/vereinbarung", **chosen).text
    assert parties(store) == {SCHOOL.id, CHOIR.id}
    # Who has joined stands in the form again without a search.
    assert choices(show(counsellor, "/fall/vereinbarung", agreement=AGREED.id), "joined_by_0") == parties(store)


def test_saving_with_words_that_were_not_searched_for_searches_first(counsellor: FlaskClient, store: Store) -> None:
    shown = show(counsellor, "/fall/schritt", goal=GOAL.id)
    typed = {"what": "Vorsingen", "whose_turn": "partner", "bodies": "chor"}
    found = save(counsellor, shown, "/fall/schritt", **typed).text
    assert choices(found, "partner") == {CHOIR.id}
    assert "Vorsingen" not in {step.what for step in store.page(COUNSELLOR, Step).records}
    save(counsellor, found, "/fall/schritt", **typed, partner=CHOIR.id)
    made = next(step for step in store.page(COUNSELLOR, Step).records if step.what == "Vorsingen")
    assert CHOIR.id in {link.target for link in store.links(COUNSELLOR, made.id)}


def test_the_balance_finds_the_body_with_which_co_operation_did_not_work(counsellor: FlaskClient) -> None:
    shown = show(counsellor, "/fall/bilanz", agreement=AGREED.id)
    found = save(counsellor, shown, "/fall/bilanz", bodies="chor", successes="Viel", find="yes").text
    assert choices(found, "hurdles_0_body") == {CHOIR.id}
    assert 'value="Viel"' in found


def test_words_that_fit_nothing_or_too_much_say_so(counsellor: FlaskClient) -> None:
    shown = show(counsellor, "/fall/schritt", goal=GOAL.id)
    assert "Nichts gefunden" in save(counsellor, shown, "/fall/schritt", bodies="qqqq", find="yes").text
    assert "Mehr als 50 gefunden" in save(counsellor, shown, "/fall/schritt", bodies="verein", find="yes").text


def test_a_handover_goes_to_a_service_that_is_found(counsellor: FlaskClient, store: Store) -> None:
    put(store, *(service(f"JMD {number}", CARRIER) for number in range(LARGEST_PAGE)))
    shown = show(counsellor, "/faelle/weitergeben")
    found = counsellor.post(
        "/faelle/weitergeben", data={**hidden(shown, "/faelle/weitergeben"), "bodies": "mitte"}
    ).text
    assert choices(found, "service") == {JMD.id}
    assert MBE.id not in found
