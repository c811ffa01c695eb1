"""Who waits and where there is room as a problem, and why somebody stays without a place."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from graphsvc.matching.placing.problem import MOST_OPTIONS
from graphsvc.matching.placing.proposal import propose
from graphsvc.matching.placing.reasons import Unplaced, unplaced
from graphsvc.matching.placing.rolling import Expectation
from graphsvc.matching.placing.terms import FREE
from graphsvc.matching.placing.verdict_table import FITS
from graphsvc.matching.placing.waiting_list import GroupName, WaitingList, Wanted, waiting_list
from graphsvc.matching.topics import topic_and_narrower
from graphsvc.matching.weights import weights
from graphsvc.model.derived import Client, Goal, Intake
from graphsvc.model.facts import OfferFacts
from graphsvc.model.placing_facts import StartingOffers, WaitingGoal
from tests.matching.examples import CHAIN, HANNOVER, ON, condition, course, offer, profile


def _waits(number: int, household: str | None = None, **facts: Any) -> WaitingGoal:  # noqa: ANN401  any property
    client = Client(id=f"cli_{number}", holder="svc_1", synthetic=True, household=household)
    wanted = Goal(id=f"goa_{number}", holder="svc_1", state="open", synthetic=True)
    return WaitingGoal(wanted, "german_course", client, profile(**facts), date(2026, 1, number))


def _starts(number: int, places: int = 1, **changes: Any) -> OfferFacts:  # noqa: ANN401  any part of the facts
    begins = Intake(id=f"int_{number}", starts_on=ON + timedelta(20), places=places, booked=0, synthetic=True)
    return course(number, intakes=(begins,), **changes)


def _listed(waiting: list[WaitingGoal], *offers: OfferFacts, asked_for: int = 0, **wanted: Any) -> WaitingList:  # noqa: ANN401
    starting = StartingOffers(offers, {"int_1": asked_for})
    return waiting_list(waiting, starting, {HANNOVER.code: CHAIN}, weights(), Wanted(ON, **wanted))


def _why(listed: WaitingList, expectation: Expectation | None = None) -> list[tuple[str, str | None, int]]:
    found: tuple[Unplaced, ...] = unplaced(propose(listed.problem, FREE, "", expectation), listed)
    return [(each.reason, each.criterion, each.fitting) for each in found]


def test_a_household_is_one_and_of_several_goals_of_a_person_the_first_counts() -> None:
    waiting = [_waits(1), _waits(2, "H"), _waits(3, "H"), _waits(1)]

    listed = _listed(waiting, _starts(1, places=2))

    assert [[each.goal.id for each in goals] for goals in listed.goals] == [["goa_1"], ["goa_2", "goa_3"]]
    assert [each.size for each in listed.problem.households] == [1, 2]
    one, two = (each.options[0].value for each in listed.problem.households)
    assert two == 2 * one
    assert 50 < one <= 100


def test_places_asked_for_are_not_free_and_registration_ends_with_its_day() -> None:
    closing = _starts(2)
    closing = replace(closing, intakes=(replace(closing.intakes[0], register_by=ON + timedelta(5)),))

    listed = _listed([], _starts(1, places=3), closing, asked_for=2)

    assert listed.problem.places == (1, 1)
    assert listed.open_for == (20, 5)


def test_what_is_open_counts_only_where_asked_for_and_then_half() -> None:
    open_to_b1 = _starts(1, conditions=(condition("german_level", level_minimum="b1"),))

    strict, asked = (_listed([_waits(1)], open_to_b1, with_open=with_open) for with_open in (False, True))
    sure = _listed([_waits(1, german_level="b1")], open_to_b1)

    assert strict.problem.households[0].options == ()
    half, whole = (each.problem.households[0].options[0].value for each in (asked, sure))
    assert half == pytest.approx(whole / 2, abs=0.001)


def test_a_place_near_home_is_worth_more_and_online_is_near_to_everybody() -> None:
    far = _starts(1, held_in=replace(HANNOVER, latitude=53.5))
    online = _starts(2, offer=offer(2, online=True))
    unchecked = _starts(3, offer=offer(3, verified_on=None))

    options = _listed([_waits(1)], far, online, unchecked, _starts(4)).problem.households[0].options

    value = {option.intake: option.value for option in options}
    assert value[1] == value[3] > value[2]
    assert value[3] > value[0]


def test_of_many_equal_starts_each_household_looks_at_its_own_thirty() -> None:
    starts = [_starts(number) for number in range(1, 61)]

    first, second = _listed([_waits(1), _waits(2)], *starts).problem.households

    assert len(first.options) == len(second.options) == MOST_OPTIONS
    assert {each.intake for each in first.options} != {each.intake for each in second.options}


def test_groups_are_those_of_a_fact_and_of_a_service_and_not_said_is_one_too() -> None:
    def groups(group_by: GroupName) -> list[str]:
        waiting = [_waits(1, childcare_needed=True), _waits(2, childcare_needed=False), _waits(3)]
        return [each.group for each in _listed(waiting, group_by=group_by).problem.households]

    assert groups("childcare_needed") == ["yes", "no", "not_said"]
    assert groups("service") == ["svc_1"] * 3
    assert groups("place") == [HANNOVER.code] * 3


def test_who_stays_without_a_place_is_told_what_keeps_them() -> None:
    from_b1 = _starts(1, conditions=(condition("german_level", level_minimum="b1"),))

    assert _why(_listed([_waits(1)])) == [("no_start", None, 0)]
    assert _why(_listed([_waits(1, german_level="a1")], from_b1)) == [("no_fit", "german_level", 0)]
    assert _why(_listed([_waits(1)], from_b1)) == [("open_questions", "german_level", 0)]
    assert _why(_listed([_waits(1), _waits(2)], _starts(1))) == [("no_room", None, 1)]
    assert _why(_listed([_waits(1)], _starts(1), asked_for=1)) == [("no_room", None, 0)]


def test_a_household_too_large_for_any_start_or_that_fits_only_apart_is_told_so() -> None:
    for_women, for_men = (
        _starts(number, places=2, conditions=(condition("gender", genders=(gender,)),))
        for number, gender in ((1, "female"), (2, "male"))
    )
    couple = [_waits(1, "H", gender="female"), _waits(2, "H", gender="male")]

    assert _why(_listed(couple, _starts(1, places=1))) == [("household", None, 0)]
    assert _why(_listed(couple, for_women, for_men)) == [("household", None, 0)]


def test_who_waits_for_somebody_else_to_come_is_told_so() -> None:
    listed = _listed([_waits(1)], _starts(1))
    dearer = tuple(
        replace(each, options=(replace(each.options[0], value=100.0),)) for each in listed.problem.households
    )

    assert _why(listed, Expectation(3, 20, listed.open_for, dearer)) == [("held_back", None, 1)]


def test_that_an_offer_is_about_something_else_is_named_only_where_nothing_else_is() -> None:
    other_topic = _starts(1, topics=("housing",))
    from_b1 = _starts(2, conditions=(condition("german_level", level_minimum="b1"),))

    assert _why(_listed([_waits(1, german_level="a1")], other_topic)) == [("no_fit", "topic", 0)]
    assert _why(_listed([_waits(1, german_level="a1")], other_topic, other_topic, from_b1)) == [
        ("no_fit", "german_level", 0)
    ]


def test_the_verdicts_of_a_household_have_a_row_for_each_intake_and_a_column_for_each_of_them() -> None:
    listed = _listed([_waits(1), _waits(2, "H"), _waits(3, "H")], _starts(1), _starts(2))

    assert listed.verdicts(1).tolist() == [[FITS, FITS], [FITS, FITS]]


def test_narrower_topics_belong_to_a_topic() -> None:
    assert {"language", "german_course", "literacy"} <= set(topic_and_narrower("language"))
    assert "language" not in topic_and_narrower("german_course")
