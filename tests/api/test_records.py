"""Records over the API: pages, single records, writes that can be repeated, and locks."""

from typing import Any

import pytest

from graphsvc.model.derived import Offer, Organisation
from graphsvc.model.ids import new_id, seed_id
from graphsvc.stores import Store
from tests.api.calling import Api, pointers, problem_of, walk
from tests.contract.graph import (
    CARRIER,
    CITY,
    COURSE,
    DISTRICT,
    GERMAN,
    HOUSING,
    MBE,
    SCHOOL,
    link,
    network,
    offer,
    organisation,
    put,
)

NEW_OFFER: dict[str, Any] = {
    "name": "Sprachcafé",
    "kind": "conversation_group",
    "synthetic": True,
    "links": [
        {"type": "PROVIDED_BY", "target": SCHOOL.id},
        {"type": "ADDRESSES", "target": GERMAN.id},
        {"type": "SERVES", "target": CITY.id},
    ],
}


def links_of(content: dict[str, Any]) -> set[tuple[str, str]]:
    """Type and target of each link of a record."""
    return {(each["type"], each["target"]) for each in content["links"]}


def test_pages_lead_through_all_records_once(store: Store, anyone: Api) -> None:
    put(store, *(organisation(f"Verein {number}") for number in range(5)))
    ids = [record["id"] for record in walk(anyone, "/organisations?limit=2")]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids) == 7


def test_the_last_page_names_no_next_one(anyone: Api) -> None:
    answer = anyone.get("/networks")
    assert answer.get_json() == {"items": [], "next": None}
    assert "Link" not in answer.headers


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=many", "page=2"])
def test_a_page_with_a_parameter_that_cannot_be_read_is_refused(anyone: Api, query: str) -> None:
    problem = problem_of(anyone.get(f"/offers?{query}"), 400, "invalid-input")
    assert pointers(problem) == [f"/{query.partition('=')[0]}"]


def test_a_record_comes_with_its_links_and_its_revision_as_etag(anyone: Api) -> None:
    answer = anyone.get(f"/offers/{COURSE.id}")
    content = answer.get_json()
    assert content["name"] == "Deutschkurs B1"
    assert links_of(content) == {(each.type, each.target) for each in COURSE.links}
    assert answer.headers["ETag"] == '"1"'


def test_a_record_that_did_not_change_is_not_sent_again(anyone: Api) -> None:
    answer = anyone.get(f"/offers/{COURSE.id}", If_None_Match='"1"')
    assert (answer.status_code, answer.data) == (304, b"")
    assert anyone.get(f"/offers/{COURSE.id}", If_None_Match='"2"').status_code == 200


@pytest.mark.parametrize("path", [f"/offers/{SCHOOL.id}", "/offers/x", f"/offers/{new_id(Offer)}"])
def test_an_id_of_no_record_of_that_kind_is_not_found(anyone: Api, path: str) -> None:
    problem_of(anyone.get(path), 404, "not-found")
    problem_of(anyone.get(f"{path}/neighbourhood"), 404, "not-found")


def test_the_place_of_a_hidden_address_shows_nowhere(store: Store, anyone: Api, counsellor: Api) -> None:
    shelter = offer("Schutzwohnung", serves=[CITY], hidden_address=True)
    put(store, shelter, links=[link("HELD_IN", shelter, DISTRICT)])
    for caller in (anyone, counsellor):
        assert ("HELD_IN", DISTRICT.id) not in links_of(caller.get(f"/offers/{shelter.id}").get_json())
        around = caller.get(f"/offers/{shelter.id}/neighbourhood?hops=2").get_json()
        shown = {node["id"] for node in around["nodes"]}
        assert CITY.id in shown
        assert "HELD_IN" not in {each["type"] for each in around["links"]}
        nearby = caller.get(f"/places/{DISTRICT.id}/neighbourhood").get_json()
        assert shelter.id not in {node["id"] for node in nearby["nodes"]}


def test_replacing_an_offer_leaves_the_place_that_nobody_was_shown(store: Store, counsellor: Api) -> None:
    shelter = offer("Schutzwohnung", serves=[CITY], hidden_address=True)
    put(store, shelter, links=[link("HELD_IN", shelter, DISTRICT)])
    read = counsellor.get(f"/offers/{shelter.id}").get_json()
    answer = counsellor.put(f"/offers/{shelter.id}", read, If_Match='"1"')
    assert answer.status_code == 200, answer.text
    assert link("HELD_IN", shelter, DISTRICT) in store.links(None, shelter.id)


def test_the_neighbourhood_holds_the_links_among_its_records(anyone: Api) -> None:
    content = anyone.get(f"/offers/{COURSE.id}/neighbourhood").get_json()
    around = {each.target for each in COURSE.links}
    assert {node["id"]: node["distance"] for node in content["nodes"]} == {COURSE.id: 0} | dict.fromkeys(around, 1)
    assert {(each["source"], each["target"]) for each in content["links"]} == {(COURSE.id, end) for end in around}


def test_three_hops_are_refused(anyone: Api) -> None:
    problem = problem_of(anyone.get(f"/offers/{COURSE.id}/neighbourhood?hops=3"), 400, "invalid-input")
    assert pointers(problem) == ["/hops"]


def test_a_new_record_is_found_at_its_location(counsellor: Api, anyone: Api) -> None:
    created = counsellor.post("/offers", NEW_OFFER)
    assert created.status_code == 201
    assert created.headers["ETag"] == '"1"'
    address = created.headers["Location"].removeprefix("/api/v1")
    read = anyone.get(address).get_json()
    assert read["name"] == "Sprachcafé"
    assert links_of(read) == links_of(NEW_OFFER)


def test_a_new_record_keeps_the_id_it_brings(counsellor: Api) -> None:
    record_id = new_id(Offer)
    answer = counsellor.post("/offers", {**NEW_OFFER, "id": record_id})
    assert answer.get_json()["id"] == record_id
    again = counsellor.post("/offers", {**NEW_OFFER, "id": record_id})
    problem_of(again, 409, "already-exists")


@pytest.mark.parametrize("record_id", ["", "off_1", 7, None, seed_id(Organisation, "x")])
def test_a_new_record_refuses_an_id_of_another_form(counsellor: Api, record_id: object) -> None:
    answer = counsellor.post("/offers", {**NEW_OFFER, "id": record_id})
    assert pointers(problem_of(answer, 400, "invalid-input")) == ["/id"]


def test_a_repeated_write_gets_the_first_answer_and_stores_one_record(counsellor: Api) -> None:
    first = counsellor.post("/offers", NEW_OFFER, Idempotency_Key="a-1")
    again = counsellor.post("/offers", NEW_OFFER, Idempotency_Key="a-1")
    assert (again.status_code, again.data, again.headers["Location"]) == (201, first.data, first.headers["Location"])
    assert len(walk(counsellor, "/offers")) == 2


def test_a_key_that_comes_with_another_body_is_refused(counsellor: Api) -> None:
    counsellor.post("/offers", NEW_OFFER, Idempotency_Key="a-1")
    other = counsellor.post("/offers", {**NEW_OFFER, "name": "Nähkurs"}, Idempotency_Key="a-1")
    problem_of(other, 409, "write-key-reused")


def test_the_same_key_of_another_account_is_another_write(counsellor: Api, coordinator: Api) -> None:
    first = counsellor.post("/offers", NEW_OFFER, Idempotency_Key="a-1").get_json()["id"]
    assert coordinator.post("/offers", NEW_OFFER, Idempotency_Key="a-1").get_json()["id"] != first


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"name": 7}, "/name"),
        ({"kind": "party"}, "/kind"),
        ({"valid_from": "23.11.2026"}, "/valid_from"),
        ({"colour": "red"}, "/colour"),
        ({"revision": 3}, "/revision"),
        ({"holder": MBE.id}, "/holder"),
        ({"links": []}, "/links"),
        ({"links": "none"}, "/links"),
        ({"links": [*NEW_OFFER["links"], {"type": "PROVIDED_BY", "target": CARRIER.id}]}, "/links/3"),
        ({"links": [*NEW_OFFER["links"], NEW_OFFER["links"][1]]}, "/links/3"),
        ({"links": [{"type": "KNOWS", "target": SCHOOL.id}]}, "/links/0/type"),
        ({"links": [{"type": "PROVIDED_BY"}]}, "/links/0/target"),
        ({"links": [{"type": "PROVIDED_BY", "target": GERMAN.id}]}, "/links/0/type"),
        ({"links": [{"type": "PROVIDED_BY", "target": "x"}]}, "/links/0/target"),
        ({"links": [*NEW_OFFER["links"], {"type": "SERVES", "target": new_id(Organisation)}]}, "/links/3/type"),
        (
            {"links": [*NEW_OFFER["links"][1:], {"type": "PROVIDED_BY", "target": new_id(Organisation)}]},
            "/links/2/target",
        ),
    ],
)
def test_what_cannot_be_read_of_a_record_is_named(counsellor: Api, change: dict[str, Any], pointer: str) -> None:
    answer = counsellor.post("/offers", {**NEW_OFFER, **change})
    assert pointer in pointers(problem_of(answer, 400, "invalid-input"))


def test_a_link_brings_its_days(store: Store, counsellor: Api) -> None:
    members = network("Runder Tisch")
    put(store, members)
    body = {"name": "Verein", "kind": "migrant_organisation", "synthetic": True}
    membership = {"type": "MEMBER_OF", "target": members.id, "properties": {"valid_from": "2026-01-01"}}
    created = counsellor.post("/organisations", {**body, "links": [membership]})
    assert counsellor.get(f"/organisations/{created.get_json()['id']}").get_json()["links"] == [membership]
    for properties, field in (({"valid_from": "soon"}, "valid_from"), ({}, "valid_from"), ({"since": 1}, "since")):
        answer = counsellor.post("/organisations", {**body, "links": [{**membership, "properties": properties}]})
        assert f"/links/0/properties/{field}" in pointers(problem_of(answer, 400, "invalid-input"))


def test_replacing_takes_away_what_is_left_out(store: Store, counsellor: Api, anyone: Api) -> None:
    put(store, links=[link("HELD_IN", COURSE, CITY)])
    content = {
        "name": "Deutschkurs B2",
        "kind": "german_course_open",
        "synthetic": True,
        "links": [
            {"type": "PROVIDED_BY", "target": CARRIER.id},
            {"type": "ADDRESSES", "target": HOUSING.id},
            {"type": "HELD_IN", "target": DISTRICT.id},
            {"type": "SERVES", "target": DISTRICT.id},
        ],
    }
    answer = counsellor.put(f"/offers/{COURSE.id}", content, If_Match='"1"')
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    read = anyone.get(f"/offers/{COURSE.id}").get_json()
    assert (read["name"], read["revision"]) == ("Deutschkurs B2", 2)
    assert links_of(read) == links_of(content)


def test_what_was_read_can_be_sent_back(counsellor: Api) -> None:
    read = counsellor.get(f"/offers/{COURSE.id}")
    answer = counsellor.put(f"/offers/{COURSE.id}", read.get_json(), If_Match=read.headers["ETag"])
    assert answer.get_json()["revision"] == 2


def test_a_repeated_replacement_gets_the_same_answer(counsellor: Api) -> None:
    content = {**counsellor.get(f"/offers/{COURSE.id}").get_json(), "name": "Deutschkurs B2"}
    first = counsellor.put(f"/offers/{COURSE.id}", content, If_Match='"1"')
    again = counsellor.put(f"/offers/{COURSE.id}", content, If_Match='"1"')
    assert (again.status_code, again.data) == (200, first.data)
    assert counsellor.get(f"/offers/{COURSE.id}").headers["ETag"] == '"2"'


def test_of_two_changes_from_one_version_the_second_sees_both(counsellor: Api, coordinator: Api) -> None:
    content = counsellor.get(f"/offers/{COURSE.id}").get_json()
    counsellor.put(f"/offers/{COURSE.id}", {**content, "name": "Erste"}, If_Match='"1"')
    late = coordinator.put(f"/offers/{COURSE.id}", {**content, "name": "Zweite"}, If_Match='"1"')
    problem = problem_of(late, 412, "version-conflict")
    assert (problem["yours"]["name"], problem["stored"]["name"]) == ("Zweite", "Erste")
    assert counsellor.get(f"/offers/{COURSE.id}").get_json()["name"] == "Erste"


def test_a_change_without_the_version_it_is_made_from_is_refused(counsellor: Api) -> None:
    content = counsellor.get(f"/offers/{COURSE.id}").get_json()
    problem_of(counsellor.put(f"/offers/{COURSE.id}", content), 428, "precondition-required")
    problem_of(counsellor.delete(f"/offers/{COURSE.id}"), 428, "precondition-required")


@pytest.mark.parametrize("etag", ["1", "*", 'W/"1"', '"one"', f'"{"9" * 30}"'])
def test_an_etag_of_another_form_is_refused(counsellor: Api, etag: str) -> None:
    content = counsellor.get(f"/offers/{COURSE.id}").get_json()
    for answer in (
        counsellor.put(f"/offers/{COURSE.id}", content, If_Match=etag),
        counsellor.delete(f"/offers/{COURSE.id}", If_Match=etag),
    ):
        assert pointers(problem_of(answer, 400, "invalid-input")) == ["/If-Match"]


def test_a_replacement_under_another_id_or_without_a_required_link_is_refused(counsellor: Api) -> None:
    content = counsellor.get(f"/offers/{COURSE.id}").get_json()
    for change, pointer in (({"id": new_id(Offer)}, "/id"), ({"links": content["links"][:1]}, "/links")):
        answer = counsellor.put(f"/offers/{COURSE.id}", {**content, **change}, If_Match='"1"')
        assert pointer in pointers(problem_of(answer, 400, "invalid-input"))


def test_a_retired_record_leaves_the_lists_and_can_still_be_read(counsellor: Api, anyone: Api) -> None:
    assert counsellor.delete(f"/offers/{COURSE.id}", If_Match='"1"').status_code == 204
    assert anyone.get("/offers").get_json()["items"] == []
    assert anyone.get(f"/offers/{COURSE.id}").get_json()["retired_at"]


def test_retiring_again_from_the_same_version_is_answered_as_before(counsellor: Api) -> None:
    counsellor.delete(f"/offers/{COURSE.id}", If_Match='"1"')
    assert counsellor.delete(f"/offers/{COURSE.id}", If_Match='"1"').status_code == 204
    problem_of(counsellor.delete(f"/offers/{COURSE.id}", If_Match='"7"'), 412, "version-conflict")


def test_a_record_is_not_retired_under_the_address_of_another_kind(counsellor: Api, anyone: Api) -> None:
    problem_of(counsellor.delete(f"/offers/{SCHOOL.id}", If_Match='"1"'), 404, "not-found")
    assert "retired_at" not in anyone.get(f"/organisations/{SCHOOL.id}").get_json()
