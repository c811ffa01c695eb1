"""An entry that was wrong: reported in two clicks, flagged for everybody, confirmed or mended by its keeper."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI

from graphsvc.access.tokens import issue_token
from graphsvc.clock import today
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Link, Offer
from graphsvc.stores import Store
from tests.contract.graph import COURSE, MBE, SCHOOL, intake, offer_report, put
from tests.web.markup import Markup

KEPT = f"/angebote/{COURSE.id}"


@pytest.fixture
def kept(store: Store) -> Store:
    """The course is kept by the MBE."""
    put(store, links=[Link("KEPT_BY", COURSE.id, MBE.id)])
    return store


def test_a_report_is_one_form_on_the_offer_and_everybody_sees_it_at_once(
    kept: Store, counsellor_elsewhere: FlaskClient, visitor: FlaskClient
) -> None:
    del kept
    form = Markup(counsellor_elsewhere.get(KEPT).text)
    assert [each.attributes["value"] for each in form.all("button", name="kind")] == ["wrong", "full", "ended"]

    answer = counsellor_elsewhere.post(f"{KEPT}/meldungen", data={"kind": "full", "note": "Seit Mai"})

    assert answer.location == f"{KEPT}#gemeldet"
    shown = visitor.get(KEPT).text
    assert "Dieser Eintrag wurde gemeldet" in shown
    assert "Seit Mai" not in shown


def test_a_visitor_sees_no_report_form_and_is_asked_to_sign_in(visitor: FlaskClient, store: Store) -> None:
    assert "/meldungen" not in visitor.get(KEPT).text
    assert visitor.post(f"{KEPT}/meldungen", data={"kind": "full"}).status_code == 401
    assert store.offer_facts(COURSE.id, today()).reports == ()


def test_a_partner_is_offered_no_form_that_would_be_refused(store: Store, app: OpenAPI) -> None:
    browser = app.test_client()
    browser.post("/anmelden", data={"token": issue_token(store, "partner", "vera", organisation=SCHOOL.id)})
    shown = browser.get(KEPT).text
    assert "/meldungen" not in shown
    assert "/berichtigung" not in shown
    assert "/angebote/pflege" not in shown


def test_the_list_of_suggestions_says_that_an_entry_was_reported(kept: Store, visitor: FlaskClient) -> None:
    put(kept, offer_report("full", COURSE, today()))
    answer = visitor.post("/vorschlaege", data={"topic": "german_course", "on": today().isoformat()})
    assert "Dieser Eintrag wurde gemeldet" in answer.text


def test_the_keeper_confirms_the_entry_which_counts_as_checked_today(
    kept: Store, counsellor: FlaskClient, counsellor_elsewhere: FlaskClient
) -> None:
    put(kept, offer_report("full", COURSE, today(), note="Seit Mai"))
    assert "Seit Mai" in counsellor.get("/angebote/pflege").text
    assert "Seit Mai" not in counsellor_elsewhere.get("/angebote/pflege").text

    counsellor.post(f"{KEPT}/pruefung", data={"settlement": "confirmed"})

    assert kept.offer_facts(COURSE.id, today()).reports == ()
    assert kept.get(None, Offer, COURSE.id).verified_on == today()
    assert "Zurzeit ist nichts gemeldet" in counsellor.get("/angebote/pflege").text


def test_an_offer_that_has_ended_was_valid_until_yesterday(kept: Store, counsellor: FlaskClient) -> None:
    counsellor.post(f"{KEPT}/pruefung", data={"settlement": "ended"})
    assert kept.get(None, Offer, COURSE.id).valid_to == today() - timedelta(days=1)


def test_another_service_may_not_settle_what_it_does_not_keep(kept: Store, counsellor_elsewhere: FlaskClient) -> None:
    for path in ("pruefung", "berichtigung"):
        assert counsellor_elsewhere.post(f"{KEPT}/{path}", data={"name": "Anders"}).status_code == 403
    assert kept.get(None, Offer, COURSE.id) == COURSE.record


def test_the_co_ordination_settles_reports_on_entries_that_nobody_keeps(store: Store, coordinator: FlaskClient) -> None:
    put(store, offer_report("ended", COURSE, today(), kind="ended", note="Schild abgenommen"))
    assert "Schild abgenommen" in coordinator.get("/angebote/pflege").text
    coordinator.post(f"{KEPT}/pruefung", data={"settlement": "confirmed"})
    assert store.reported_offers(OPERATOR, None) == ()


def test_an_entry_not_checked_for_long_is_on_its_keepers_list(kept: Store, counsellor: FlaskClient) -> None:
    del kept
    assert "Lange nicht geprüft (1)" in counsellor.get("/angebote/pflege").text
    counsellor.post(f"{KEPT}/pruefung", data={"settlement": "confirmed"})
    assert "Lange nicht geprüft" not in counsellor.get("/angebote/pflege").text


def test_mending_changes_words_and_counts_and_settles_the_reports(kept: Store, counsellor: FlaskClient) -> None:
    start = intake(COURSE, today() + timedelta(days=9), places=20, booked=2)
    put(kept, start, offer_report("wrong", COURSE, today(), kind="wrong"))
    typed = _typed(counsellor) | {"cost": "frei", f"{start.id}-booked": "20"}

    assert counsellor.post(f"{KEPT}/berichtigung", data=typed).status_code == 303

    facts = kept.offer_facts(COURSE.id, today())
    assert (facts.offer.cost, facts.offer.verified_on, facts.reports) == ("frei", today(), ())
    assert (facts.intakes[0].booked, facts.intakes[0].counted_on) == (20, today())


def test_a_wrong_field_is_named_and_what_was_typed_stays(kept: Store, counsellor: FlaskClient) -> None:
    start = intake(COURSE, today() + timedelta(days=9), places=20)
    put(kept, start)
    typed = _typed(counsellor) | {"website": "kein Link", "cost": "12 Euro", f"{start.id}-places": "-3"}

    answer = counsellor.post(f"{KEPT}/berichtigung", data=typed)

    assert answer.status_code == 400
    shown = Markup(answer.text)
    assert shown.all("input", name="cost", value="12 Euro")
    assert shown.all("input", name="website", aria_invalid="true")
    assert kept.get(None, Offer, COURSE.id).cost is None


def test_two_who_mend_at_once_lose_nothing(kept: Store, counsellor: FlaskClient, coordinator: FlaskClient) -> None:
    first, second = _typed(counsellor), _typed(coordinator)
    counsellor.post(f"{KEPT}/berichtigung", data=first | {"cost": "frei"})

    answer = coordinator.post(f"{KEPT}/berichtigung", data=second | {"cost": "10 Euro"})

    assert answer.status_code == 412
    assert "frei" in answer.text
    again = Markup(answer.text)
    assert again.all("input", name="cost", value="10 Euro")
    revision = again.all("input", name="revision")[0].attributes["value"]
    coordinator.post(f"{KEPT}/berichtigung", data=second | {"cost": "10 Euro", "revision": revision})
    assert kept.get(None, Offer, COURSE.id).cost == "10 Euro"


def _typed(browser: FlaskClient) -> dict[str, str]:
    """The fields of the form as it opens."""
    form = Markup(browser.get(f"{KEPT}/berichtigung").text)
    return {each.attributes["name"]: each.attributes.get("value", "") for each in form.all("input")}
