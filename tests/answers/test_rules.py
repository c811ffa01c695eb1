"""What a rule changes for stored steps, and decisions against the verdict."""

from collections.abc import Iterator
from datetime import date

import pytest

from graphsvc.answers.rules import all_overrides, override, rule_impact
from graphsvc.errors import InvalidInput, NotFound
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Condition, Profile
from graphsvc.model.ids import seed_id
from graphsvc.stores import Store, open_store
from tests.contract.graph import (
    COUNSELLOR,
    COURSE,
    GROUND,
    MBE,
    Piece,
    agreement,
    client,
    goal,
    link,
    profile,
    put,
)
from tests.contract.test_steps_by_access_rule import RULED, step

STOP = "integration_course_stop_2026"
DURING = date(2026, 3, 2)


@pytest.fixture
def store() -> Iterator[Store]:
    """A store with one open step on an integration course, of somebody whose only door is the admission."""
    opened = open_store("sqlite:///:memory:")
    opened.init()
    person = client("A")
    agreed = agreement(person)
    aim = goal(agreed)
    waiting = {"residence_group": "eu_freedom", "german_level": "a1", "age": 30}
    put(opened, *GROUND, RULED, person, agreed, aim, step("open", aim, COURSE), profile(person, 1, **waiting))
    put(opened, links=[link("REQUIRES", COURSE, RULED)])
    yield opened
    opened.close()


def test_a_stop_hits_the_step_whose_only_door_it_closes(store: Store) -> None:
    found = rule_impact(store, COUNSELLOR, STOP, DURING)
    assert found.looked_at == 1
    (hit,) = found.hit
    assert (hit.offer_id, hit.verdict) == (COURSE.id, "does_not_fit")
    assert hit.without != "does_not_fit"
    assert found.groups == {"eu_freedom": 1}


def test_a_rule_that_decides_nothing_for_the_person_hits_nothing(store: Store) -> None:
    found = rule_impact(store, COUNSELLOR, "recognition_bqfg", DURING)
    assert (found.looked_at, found.hit, found.groups) == (0, (), {})


def test_a_rule_that_is_over_is_asked_for_its_last_day(store: Store) -> None:
    assert rule_impact(store, COUNSELLOR, STOP, date(2030, 1, 1)).on == date(2026, 12, 31)
    assert rule_impact(store, COUNSELLOR, STOP, date(2020, 1, 1)).on == date(2026, 2, 9)


def test_an_unknown_rule_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        rule_impact(store, COUNSELLOR, "no_such_rule", DURING)


def _asked(**facts: object) -> SuggestionRequest:
    return SuggestionRequest("german_course", Profile(id="", holder="", **facts), DURING)  # type: ignore[arg-type]


def test_picking_an_offer_that_does_not_fit_is_recorded_with_criteria_rules_and_reason(store: Store) -> None:
    adults = Piece(Condition(id=seed_id(Condition, "adults"), revision=1, criterion="age", minimum=18))
    put(store, adults, links=[link("REQUIRES", COURSE, adults)])
    asked = _asked(age=12, residence_group="eu_freedom", german_level="a1")

    override(store, COUNSELLOR, "pick", asked, (COURSE.id, " Die Schule\n nimmt sie "))

    (made,) = all_overrides(store, OPERATOR)
    assert (made.holder, made.topic, made.reason) == (MBE.id, "german_course", "Die Schule nimmt sie")
    assert set(made.criteria) == {"age", "residence"}
    assert STOP in made.rules
    assert [(each.type, each.target) for each in store.links(OPERATOR, made.id)] == [("OVERRIDES", COURSE.id)]


def test_nothing_is_recorded_where_the_offer_may_fit(store: Store) -> None:
    assert override(store, COUNSELLOR, "pick", _asked(), (COURSE.id, "")) is None


@pytest.mark.parametrize("reason", ["", "  ", "x" * 201])
def test_the_reason_is_one_line(store: Store, reason: str) -> None:
    asked = _asked(residence_group="eu_freedom", german_level="a1")
    with pytest.raises(InvalidInput) as caught:
        override(store, COUNSELLOR, "pick", asked, (COURSE.id, reason))
    assert [problem.pointer for problem in caught.value.problems] == ["/reason"]
