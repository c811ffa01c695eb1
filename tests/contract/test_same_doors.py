"""The same questions to both stores over the command line and the API: suggestions, paths, places, rules, reports."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pydantic import SecretStr
from werkzeug.test import TestResponse

from graphsvc.access.tokens import issue_token
from graphsvc.answers.placing import PlacingRequest, proposal
from graphsvc.answers.suggestions import why_not
from graphsvc.app import create_app
from graphsvc.cli import main
from graphsvc.matching.placing.waiting_list import Wanted
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Link, Offer
from graphsvc.model.facts import Window
from graphsvc.model.validation import profile_from_json
from graphsvc.seeding.hannover import hannover
from graphsvc.settings import Settings, settings
from graphsvc.stores import Store
from tests.api.calling import Api
from tests.contract.hannover import ON, Both

DAY, UNTIL = ON.isoformat(), date(2027, 6, 1)
SECRET = "of these tests"  # noqa: S105  no secret
PERSON = {"place": "03241001-10", "age": 34, "german_level": "a1", "residence_group": "family"}
TOO_YOUNG = {"place": "03241001", "age": 3, "german_level": "a1", "residence_group": "eu_freedom"}
PLACED = {"topic": "language", "area": "03241", "from": DAY, "to": UNTIL.isoformat(), "on": DAY, "with_open": True}

Ran = list[tuple[int, str]]
RunOnBoth = Callable[..., Ran]


@pytest.fixture
def run_on_both(
    both: Both, sqlite_url: str, neo4j_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> RunOnBoth:
    """Runs `graphsvc` on both stores: exit code and output of each."""
    assert both
    (tmp_path / "facts.json").write_text(json.dumps(PERSON), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GRAPHSVC_SECRET", SECRET)

    def run(*arguments: str) -> Ran:
        ran = []
        for url in (sqlite_url, neo4j_url):
            monkeypatch.setenv("GRAPHSVC_STORE", url)
            settings.cache_clear()
            done = CliRunner().invoke(main, arguments)
            ran.append((done.exit_code, done.output))
        settings.cache_clear()
        return ran

    return run


@pytest.fixture(scope="module")
def callers(both: Both) -> list[Api]:
    """A counsellor of the same service at the API of each store; somebody of that service gets a place."""
    wanted = Wanted(ON, with_open=True)
    found = proposal(both.sqlite, OPERATOR, PlacingRequest("language", "03241", Window(ON, UNTIL), wanted))
    household = next(at for at, intake in enumerate(found.proposed.placement) if intake is not None)
    return [_at(store, found.listed.goals[household][0].goal.holder) for store in both]


@pytest.mark.parametrize(
    "command",
    [
        f"suggest --topic german_course --profile facts.json --on {DAY}",
        f"suggest --topic fishing --on {DAY}",
        f"path --goal nurse --profile facts.json --on {DAY}",
        f"path --goal c2 --profile facts.json --on {DAY}",
        f"path --goal astronaut --on {DAY}",
        f"place --topic language --area 03241 --on {DAY} --with-open",
        f"place --topic language --area 03241 --on {DAY} --with-open --rolling 60",
        f"place --topic language --area 99999 --on {DAY}",
        "rules impact integration_course_stop_2026",
        f"rules impact integration_course_claim --on {DAY}",
        "rules impact no_such_rule",
        "rules overrides",
        "network attendance --from 2026-07-01 --to 2027-01-01",
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_command_prints_the_same(run_on_both: RunOnBoth, command: str, form: str) -> None:
    one, other = run_on_both(*command.split(), *(["--json"] if form == "json" else []))
    assert one == other
    assert one[1]


def test_a_token_of_one_store_gives_the_same_list_from_the_other(run_on_both: RunOnBoth) -> None:
    asked = ("suggest", "--profile", "facts.json", "--json")
    first = [json.loads(out) for _, out in run_on_both(*asked, "--topic", "language", "--on", DAY, "--issue-token")]
    tokens = [answer.pop("token") for answer in first]
    assert first[0] == first[1]

    for token in tokens:
        for _, output in run_on_both(*asked, "--token", token):
            again = json.loads(output)
            assert again.pop("changed") == []
            assert again == first[0]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("/pathways", {"goal": "nurse", "profile": PERSON, "on": DAY}),
        ("/pathways", {"goal": "c2", "profile": PERSON, "on": DAY}),
        ("/pathways", {"goal": "b1", "profile": {"german_level": "B7"}}),
        ("/placing/proposals", PLACED),
        ("/placing/proposals", {**PLACED, "expected": 60, "group_by": "german_level"}),
        ("/placing/proposals", {**PLACED, "area": "99999"}),
        ("/suggestions", {"topic": "german_course", "profile": PERSON, "on": DAY}),
        ("/suggestions", {"topic": "fishing", "profile": PERSON, "on": DAY}),
    ],
)
def test_the_api_answers_the_same(callers: list[Api], path: str, content: dict[str, Any]) -> None:
    one, other = (caller.post(path, content) for caller in callers)
    assert (one.status_code, one.get_json(force=True)) == (other.status_code, other.get_json(force=True))


@pytest.mark.parametrize("rule", ["integration_course_stop_2026", "integration_course_claim", "no_such_rule"])
def test_the_api_tells_the_same_impact_of_a_rule(callers: list[Api], rule: str) -> None:
    one, other = (caller.get(f"/rules/{rule}/impact") for caller in callers)
    assert (one.status_code, one.get_json(force=True)) == (other.status_code, other.get_json(force=True))


def test_a_line_of_a_proposal_is_accepted_alike(callers: list[Api]) -> None:
    lines = callers[0].post("/placing/proposals", PLACED).get_json()["lines"]
    line = {"goals": [goal["goal"] for goal in lines[0]["goals"]], "intake": lines[0]["intake"]["id"]}

    for _ in ("accepted", "a repeat"):
        one, other = (
            caller.post("/placing/accepted", {**PLACED, **line}, Idempotency_Key="line") for caller in callers
        )
        assert (one.status_code, one.get_json()) == (201, other.get_json())
    one, other = (caller.post("/placing/proposals", PLACED).get_json() for caller in callers)
    assert one == other
    assert len(one["lines"]) < len(lines)


def test_a_report_is_shown_and_settled_alike(callers: list[Api], both: Both) -> None:
    kept = next(item for item in hannover(ON) if isinstance(item, Link) and item.type == "KEPT_BY")
    offer = f"/offers/{kept.source}"
    asked = {"topic": "german_course", "profile": PERSON, "why_not": kept.source}

    def walked(caller: Api, keeper: Api) -> Iterator[TestResponse]:
        yield caller.post(f"{offer}/reports", {"kind": "full", "note": "Warteliste"}, Idempotency_Key="report")
        yield caller.post("/suggestions", asked)
        yield keeper.get("/offer-reports/open")
        yield keeper.post(f"{offer}/settlement", {"settlement": "mended"}, If_Match='"1"', Idempotency_Key="settle")
        yield keeper.get("/offer-reports/open")
        yield caller.post("/suggestions", asked)

    one, other = (
        [(answer.status_code, _unmade(answer.get_json())) for answer in walked(caller, _at(store, kept.target))]
        for caller, store in zip(callers, both, strict=True)
    )
    assert one == other
    assert [status for status, _ in one] == [201, 200, 200, 200, 200, 200]
    assert [kept.source in str(one[number][1]["items"]) for number in (2, 4)] == [True, False]


def test_a_pick_against_the_verdict_is_kept_alike(callers: list[Api], both: Both, run_on_both: RunOnBoth) -> None:
    asked = {"topic": "german_course", "profile": TOO_YOUNG, "on": DAY}
    offers = [item.id for item in hannover(ON) if isinstance(item, Offer)]
    request = SuggestionRequest("german_course", profile_from_json(TOO_YOUNG), ON)
    failing = next(each for each in offers if why_not(both.sqlite, request, each).suggestion.verdict == "does_not_fit")

    for reason in ("", "Der Träger nimmt sie trotzdem auf."):
        one, other = (
            caller.post(f"/offers/{failing}/overrides", {**asked, "reason": reason}, Idempotency_Key="pick")
            for caller in callers
        )
        assert (one.status_code, one.get_json(force=True)) == (other.status_code, other.get_json(force=True))
    assert one.get_json() == {"recorded": True}
    listed = [[_unmade(each) for each in json.loads(out)] for _, out in run_on_both("rules", "overrides", "--json")]
    assert listed[0] == listed[1]
    assert [each["reason"] for each in listed[0]] == ["Der Träger nimmt sie trotzdem auf."]


def _at(store: Store, service: str) -> Api:
    """A counsellor of that service at the API of that store."""
    # The store is open already, so its URL is not read.
    unread = Settings(store=SecretStr("sqlite:///:memory:"), secret=SecretStr(SECRET))
    return Api(create_app(unread, store).test_client(), issue_token(store, "counsellor", "anna", service))


def _unmade(content: dict[str, Any]) -> dict[str, Any]:
    """The record without the instant of its writing."""
    return {name: value for name, value in content.items() if name != "updated_at"}
