"""The year of a service on a page: exact for itself, and a version for whoever asks."""

from flask.testing import FlaskClient

from graphsvc.clock import today
from graphsvc.stores import Store
from tests.contract.graph import COURSE, put, referral


def test_the_page_shows_the_own_year_and_leads_to_the_version_for_sharing(
    counsellor: FlaskClient, store: Store
) -> None:
    put(store, *(referral(f"R{number}", COURSE, requested_on=today()) for number in range(3)))
    page = counsellor.get("/jahreszahlen").text
    assert f"Jahreszahlen {today().year}" in page
    assert "Weiterleitungen nach Stand" in page
    assert "1 bis 4" not in page
    assert "weitergabe=1" in page
    assert "1 bis 4" in counsellor.get("/jahreszahlen?weitergabe=1").text


def test_the_file_for_sharing_is_named_and_holds_no_small_count(counsellor: FlaskClient, store: Store) -> None:
    put(store, *(referral(f"R{number}", COURSE, requested_on=today()) for number in range(3)))
    file = counsellor.get("/jahreszahlen.csv?weitergabe=1")
    assert file.headers["Content-Disposition"] == f"attachment; filename=jahreszahlen-{today().year}-weitergabe.csv"
    assert "referrals,requested,Angefragt,1 bis 4," in file.text


def test_a_year_that_is_none_shows_this_one_and_others_see_nothing(
    counsellor: FlaskClient, coordinator: FlaskClient, visitor: FlaskClient
) -> None:
    assert f"Jahreszahlen {today().year}" in counsellor.get("/jahreszahlen?jahr=abc").text
    assert coordinator.get("/jahreszahlen").status_code == 403
    assert visitor.get("/jahreszahlen").status_code == 401
