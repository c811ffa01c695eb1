"""The figures of a service over HTTP: for its own accounts, as JSON and CSV, exact or for sharing."""

from flask_openapi.openapi import OpenAPI

from graphsvc.access.tokens import issue_token
from graphsvc.stores import Store
from tests.api.calling import Api, pointers, problem_of
from tests.contract.graph import COURSE, MBE, SCHOOL, client, put, referral

WINDOW = "from=2026-01-01&to=2027-01-01"


def test_a_service_sees_its_own_figures_exactly_and_others_see_ranges(
    counsellor: Api, counsellor_elsewhere: Api, store: Store
) -> None:
    put(store, client("A"), *(referral(f"R{number}", COURSE) for number in range(6)))
    put(store, referral("X", COURSE, state="accepted"))
    exact = counsellor.get(f"/service_year?{WINDOW}").get_json()
    counts = {(row["part"], row["code"]): row["count"]["value"] for row in exact["counts"]}
    assert counts == {
        ("cases", "begun"): 1,
        ("cases", "running"): 1,
        ("referrals", "accepted"): 1,
        ("referrals", "requested"): 6,
        ("referrals", "total"): 7,
    }
    shared = counsellor.get(f"/service_year?{WINDOW}&shared=true").get_json()
    ranges = {(row["part"], row["code"]): row["count"]["en"] for row in shared["counts"]}
    assert (ranges["referrals", "accepted"], ranges["referrals", "total"]) == ("1 to 4", "7 to 10")
    assert counsellor_elsewhere.get(f"/service_year?{WINDOW}").get_json()["counts"] == []


def test_the_same_comes_as_csv(counsellor: Api, store: Store) -> None:
    put(store, client("A"))
    answer = counsellor.get(f"/service_year.csv?{WINDOW}")
    assert answer.content_type == "text/csv; charset=utf-8"
    assert answer.text.splitlines()[:2] == ["part,code,words_de,count,median_days", "cases,begun,Begonnen,1,"]


def test_nobody_else_gets_the_figures_of_a_service(
    anyone: Api, coordinator: Api, app: OpenAPI, store: Store, counsellor: Api
) -> None:
    partner = Api(app.test_client(), issue_token(store, "partner", "school", organisation=SCHOOL.id))
    problem_of(anyone.get(f"/service_year?{WINDOW}"), 401, "not-signed-in")
    for caller in (coordinator, partner):
        problem_of(caller.get(f"/service_year?{WINDOW}"), 403, "not-allowed")
    backwards = counsellor.get("/service_year?from=2026-02-01&to=2026-01-01")
    assert pointers(problem_of(backwards, 400, "invalid-input")) == ["/to"]
    assert MBE.id not in backwards.text
