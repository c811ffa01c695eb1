"""A Neo4j that stops answering: requests fail in a way that may be repeated, and work again when it is back."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

import pytest
from flask.testing import FlaskClient
from pydantic import SecretStr
from werkzeug.test import TestResponse

from graphsvc.app import create_app
from graphsvc.errors import StoreUnavailable
from graphsvc.model.actor import OPERATOR
from graphsvc.model.changes import TakePlace
from graphsvc.model.derived import Intake
from graphsvc.settings import Settings
from graphsvc.stores import Store, open_store
from tests.api.calling import problem_of
from tests.contract.graph import COURSE, DAY, GROUND, PLACES, intake, put
from tests.faults.kept import until_answered
from tests.neo4j_server import LocalServer

T = TypeVar("T")
START = intake(COURSE, places=9)
# Only against a request that would never end: how fast an answer comes is not what is tested here.
HANG_SECONDS = 10


@contextmanager
def frozen(server: LocalServer) -> Iterator[None]:
    """A server that keeps its connections open and answers nothing."""
    server.freeze()
    try:
        yield
    finally:
        server.thaw()


def in_time(request: Callable[[], T], server: LocalServer) -> T:
    """What the request answers or raises; fails when it hangs."""
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(request)
        try:
            return answer.result(HANG_SECONDS)
        finally:
            if not answer.done():
                server.thaw()  # so that the thread can end


def test_requests_to_a_frozen_server_fail_and_work_again_when_it_goes_on(
    cleared_neo4j: Store, neo4j_server: LocalServer
) -> None:
    store = cleared_neo4j
    put(store, *GROUND, START)
    requests: list[Callable[[], object]] = [
        lambda: store.get(None, Intake, START.id),
        lambda: store.write(OPERATOR, "key", [TakePlace(START.id)]),
        lambda: store.offer_candidates(["german_course"], [], DAY),
        store.ready,
    ]
    for request in requests:
        with frozen(neo4j_server), pytest.raises(StoreUnavailable):
            in_time(request, neo4j_server)
    assert store.get(None, Intake, START.id).places == 9


def test_a_write_that_met_a_frozen_server_is_done_once_when_it_is_repeated(
    cleared_neo4j: Store, neo4j_server: LocalServer
) -> None:
    store = cleared_neo4j
    put(store, *GROUND, START)
    with frozen(neo4j_server), pytest.raises(StoreUnavailable):
        in_time(lambda: store.write(OPERATOR, "key", [TakePlace(START.id)]), neo4j_server)
    receipt = store.write(OPERATOR, "key", [TakePlace(START.id)])
    assert store.write(OPERATOR, "key", [TakePlace(START.id)]) == receipt
    assert store.get(None, Intake, START.id).booked == 1


def test_a_store_goes_on_after_its_server_was_killed_and_started_again(
    cleared_neo4j: Store, neo4j_server: LocalServer
) -> None:
    store = cleared_neo4j
    put(store, *GROUND, START)
    store.write(OPERATOR, "before", [TakePlace(START.id)])
    neo4j_server.kill()
    try:
        with pytest.raises(StoreUnavailable):
            in_time(lambda: store.get(None, Intake, START.id), neo4j_server)
    finally:
        neo4j_server.restart()
    assert until_answered(lambda: store.get(None, Intake, START.id)).booked == 1
    until_answered(lambda: store.write(OPERATOR, "after", [TakePlace(START.id)]))
    assert store.get(None, Intake, START.id).booked == 2


@pytest.fixture
def visitor(cleared_neo4j: Store) -> FlaskClient:
    """Somebody whose browser has asked once, when all was well."""
    put(cleared_neo4j, *PLACES, *GROUND, START)
    browser = create_app(Settings(store=SecretStr("neo4j://elsewhere")), cleared_neo4j).test_client()
    assert browser.get("/readyz").status_code == 200
    return browser


# Each door to the store: what a machine asks, and what a person opens or sends.
API_REQUESTS: tuple[tuple[str, dict[str, object] | None], ...] = (
    ("/readyz", None),
    ("/api/v1/offers", None),
    ("/api/v1/suggestions", {"topic": "german_course", "profile": {"german_level": "a1"}}),
)
PAGE_REQUESTS: tuple[tuple[str, dict[str, str] | None], ...] = (
    ("/angebote", None),
    (f"/angebote/{COURSE.id}", None),
    ("/vorschlaege", {"topic": "german_course", "on": DAY.isoformat()}),
    ("/anmelden", {"token": "gst_something"}),
)


def test_without_its_server_the_service_says_when_to_come_back_and_works_again_without_a_restart(
    visitor: FlaskClient, neo4j_server: LocalServer
) -> None:
    neo4j_server.kill()
    try:
        for path, content in API_REQUESTS:
            answer = in_time(partial(ask, visitor, path, json=content), neo4j_server)
            problem = problem_of(answer, 503, "store-unavailable")
            assert "Retry-After" in answer.headers
            assert "127.0.0.1" not in str(problem)
        for path, form in PAGE_REQUESTS:
            answer = in_time(partial(ask, visitor, path, data=form), neo4j_server)
            assert answer.status_code == 503
            assert "Retry-After" in answer.headers
            assert "Die Datenbank antwortet gerade nicht." in answer.text
        assert visitor.get("/healthz").status_code == 200
    finally:
        neo4j_server.restart()
    for path, content in API_REQUESTS:
        assert ask_again(visitor, path, json=content).status_code == 200
    for path, form in PAGE_REQUESTS:
        # The token opens nothing, which only the store can tell.
        assert ask_again(visitor, path, data=form).status_code == (401 if path == "/anmelden" else 200)


def ask_again(visitor: FlaskClient, path: str, **content: Any) -> TestResponse:  # noqa: ANN401  as `ask`
    """The answer to a request that is repeated as long as 503 asks for it: a server that has just started is slow."""
    for _ in range(10):
        answer = ask(visitor, path, **content)
        if answer.status_code != 503:
            break
    return answer


def ask(visitor: FlaskClient, path: str, **content: Any) -> TestResponse:  # noqa: ANN401  what the test client takes
    """The answer to a GET, or to a POST of the content."""
    return visitor.open(path, method="POST" if any(content.values()) else "GET", **content)


def test_a_store_whose_server_was_never_there_is_unavailable() -> None:
    store = open_store("neo4j://neo4j:password@127.0.0.1:1")
    for request in (store.ready, store.init, store.schema_version):
        with pytest.raises(StoreUnavailable):
            request()
    store.close()
