"""Suggestions over the API: a profile in the body, or a stored goal."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphsvc.api.suggestion_models import Suggestions
from graphsvc.clock import today
from graphsvc.model.derived import Condition, Offer
from graphsvc.model.ids import new_id, seed_id
from graphsvc.stores import Store
from tests.api.calling import Api, pointers, problem_of
from tests.contract.graph import CITY, COURSE, JMD, Piece, agreement, client, goal, link, offer, profile, put, referral

PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3))
DAYS = st.dates().map(str)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("born_on", "permit_issued_on", "valid_on"), DAYS | VALUES),
        **{name: st.integers(0, 120) | VALUES for name in ("age", "permit_months")},
        "papers": st.lists(st.fixed_dictionaries({"kind": st.just("obligation"), "issued_on": DAYS})) | VALUES,
        "german_level": st.sampled_from(["a1", "c2"]) | VALUES,
    },
)
# The older version of a profile, then the newer one.
LEVELS = ((1, "a1"), (2, "b1"))
ASKED: dict[str, Any] = {"topic": "german_course", "profile": {"german_level": "a2"}}


def test_a_profile_gets_offers_with_reasons_and_nothing_is_stored(store: Store, anyone: Api) -> None:
    answer = anyone.post("/suggestions", ASKED)
    (suggestion,) = answer.get_json()["suggestions"]
    assert suggestion["offer"]["id"] == COURSE.id
    assert suggestion["verdict"] in {"fits", "unknown"}
    assert all(criterion["de"] and criterion["en"] for criterion in suggestion["criteria"])
    assert answer.headers["Cache-Control"] == "no-store"
    assert store.search(None, Offer, "a2") == ()


def test_the_answer_is_as_the_document_says(store: Store, anyone: Api) -> None:
    advanced = Piece(Condition(id=seed_id(Condition, "b1"), criterion="german_level", level_minimum="b1", revision=1))
    course = Piece(
        Condition(id=seed_id(Condition, "ik"), criterion="residence", access_rule="integration_course", revision=1)
    )
    hard, legal = offer("B2", serves=[CITY]), offer("Integrationskurs", kind="integration_course", serves=[CITY])
    put(store, advanced, course, hard, legal)
    put(store, links=[link("REQUIRES", hard, advanced), link("REQUIRES", legal, course)])
    asked = {
        "topic": "german_course",
        "profile": {"german_level": "a2", "place": CITY.record.code, "residence_group": "temporary_24"},
        "why_not": hard.id,
        "issue_token": True,
    }
    content = anyone.post("/suggestions", asked).get_json()
    assert Suggestions.model_validate(content).model_dump(mode="json", exclude_unset=True) == content
    assert content["why_not"]["offer"]["id"] == hard.id
    assert content["why_not"]["verdict"] == "does_not_fit"
    assert content["why_not"]["criteria"][0]["criterion"] == "german_level"


def test_a_token_gives_the_list_again_or_says_what_has_changed(store: Store, anyone: Api) -> None:
    first = anyone.post("/suggestions", {**ASKED, "on": "2026-03-02", "issue_token": True}).get_json()
    again = {"profile": ASKED["profile"], "token": first.pop("token")}

    same = anyone.post("/suggestions", again).get_json()
    assert same.pop("changed") == []
    assert same == first

    put(store, offer("Neuer Kurs"))
    changed = anyone.post("/suggestions", {**again, "profile": {"german_level": "b1"}}).get_json()["changed"]
    assert [(part["part"], part["ids"]) for part in changed] == [("offers", [offer("Neuer Kurs").id]), ("facts", [])]


def test_the_roads_of_a_service_are_in_its_own_answers_only(store: Store, anyone: Api, counsellor: Api) -> None:
    sent = [referral(f"Weg {number}", COURSE, requested_on=date(2025, 6, 2)) for number in range(6)]
    put(store, *sent)
    asked = {**ASKED, "on": "2026-03-02"}

    def numbers(api: Api) -> dict[str, int | None]:
        (suggestion,) = api.post("/suggestions", asked).get_json()["suggestions"]
        return {part["name"]: part["number"] for part in suggestion["contributions"]}

    assert "road" not in numbers(anyone)
    assert numbers(counsellor)["road"] == 5


def test_the_day_is_today_in_berlin_unless_given(anyone: Api) -> None:
    before = today()
    answered = anyone.post("/suggestions", ASKED).get_json()["on"]
    assert before.isoformat() <= answered <= today().isoformat()
    assert anyone.post("/suggestions", {**ASKED, "on": "2026-03-02"}).get_json()["on"] == "2026-03-02"


def test_the_limit_and_the_seed_are_those_asked_for(store: Store, anyone: Api) -> None:
    put(store, *(offer(f"Kurs {number}") for number in range(3)))
    first = anyone.post("/suggestions", {**ASKED, "limit": 2, "seed": "x"}).get_json()
    assert (len(first["suggestions"]), first["truncated"], first["seed"]) == (2, True, "x")
    assert anyone.post("/suggestions", {**ASKED, "limit": 2, "seed": "x"}).get_json() == first


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"topic": "knitting"}, "/topic"),
        ({"topic": None}, "/topic"),
        ({"on": "2026-13-01"}, "/on"),
        ({"on": 20261123}, "/on"),
        ({"limit": 0}, "/limit"),
        ({"limit": 51}, "/limit"),
        ({"limit": "10"}, "/limit"),
        ({"seed": 7}, "/seed"),
        ({"name": "x"}, "/name"),
        ({"profile": None}, "/profile"),
        ({"goal": "goa_x"}, "/profile"),
        ({"profile": []}, "/profile"),
        ({"profile": {"german_level": "d1"}}, "/profile/german_level"),
        ({"profile": {"name": "x"}}, "/profile/name"),
        ({"profile": {"id": "pro_x"}}, "/profile/id"),
        ({"profile": {"holder": "svc_x"}}, "/profile/holder"),
        ({"profile": {"papers": [{"kind": "passport"}]}}, "/profile/papers/0/kind"),
        ({"profile": {"place": "99999"}}, "/profile/place"),
        ({"profile": {"born_on": "2999-01-01"}}, "/profile/born_on"),
        ({"profile": {"born_on": "1.2.1990"}}, "/profile/born_on"),
        ({"profile": {"german_level": "B7"}}, "/profile/german_level"),
        ({"token": "x"}, "/token"),
        ({"why_not": "off_x"}, "/why_not"),
        ({"why_not": new_id(Offer)}, "/why_not"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_remedy(anyone: Api, change: dict[str, Any], pointer: str) -> None:
    problem = problem_of(anyone.post("/suggestions", {**ASKED, **change}), 400, "invalid-input")
    assert pointers(problem) == [pointer]


def test_an_unknown_topic_is_told_the_known_ones(anyone: Api) -> None:
    problem = problem_of(anyone.post("/suggestions", {**ASKED, "topic": "knitting"}), 400, "invalid-input")
    assert "Known are: language, german_course" in problem["errors"][0]["detail"]
    assert "Bekannt sind: language, german_course" in problem["errors"][0]["detail_de"]


def test_a_goal_is_answered_from_its_topic_and_the_newest_profile(store: Store, counsellor: Api) -> None:
    case = client("fall")
    contract = agreement(case)
    older, newer = (profile(case, version, german_level=level, place=CITY.record.code) for version, level in LEVELS)
    put(store, case, contract, goal(contract), older, newer)
    level = Piece(Condition(id=seed_id(Condition, "b1"), criterion="german_level", level_minimum="b1", revision=1))
    advanced = offer("B2", serves=[CITY])
    put(store, level, advanced, links=[link("REQUIRES", advanced, level)])
    content = counsellor.post("/suggestions", {"goal": goal(contract).id}).get_json()
    assert content["topic"] == "german_course"
    verdicts = {each["offer"]["id"]: each["verdict"] for each in content["suggestions"]}
    assert verdicts[advanced.id] == "fits"


def test_a_goal_can_be_asked_for_another_topic(store: Store, counsellor: Api) -> None:
    case = client("fall")
    contract = agreement(case)
    put(store, case, contract, goal(contract))
    content = counsellor.post("/suggestions", {"goal": goal(contract).id, "topic": "housing"}).get_json()
    assert (content["topic"], content["suggestions"]) == ("housing", [])


def test_a_goal_is_for_the_service_that_holds_it(store: Store, anyone: Api, coordinator: Api, counsellor: Api) -> None:
    case = client("anderswo", JMD)
    contract = agreement(case)
    put(store, case, contract, goal(contract))
    asked = {"goal": goal(contract).id}
    problem_of(anyone.post("/suggestions", asked), 401, "not-signed-in")
    problem_of(coordinator.post("/suggestions", asked), 403, "not-allowed")
    problem_of(counsellor.post("/suggestions", asked), 404, "not-found")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(profile=FACTS | VALUES, on=DAYS | VALUES, more=st.dictionaries(st.text(), VALUES, max_size=1))
def test_any_json_is_answered_or_refused_by_name(
    anyone: Api, profile: object, on: object, more: dict[str, Any]
) -> None:
    answer = anyone.post("/suggestions", {**more, "topic": "german_course", "profile": profile, "on": on})
    if answer.status_code != 200:
        assert pointers(problem_of(answer, 400, "invalid-input"))
