"""The page of the survey: one rating is handed in, summaries are shown, nothing typed is lost."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from graphsvc.answers.surveys import Entry, hand_in
from graphsvc.model.actor import OPERATOR
from graphsvc.stores import Store
from tests.contract.graph import JMD, MBE, SCHOOL, link, network, put
from tests.web.markup import Markup

UNITS = (MBE, JMD, SCHOOL)


@pytest.fixture(autouse=True)
def _members(store: Store) -> None:
    table = network("Region")
    put(store, table, links=[link("MEMBER_OF", unit, table, valid_from=date(2020, 1, 1)) for unit in UNITS])


def test_a_round_shows_levels_and_what_others_say(store: Store, coordinator: FlaskClient) -> None:
    said = [Entry(one.id, other.id, "level", "2", "") for one in UNITS for other in UNITS if one is not other]
    hand_in(store, OPERATOR, "Herbst", date(2026, 5, 5), said)

    rows = [" ".join(row.split()) for row in Markup(coordinator.get("/netzwerk/umfrage").text).texts("tr")]
    assert any(row.startswith("2 Kooperation") and row.endswith("3 100 %") for row in rows)
    assert "MBE Mitte – 1 bis 2 0 0" in rows


def test_a_rating_is_handed_in_on_the_page(store: Store, coordinator: FlaskClient) -> None:
    typed = {"survey_round": "Herbst", "rater": MBE.id, "rated": JMD.id, "kind": "level", "level": "coalition"}

    assert coordinator.post("/netzwerk/umfrage", data=typed).status_code == 303
    assert [item.level for item in store.ratings(OPERATOR, "Herbst")] == ["coalition"]


def test_what_was_typed_stays_where_a_field_is_wrong(coordinator: FlaskClient) -> None:
    typed = {"survey_round": "Herbst", "rater": MBE.id, "rated": MBE.id, "kind": "level", "level": "coalition"}
    answer = coordinator.post("/netzwerk/umfrage", data=typed)

    page = Markup(answer.text)
    assert answer.status_code == 400
    assert page.all("a", href="#rater")
    assert {option.attributes["value"] for option in page.all("option") if "selected" in option.attributes} >= {
        MBE.id,
        "level",
        "coalition",
    }


def test_a_counsellor_reads_and_hands_nothing_in(counsellor: FlaskClient, visitor: FlaskClient) -> None:
    assert "Noch keine Umfrage." in counsellor.get("/netzwerk/umfrage").text
    assert counsellor.post("/netzwerk/umfrage", data={"survey_round": "R"}).status_code == 403
    assert visitor.get("/netzwerk/umfrage").status_code == 401
