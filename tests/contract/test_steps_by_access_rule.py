"""Open steps that rest on an access rule: what a change of law hits."""

import pytest

from graphsvc.errors import NotAllowed, NotSignedIn
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Condition, Goal, Link, Offer, Step
from graphsvc.model.facts import OpenStep
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store
from tests.contract.graph import (
    COORDINATOR,
    COUNSELLOR,
    COUNSELLOR_ELSEWHERE,
    COURSE,
    GROUND,
    JMD,
    Piece,
    agreement,
    client,
    goal,
    link,
    offer,
    profile,
    put,
)

RULED = Piece(
    Condition(id=seed_id(Condition, "b"), revision=1, criterion="residence", access_rule="integration_course")
)
OTHER = offer("Ohne Zugangsregel")


def step(name: str, of: Piece[Goal], uses: Piece[Offer], state: str = "open") -> Piece[Step]:
    """A step of that goal that uses the offer."""
    content = {"state": state, "whose_turn": "client", "synthetic": True}
    record = Step(id=seed_id(Step, name), revision=1, holder=of.record.holder, **content)  # type: ignore[arg-type]
    return Piece(record, (Link("STEP_OF", record.id, of.id), Link("USES", record.id, uses.id)))


@pytest.fixture
def steps(store: Store) -> dict[str, Piece[Step]]:
    """Steps of two services: open, done, and with an offer that has no access rule."""
    ours, theirs = client("A"), client("B", JMD)
    agreed, elsewhere = agreement(ours), agreement(theirs)
    aim, aim_elsewhere = goal(agreed), goal(elsewhere)
    made = {
        "open": step("open", aim, COURSE),
        "done": step("done", aim, COURSE, "done"),
        "other": step("other", aim, OTHER),
        "elsewhere": step("elsewhere", aim_elsewhere, COURSE),
    }
    put(store, *GROUND, RULED, OTHER, ours, theirs, agreed, elsewhere, aim, aim_elsewhere, *made.values())
    put(store, profile(ours, 1, age=30), profile(ours, 2, age=31), links=[link("REQUIRES", COURSE, RULED)])
    return made


def test_a_service_finds_its_open_steps_with_the_newest_profile(store: Store, steps: dict[str, Piece[Step]]) -> None:
    (found,) = store.steps_by_access_rule(COUNSELLOR, ["integration_course"])
    assert (found.id, found.offer_id, found.topic) == (steps["open"].id, COURSE.id, "german_course")
    assert found.profile is not None
    assert found.profile.age == 31
    expected = OpenStep(steps["elsewhere"].id, COURSE.id, "german_course", None)
    assert store.steps_by_access_rule(COUNSELLOR_ELSEWHERE, ["integration_course"]) == (expected,)


def test_the_operator_finds_all_page_by_page(store: Store, steps: dict[str, Piece[Step]]) -> None:
    expected = sorted((steps["open"].id, steps["elsewhere"].id))
    (first,) = store.steps_by_access_rule(OPERATOR, ["integration_course"], limit=1)
    rest = store.steps_by_access_rule(OPERATOR, ["integration_course"], after=first.id)
    assert [first.id, *(each.id for each in rest)] == expected


def test_another_rule_or_none_finds_nothing(store: Store, steps: dict[str, Piece[Step]]) -> None:
    assert steps
    assert store.steps_by_access_rule(OPERATOR, ["recognition"]) == ()
    assert store.steps_by_access_rule(OPERATOR, []) == ()


def test_casework_needs_an_account_of_a_service(store: Store, steps: dict[str, Piece[Step]]) -> None:
    assert steps
    with pytest.raises(NotSignedIn):
        store.steps_by_access_rule(None, ["integration_course"])
    with pytest.raises(NotAllowed):
        store.steps_by_access_rule(COORDINATOR, ["integration_course"])
