"""Picking an offer against the verdict: a counsellor says why in one line."""

import pytest
from flask.testing import FlaskClient

from graphsvc.answers.rules import all_overrides
from graphsvc.clock import today
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Condition, Link
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from tests.contract.graph import COURSE, Piece, agreement, client, goal, profile, put
from tests.web.markup import Markup

ADULTS = Piece(Condition(id=seed_id(Condition, "adults"), revision=1, criterion="age", minimum=18))
ASKED = {"topic": "german_course", "on": today().isoformat(), "age": "12", "other_offer": COURSE.id}


@pytest.fixture(autouse=True)
def adults_only(store: Store) -> None:
    """The course takes adults only."""
    put(store, ADULTS, links=[Link("REQUIRES", COURSE.id, ADULTS.id)])


def test_a_counsellor_picks_an_offer_that_does_not_fit_and_says_why(counsellor: FlaskClient, store: Store) -> None:
    shown = Markup(counsellor.post("/vorschlaege", data=ASKED | {"explain": "yes"}).text)
    assert shown.all("input", name="reason")

    answer = counsellor.post("/vorschlaege", data=ASKED | {"pick": "yes", "reason": "Ausnahme der Schule"})

    assert "Ihre Entscheidung ist vermerkt" in answer.text
    (made,) = all_overrides(store, OPERATOR)
    assert (made.criteria, made.reason) == (("age",), "Ausnahme der Schule")


def test_a_missing_reason_is_asked_for_and_nothing_is_recorded(counsellor: FlaskClient, store: Store) -> None:
    shown = Markup(counsellor.post("/vorschlaege", data=ASKED | {"pick": "yes", "reason": " "}).text)
    assert shown.all("input", name="reason", aria_invalid="true")
    assert list(all_overrides(store, OPERATOR)) == []


def test_a_visitor_is_not_asked_and_may_not_pick(visitor: FlaskClient, store: Store) -> None:
    assert not Markup(visitor.post("/vorschlaege", data=ASKED | {"explain": "yes"}).text).all("input", name="reason")
    assert visitor.post("/vorschlaege", data=ASKED | {"pick": "yes", "reason": "So"}).status_code == 401
    assert list(all_overrides(store, OPERATOR)) == []


def test_an_offer_picked_for_a_goal_can_be_referred_to_once_the_reason_is_recorded(
    counsellor: FlaskClient, store: Store
) -> None:
    person = client("A-1")
    agreed = agreement(person)
    wanted = goal(agreed)
    put(store, person, profile(person, 1, age=12), agreed, wanted)
    listed = Markup(counsellor.post("/vorschlaege", data={"goal": wanted.id}).text)
    asked = ASKED | {"for_goal": listed.all("input", name="for_goal")[0].attributes["value"]}

    explained = Markup(counsellor.post("/vorschlaege", data=asked | {"explain": "yes"}).text)
    picked = Markup(counsellor.post("/vorschlaege", data=asked | {"pick": "yes", "reason": "Ausnahme"}).text)

    assert not explained.all("button", name="goal", value=wanted.id)
    assert picked.all("button", name="goal", value=wanted.id)
    assert [field.attributes["value"] for field in picked.all("input", name="offer")] == [COURSE.id, COURSE.id]
