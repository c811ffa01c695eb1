"""Every error is a page that says what happened and what to do, and repeats nothing that was sent."""

import logging
from collections.abc import Iterator
from typing import NoReturn

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI

from graphsvc.api.problem_words import PROBLEM_KINDS
from graphsvc.errors import GraphsvcError, StoreUnavailable
from graphsvc.stores import Store
from graphsvc.web.problem_words import PROBLEMS

TYPED = "Zwiebelfisch"


def kinds(root: type[GraphsvcError]) -> Iterator[type[GraphsvcError]]:
    """The class and all below it."""
    yield root
    for below in root.__subclasses__():
        yield from kinds(below)


def test_every_kind_of_error_has_words_and_the_same_status_on_its_page() -> None:
    for kind in kinds(GraphsvcError):
        if kind.__module__.startswith("graphsvc."):
            assert PROBLEMS[kind.slug].status == kind.status, kind


@pytest.mark.parametrize("slug", sorted(PROBLEM_KINDS))
def test_the_type_of_every_problem_of_the_api_is_a_page(visitor: FlaskClient, slug: str) -> None:
    answer = visitor.get(f"/problems/{slug}")

    assert answer.status_code == 200
    assert PROBLEMS[slug].remedy[0] in answer.text


@pytest.mark.parametrize("path", ["/nowhere", "/problems/nothing", f"/angebote/{TYPED}", "/static/nothing.css"])
def test_an_address_without_a_page_gets_one_that_says_so(visitor: FlaskClient, path: str) -> None:
    answer = visitor.get(path)

    assert answer.status_code == 404
    assert "Nicht gefunden" in answer.text
    assert TYPED not in answer.text


def test_a_method_that_an_address_does_not_take_names_those_it_takes(visitor: FlaskClient) -> None:
    answer = visitor.delete("/angebote")

    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_the_api_keeps_its_own_answers(visitor: FlaskClient) -> None:
    assert visitor.get("/api/v1/nowhere").content_type == "application/problem+json"


def test_an_unexpected_error_is_a_page_with_a_reference_to_a_log_line_without_values(
    app: OpenAPI, visitor: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> str:
        raise ValueError(TYPED)

    app.add_url_rule("/fails", view_func=fail)
    with caplog.at_level(logging.ERROR):
        answer = visitor.get("/fails")

    assert answer.status_code == 500
    reference = caplog.records[-1].getMessage().split(":")[0]
    assert reference in answer.text
    assert TYPED not in answer.text + caplog.text


def test_a_store_that_is_not_set_up_is_said_to_be_so_even_to_who_is_signed_in(
    coordinator: FlaskClient, store: Store
) -> None:
    store.close()

    answer = coordinator.get("/netzwerk")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert "Was können Sie tun?" in answer.text


def test_a_store_that_is_gone_is_waited_for_once(
    coordinator: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def get(*_: object) -> NoReturn:
        asked.append("once")
        message = "The database does not answer."
        raise StoreUnavailable(message)

    monkeypatch.setattr(store, "get", get)

    assert coordinator.get("/netzwerk").status_code == 503
    assert asked == ["once"]
