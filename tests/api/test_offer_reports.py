"""The API of reports on entries: report, list, settle."""

import pytest

from graphsvc.clock import today
from graphsvc.model.derived import Link, Offer
from graphsvc.stores import Store
from tests.api.calling import Api, pointers, problem_of
from tests.contract.graph import COURSE, MBE, put

REPORTS = f"/offers/{COURSE.id}/reports"


@pytest.fixture(autouse=True)
def kept(store: Store) -> None:
    """The course is kept by the MBE."""
    put(store, links=[Link("KEPT_BY", COURSE.id, MBE.id)])


def test_a_report_is_open_until_the_keeper_settles_it(counsellor: Api, counsellor_elsewhere: Api, store: Store) -> None:
    made = counsellor_elsewhere.post(REPORTS, {"kind": "full", "note": "Warteliste bis Juli"})
    assert made.status_code == 201
    (item,) = counsellor.get("/offer-reports/open").get_json()["items"]
    assert (item["id"], item["offer"], item["note"]) == (made.get_json()["id"], COURSE.id, "Warteliste bis Juli")
    assert counsellor_elsewhere.get("/offer-reports/open").get_json() == {"items": []}

    settled = counsellor.post(f"/offers/{COURSE.id}/settlement", {"settlement": "confirmed"}, If_Match='"1"')

    assert settled.get_json() == {"id": COURSE.id, "revision": 2}
    assert store.get(None, Offer, COURSE.id).verified_on == today()
    assert counsellor.get("/offer-reports/open").get_json() == {"items": []}


def test_a_repeated_report_is_stored_once(counsellor: Api, store: Store) -> None:
    first, second = (counsellor.post(REPORTS, {"kind": "wrong"}, Idempotency_Key="r-1").get_json() for _ in range(2))
    assert first == second
    assert len(store.offer_facts(COURSE.id, today()).reports) == 1


def test_a_repeated_settlement_gets_its_first_answer_and_another_version_is_refused(counsellor: Api) -> None:
    counsellor.post(REPORTS, {"kind": "full"})
    address, said = f"/offers/{COURSE.id}/settlement", {"settlement": "ended"}
    answers = [counsellor.post(address, said, If_Match='"1"', Idempotency_Key="s-1") for _ in range(2)]
    assert [answer.get_json() for answer in answers] == [{"id": COURSE.id, "revision": 2}] * 2
    problem_of(counsellor.post(address, said, If_Match='"1"'), 412, "version-conflict")
    problem_of(counsellor.post(address, said), 428, "precondition-required")


def test_suggestions_carry_the_open_reports(counsellor: Api, anyone: Api) -> None:
    counsellor.post(REPORTS, {"kind": "ended"})
    answer = anyone.post("/suggestions", {"topic": "german_course", "profile": {}}).get_json()
    assert answer["suggestions"][0]["reports"] == [{"kind": "ended", "reported_on": today().isoformat()}]


@pytest.mark.parametrize(
    ("content", "pointer"),
    [
        ({"kind": "odd"}, "/kind"),
        ({}, "/kind"),
        ({"kind": "full", "note": "x" * 301}, "/note"),
        ({"kind": "full", "x": 1}, "/x"),
    ],
)
def test_a_wrong_report_names_the_field(counsellor: Api, content: dict[str, object], pointer: str) -> None:
    assert pointers(problem_of(counsellor.post(REPORTS, content), 400, "invalid-input")) == [pointer]


def test_reporting_needs_an_account_and_settling_the_keepers(anyone: Api, counsellor_elsewhere: Api) -> None:
    problem_of(anyone.post(REPORTS, {"kind": "full"}), 401, "not-signed-in")
    problem_of(anyone.get("/offer-reports/open"), 401, "not-signed-in")
    settling = f"/offers/{COURSE.id}/settlement"
    refused = counsellor_elsewhere.post(settling, {"settlement": "confirmed"}, If_Match='"1"')
    problem_of(refused, 403, "not-allowed")


def test_an_unknown_offer_is_not_found(counsellor: Api) -> None:
    missing = COURSE.id[:-1] + ("0" if COURSE.id[-1] != "0" else "1")
    problem_of(counsellor.post(f"/offers/{missing}/reports", {"kind": "full"}), 404, "not-found")
