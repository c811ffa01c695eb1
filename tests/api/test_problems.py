"""Every refusal is a problem after RFC 9457 that names the remedy and repeats nothing of what was sent."""

import logging
from collections.abc import Iterator

import pytest
from flask import Flask
from flask_openapi.openapi import OpenAPI
from pydantic import SecretStr

from graphsvc.api.document import api_blueprint
from graphsvc.api.problem_words import PROBLEM_KINDS
from graphsvc.api.problems import PROBLEM_JSON
from graphsvc.app import LARGEST_BODY_BYTES, create_app
from graphsvc.errors import GraphsvcError
from graphsvc.settings import Settings
from graphsvc.stores import Store, open_store
from tests.api.calling import API, SECRET, Api, pointers, problem_of
from tests.contract.graph import COURSE

BODY_ADDRESSES = (f"{API}/suggestions", f"{API}/offers")
NO_STORE = "sqlite:///:memory:"


def rules(app: Flask) -> Iterator[tuple[str, set[str]]]:
    """The addresses of the API with something in their gaps, and their methods."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("api_"):
            path = rule.rule.replace("<record_id>", COURSE.id).replace("<name>", "topic")
            yield path, set(rule.methods or ())


def error_kinds(kind: type[GraphsvcError] = GraphsvcError) -> Iterator[type[GraphsvcError]]:
    """The whole tree of errors."""
    yield kind
    for below in kind.__subclasses__():
        yield from error_kinds(below)


def test_an_address_that_does_not_exist_is_a_problem(anyone: Api) -> None:
    problem_of(anyone.get("/nothing"), 404, "not-found")


def test_a_page_that_does_not_exist_is_left_to_the_pages(anyone: Api) -> None:
    assert anyone.call("GET", "/nothing").content_type != PROBLEM_JSON


def test_every_address_refuses_a_method_it_does_not_know_and_lists_those_it_does(app: OpenAPI, anyone: Api) -> None:
    for path, methods in rules(app):
        taken = {method for other, found in rules(app) if other == path for method in found}
        answer = anyone.call("PATCH", path)
        problem_of(answer, 405, "method-not-allowed")
        assert set(answer.headers["Allow"].split(", ")) == taken >= methods


def test_every_reading_address_answers_a_stranger_with_data_or_a_problem(app: OpenAPI, anyone: Api) -> None:
    for path, methods in rules(app):
        if "GET" in methods:
            answer = anyone.call("GET", path)
            # What a spreadsheet is to open comes as CSV.
            known = {"application/json", PROBLEM_JSON, "text/csv; charset=utf-8"}
            assert answer.content_type in known, path
            assert answer.status_code in {200, 400, 401, 404}, path


def test_every_writing_address_of_a_record_asks_a_stranger_to_sign_in(app: OpenAPI, anyone: Api) -> None:
    for path, methods in rules(app):
        for method in methods & {"POST", "PUT", "DELETE"}:
            if path not in {f"{API}/suggestions", f"{API}/pathways"}:
                answer = anyone.call(method, path, json={})
                assert answer.status_code == 401, f"{method} {path}"
                problem_of(answer, 401, "not-signed-in")
                assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("header", ["Bearer wrong", "Bearer", "Basic YTpi"])
def test_a_token_that_is_not_known_is_refused_even_where_none_is_needed(anyone: Api, header: str) -> None:
    problem_of(anyone.get("/offers", Authorization=header), 401, "not-signed-in")


def test_a_role_that_sees_no_casework_is_told_so(coordinator: Api) -> None:
    problem_of(coordinator.get("/clients"), 403, "not-allowed")


@pytest.mark.parametrize("path", BODY_ADDRESSES)
@pytest.mark.parametrize("sent", [b"", b'{"topic": ', b"[" * 5000, b"\xff\xfe", b'{"a": NaN}', b'{"a": "\\ud800"}'])
def test_a_body_that_is_no_json_is_refused_with_the_place(counsellor: Api, path: str, sent: bytes) -> None:
    answer = counsellor.call("POST", path, data=sent, content_type="application/json")
    assert pointers(problem_of(answer, 400, "invalid-input")) == [""]


@pytest.mark.parametrize("path", BODY_ADDRESSES)
@pytest.mark.parametrize("sent", ["[]", '"text"', "null", "7"])
def test_a_body_that_is_no_object_is_refused(counsellor: Api, path: str, sent: str) -> None:
    answer = counsellor.call("POST", path, data=sent, content_type="application/json")
    assert pointers(problem_of(answer, 400, "invalid-input")) == [""]


@pytest.mark.parametrize("path", BODY_ADDRESSES)
def test_a_body_of_another_type_is_told_the_right_one(counsellor: Api, path: str) -> None:
    answer = counsellor.call("POST", path, data={"topic": "housing"})
    assert "application/json" in problem_of(answer, 415, "unsupported-media-type")["detail"]


@pytest.mark.parametrize("path", BODY_ADDRESSES)
def test_a_body_that_is_too_large_is_refused(counsellor: Api, path: str) -> None:
    content = b'"' + b"x" * LARGEST_BODY_BYTES + b'"'
    problem_of(counsellor.call("POST", path, data=content, content_type="application/json"), 413, "too-large")


def test_a_browser_that_sends_from_another_site_is_refused_as_a_problem(counsellor: Api) -> None:
    answer = counsellor.post("/suggestions", {}, Sec_Fetch_Site="cross-site")
    problem_of(answer, 403, "cross-site-request")


def test_a_store_without_a_schema_asks_to_be_set_up_and_to_come_back() -> None:
    store = open_store(NO_STORE)
    caller = Api(create_app(Settings(store=SecretStr(NO_STORE)), store).test_client())
    for path in ("/readyz", f"{API}/offers"):
        answer = caller.call("GET", path)
        assert "graphsvc init" in problem_of(answer, 503, "store-not-ready")["detail"]
        assert answer.headers["Retry-After"] == "5"
    assert caller.call("GET", "/healthz").status_code == 200
    store.close()


def test_an_unexpected_error_is_logged_under_its_reference_without_what_was_sent(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    app = OpenAPI("broken", doc_ui=False)
    app.extensions["graphsvc.store"] = store
    blueprint = api_blueprint("broken", "broken", "Fails.")

    @blueprint.get("/api/broken", responses={})
    def broken() -> str:
        """Fail with a message that holds what was sent."""
        raise RuntimeError(SECRET)

    app.register_api(blueprint)
    with caplog.at_level(logging.DEBUG):
        answer = app.test_client().get(f"/api/broken?name={SECRET}")
    problem = problem_of(answer, 500, "error")
    assert problem["reference"] in caplog.text
    assert "RuntimeError" in caplog.text
    assert SECRET not in caplog.text + answer.text


def test_no_refusal_and_no_log_repeats_a_value_that_was_sent(counsellor: Api, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        answers = [
            counsellor.post("/suggestions", {"topic": SECRET, "goal": SECRET, "why_not": SECRET, "on": SECRET}),
            counsellor.post("/suggestions", {"topic": "housing", "profile": {"residence_group": SECRET}}),
            counsellor.post("/suggestions", {"topic": "housing", "profile": {"place": SECRET, "born_on": SECRET}}),
            counsellor.post("/suggestions", {"topic": "housing", "profile": {"place": SECRET}}),
            counsellor.post("/suggestions", {"goal": SECRET}),
            counsellor.post("/clients", {"synthetic": SECRET, "reference": SECRET}),
            counsellor.post("/goals", {"words": SECRET, "state": "open", "synthetic": True}),
            counsellor.get(f"/clients/{SECRET}"),
            counsellor.get(f"/vocabularies/{SECRET}"),
            counsellor.get(f"/offers?limit={SECRET}"),
            counsellor.get(f"/network/density?from={SECRET}&to={SECRET}"),
            counsellor.put(f"/clients/{SECRET}", {"reference": SECRET}, If_Match=SECRET),
            counsellor.call("POST", f"{API}/clients", data=f'{{"{SECRET}', content_type="application/json"),
        ]
    for answer in answers:
        assert answer.content_type == PROBLEM_JSON
        assert SECRET not in answer.text
    assert SECRET not in caplog.text


def test_every_kind_of_error_has_words_of_its_own() -> None:
    assert {kind.slug for kind in error_kinds() if kind.__module__ == "graphsvc.errors"} <= set(PROBLEM_KINDS)


@pytest.mark.parametrize("slug", PROBLEM_KINDS)
def test_the_type_of_every_problem_is_a_page_that_explains_it(anyone: Api, slug: str) -> None:
    answer = anyone.call("GET", f"/problems/{slug}")
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
